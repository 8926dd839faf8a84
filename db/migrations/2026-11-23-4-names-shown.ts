import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('names_shown')
    .ifNotExists()
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull().references('units.id'))
    .addColumn('depth', 'text', (column) => column.notNull())
    .addColumn('viewers', 'text', (column) => column.notNull())
    .addColumn('shown_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('names_shown_pk', ['round_id', 'unit_id', 'depth', 'viewers'])
    .execute();
}
