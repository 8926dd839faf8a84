import type { Kysely } from 'kysely';
import { newId } from '../ids';
import type { Database } from '../schema';

/** Timed work; rounds that are open already get their closing. */
export async function up(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('unique_key', 'text', (column) => column.notNull().unique())
    .addColumn('parameters', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('progress', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('lease_until', 'text')
    .addColumn('cancel_requested_at', 'text')
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .execute();
  await db.schema.createIndex('jobs_due').ifNotExists().on('jobs').columns(['status', 'due_at']).execute();
  const open = await db
    .selectFrom('rounds')
    .select(['id', 'closes_at', 'opens_at'])
    .where('status', '=', 'open')
    .execute();
  for (const round of open) {
    await db
      .insertInto('jobs')
      .values({
        id: newId(),
        kind: 'close_round',
        unique_key: `close_round:${round.id}`,
        parameters: JSON.stringify({ roundId: round.id }),
        status: 'waiting',
        progress: 0,
        due_at: round.closes_at,
        attempts: 0,
        lease_until: null,
        cancel_requested_at: null,
        last_error: null,
        created_at: round.opens_at,
        finished_at: null,
      })
      .onConflict((conflict) => conflict.column('unique_key').doNothing())
      .execute();
  }
}
