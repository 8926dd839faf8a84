import type { Kysely } from 'kysely';
import type { Database } from '../schema';

/** What the county writes to those who take part, and why somebody does not. */
export async function up(db: Kysely<Database>): Promise<void> {
  const tables = await db.introspection.getTables();
  const has = (table: string, column: string) =>
    tables.some(({ name, columns }) => name === table && columns.some((one) => one.name === column));
  if (!has('rounds', 'message')) {
    await db.schema
      .alterTable('rounds')
      .addColumn('message', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  }
  if (!has('round_participants', 'declined_note')) {
    await db.schema.alterTable('round_participants').addColumn('declined_note', 'text').execute();
  }
}
