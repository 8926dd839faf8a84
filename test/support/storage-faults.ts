import { sql } from 'kysely';
import { connect } from '#db/connection.server';
import { engine, type TestDatabase } from './database';

/** Makes the storage fail under an open connection, and returns what makes it well again. */
type Fault = (database: TestDatabase) => Promise<() => Promise<void>>;

/** SQLite stops at its page limit as on a full disk; PostgreSQL is made to say what it says on one. */
const fill: Fault = async ({ db }) => {
  if (engine === 'sqlite') {
    // Free pages would still take some rows.
    await sql`vacuum`.execute(db);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(db);
    return async () => void (await sql`pragma max_page_count = 1000000`.execute(db));
  }
  await sql`create function say_full() returns trigger language plpgsql as
    ${sql.lit("begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end")}`.execute(
    db,
  );
  const tables = ['answer_versions', 'fact_versions', 'installation'];
  for (const table of tables) {
    await sql`create trigger full_disk before insert on ${sql.table(table)} execute function say_full()`.execute(db);
  }
  return async () => void (await sql`drop function say_full() cascade`.execute(db));
};

const lockForReading: Fault = async ({ db, url }) => {
  if (engine === 'sqlite') {
    await sql`pragma query_only = 1`.execute(db);
    return async () => void (await sql`pragma query_only = 0`.execute(db));
  }
  const name = new URL(url).pathname.slice(1);
  const set = (value: string) =>
    onServer(`alter database "${name}" set default_transaction_read_only = ${value}`).then(() => cutConnections(url));
  await set('on');
  return () => set('off');
};

/** Storage that fails while the application runs, on either engine. */
export const storageFaults = { full: fill, read_only: lockForReading } satisfies Record<string, Fault>;

/** Ends every connection to a PostgreSQL database from the server's side. */
export async function cutConnections(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  // The pool hears of its dead connections in a later turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

async function onServer(statement: string): Promise<void> {
  const server = connect(process.env.TEST_DATABASE_URL ?? '');
  await sql.raw(statement).execute(server);
  await server.destroy();
}
