import { type Kysely, type KyselyPlugin, Migrator, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '#db/migrations/index';
import { migrateToLatest } from '#db/migrator';
import type { Database } from '#db/schema';
import { createDatabase, engine, type TestDatabase } from '#test/support/database';

const NAMES = Object.keys(migrations).sort();

/** Tables with their columns, and the names of indexes: what two databases must agree on to be the same. */
async function describeSchema(db: Kysely<Database>) {
  const tables = (await db.introspection.getTables()).map(({ name, columns }) => [
    name,
    columns.map((column) => `${column.name} ${column.dataType} ${column.isNullable ? 'null' : 'not null'}`),
  ]);
  const { rows } = await (engine === 'sqlite'
    ? sql`select name from sqlite_master where type = 'index' order by name`
    : sql`select indexname as name from pg_indexes where schemaname = 'public' order by indexname`
  ).execute(db);
  return { tables, indexes: rows };
}

/** Lets `statements` statements through and then stops, as a killed process does. */
function killedAfter(statements: number): KyselyPlugin & { seen: number } {
  return {
    seen: 0,
    transformQuery({ node }) {
      this.seen++;
      if (this.seen > statements) throw new Error('killed');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

describe('migrations', () => {
  let whole: TestDatabase;
  beforeAll(async () => {
    whole = await createDatabase({ isMigrated: false });
  });
  afterAll(() => whole.drop());

  test('run in order on an empty database, and not again', async () => {
    expect(await migrateToLatest(whole.db)).toEqual(NAMES);
    expect(await migrateToLatest(whole.db)).toEqual([]);
  });

  test('killed after any of their statements are completed by the next run', async () => {
    const broken = await createDatabase({ isMigrated: false });
    try {
      for (const name of NAMES) {
        for (let statements = 1, isDone = false; !isDone; statements++) {
          const killer = killedAfter(statements);
          isDone = await migrations[name]!.up(broken.db.withPlugin(killer)).then(
            () => true,
            (error: Error) => {
              expect(error.message).toBe('killed');
              return false;
            },
          );
        }
      }
      expect(await migrateToLatest(broken.db)).toEqual(NAMES);
      expect(await describeSchema(broken.db)).toEqual(await describeSchema(whole.db));
    } finally {
      await broken.drop();
    }
  });

  test('one killed after its first table leaves those before it recorded, and the next run goes on from there', async () => {
    const { db, drop } = await createDatabase({ isMigrated: false });
    try {
      await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateTo(NAMES[1]!);
      await expect(migrations[NAMES[2]!]!.up(db.withPlugin(killedAfter(1)))).rejects.toThrow('killed');
      expect(await migrateToLatest(db)).toEqual(NAMES.slice(2));
    } finally {
      await drop();
    }
  });
});
