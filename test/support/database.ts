import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { connect, type Engine } from '#db/connection.server';
import { migrateToLatest } from '#db/migrator';
import type { Database } from '#db/schema';

/** The engine that this run of the tests is for: every database test runs once on each. */
export const currentEngine = (): Engine => (process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite');
export const engine: Engine = currentEngine();

export interface TestDatabase {
  db: Kysely<Database>;
  url: string;
  /** Closes and removes it. */
  drop: () => Promise<void>;
}

/** An empty database of the test's own; `isMigrated: false` leaves the tables out. */
export async function createDatabase({ isMigrated = true } = {}): Promise<TestDatabase> {
  const made = currentEngine() === 'postgres' ? await createPostgresDatabase() : createSqliteFile();
  if (isMigrated) await migrateToLatest(made.db);
  return made;
}

function createSqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'mognad-db-'));
  const url = `file:${join(folder, 'test.db')}`;
  const db = connect(url);
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createPostgresDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('no PostgreSQL server: TEST_DATABASE_URL is not set');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = connect(server);
  await sql`create database ${sql.id(name)}`.execute(admin);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = connect(url.href, { onIdleError: () => {} });
  return {
    db,
    url: url.href,
    drop: async () => {
      await db.destroy();
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin);
      await admin.destroy();
    },
  };
}
