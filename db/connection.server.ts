import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DialectAdapter, Kysely, PostgresAdapter, PostgresDialect, type PostgresDialectConfig, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './schema';
import { type Addressed, EmbeddedSqliteDialect } from './sqlite-dialect.server';

export type Engine = 'sqlite' | 'postgres';

// Counts and sums arrive as text by default; every one of ours is far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const POSTGRES_POOL_SIZE = 10;

export interface ConnectionOptions {
  /** Told about a connection that broke while idle: the pool opens a new one at the next query. */
  onIdleError?: (error: Error) => void;
  /** A connection that only reads, beside the one that writes. */
  isReadOnly?: boolean;
}

class AddressedPostgresDialect extends PostgresDialect {
  readonly #address: string;

  constructor(config: PostgresDialectConfig, address: string) {
    super(config);
    this.#address = address;
  }

  override createAdapter(): DialectAdapter & Addressed {
    return Object.assign(new PostgresAdapter(), { address: this.#address });
  }
}

/**
 * Opens the database that `url` names: `postgres://…` or a file (`file:./.data/x.db`, a path, or `:memory:`).
 * Throws what the file system or the driver says; see `explainStorageError` for words people understand.
 */
export function connect(url: string, options: ConnectionOptions = {}): Kysely<Database> {
  if (/^postgres(ql)?:/.test(url)) {
    const pool = new pg.Pool({ connectionString: url, max: POSTGRES_POOL_SIZE });
    pool.on('error', (error) => options.onIdleError?.(error));
    // A connection that is cut while somebody uses it fails their query and says so once more, here: without somebody
    // who listens, that would end the process.
    pool.on('connect', (client) => client.on('error', () => {}));
    return new Kysely<Database>({ dialect: new AddressedPostgresDialect({ pool }, url) });
  }
  const path = url.replace(/^file:/, '');
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  return new Kysely<Database>({ dialect: new EmbeddedSqliteDialect(path, options.isReadOnly) });
}

/**
 * Which engine a connection or a transaction runs on. Asked of the connection itself: the built server holds this module
 * twice, in its own bundle and in the pages', so nothing that one of them remembers is known to the other.
 */
export function engineOf(db: Kysely<Database>): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/**
 * What `connect` was told, for a thread that needs a connection of its own; null for a database in memory, which nobody
 * else can reach. Asked of the connection itself, as above.
 */
export function addressOf(db: Kysely<Database>): string | null {
  return (db.getExecutor().adapter as Partial<Addressed>).address ?? null;
}

/** The settings that durability rests on, as the live connection reports them. */
export async function readDurabilitySettings(db: Kysely<Database>): Promise<Record<string, string>> {
  const names =
    engineOf(db) === 'sqlite'
      ? (['synchronous', 'journal_mode', 'foreign_keys'] as const)
      : (['fsync', 'synchronous_commit', 'full_page_writes'] as const);
  const settings: Record<string, string> = {};
  for (const name of names) {
    const statement = engineOf(db) === 'sqlite' ? sql.raw(`pragma ${name}`) : sql.raw(`show ${name}`);
    const { rows } = await sql<Record<string, unknown>>`${statement}`.execute(db);
    settings[name] = String(Object.values(rows[0] ?? {})[0]);
  }
  return settings;
}
