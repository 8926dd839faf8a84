import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

/** Longest wait for another process's write lock, for instance a command run beside the server. */
const BUSY_TIMEOUT_MS = 5000;
/** Kysely compiles the same text for the same query, so a few hundred statements cover the application. */
const CACHED_STATEMENTS = 500;

/** Opens the file and sets what durability and integrity need; throws what SQLite says when it can't. */
function openFile(path: string, isReadOnly: boolean): DatabaseSyncInstance {
  const file = new DatabaseSync(path, {
    enableForeignKeyConstraints: true,
    timeout: BUSY_TIMEOUT_MS,
    readOnly: isReadOnly,
  });
  if (isReadOnly) return file;
  try {
    file.exec('pragma journal_mode = wal');
    file.exec('pragma synchronous = full');
    file.exec('pragma foreign_keys = on');
  } catch (error) {
    file.close();
    throw error;
  }
  return file;
}

/** Gives Kysely's SQLite driver the interface it expects, with prepared statements kept between calls. */
class StatementCache {
  readonly #file: DatabaseSyncInstance;
  readonly #isReadOnly: boolean;
  readonly #statements = new Map<string, ReturnType<typeof toKyselyStatement>>();

  constructor(path: string, isReadOnly: boolean) {
    this.#file = openFile(path, isReadOnly);
    this.#isReadOnly = isReadOnly;
  }

  get isInTransaction(): boolean {
    return this.#file.isTransaction;
  }

  prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = toKyselyStatement(this.#file.prepare(sql));
    if (this.#statements.size >= CACHED_STATEMENTS) {
      const oldest = this.#statements.keys().next().value;
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  close() {
    this.#statements.clear();
    // Prepared statements keep the file half open, so SQLite's own clean-up of the log at close does not happen: a copy
    // of the file alone would miss the newest answers.
    if (!this.#isReadOnly) this.#file.exec('pragma wal_checkpoint(truncate)');
    this.#file.close();
  }
}

type Parameter = null | number | bigint | string | Uint8Array;

function toKyselyStatement(statement: StatementSyncInstance) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...toBound(parameters)) as unknown[],
    run: (parameters: readonly unknown[]) => statement.run(...toBound(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...toBound(parameters)) as IterableIterator<unknown>,
  };
}

/**
 * The driver takes a number within 2.2e-16 of a whole one for that whole number, so that a tiny p-value would be stored
 * as 0. As text it reaches SQLite, which makes the same number of it again in a column of numbers.
 */
function toBound(parameters: readonly unknown[]): Parameter[] {
  const isTiny = (value: unknown) => typeof value === 'number' && value > 0 && value < Number.EPSILON;
  return (
    parameters.some(isTiny) ? parameters.map((value) => (isTiny(value) ? String(value) : value)) : parameters
  ) as Parameter[];
}

/** Takes the write lock at `begin`, so that a transaction never fails half-way because another one wrote first. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #cache: StatementCache;

  constructor(config: SqliteDialectConfig, cache: StatementCache) {
    super(config);
    this.#cache = cache;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself on some errors (disk full); a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#cache.isInTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** A connection's adapter that remembers where it leads. */
export interface Addressed {
  address: string;
}

export class EmbeddedSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #cache: StatementCache;
  readonly #address: string | null;

  constructor(path: string, isReadOnly = false) {
    const cache = new StatementCache(path, isReadOnly);
    const config = {
      database: cache as unknown as NonNullable<SqliteDialectConfig['database']>,
    } as SqliteDialectConfig;
    super(config);
    this.#config = config;
    this.#cache = cache;
    this.#address = path === ':memory:' ? null : `file:${path}`;
  }

  override createAdapter(): DialectAdapter & Partial<Addressed> {
    return Object.assign(new SqliteAdapter(), this.#address === null ? {} : { address: this.#address });
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config, this.#cache);
  }
}
