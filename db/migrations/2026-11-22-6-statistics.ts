import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('group_statistics')
    .ifNotExists()
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('tree', 'text', (column) => column.notNull())
    .addColumn('node', 'text', (column) => column.notNull())
    .addColumn('group_code', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('n', 'integer', (column) => column.notNull())
    .addColumn('n_named', 'integer', (column) => column.notNull())
    .addColumn('is_released', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('sum_u6', 'bigint')
    .addColumn('q1_u6x4', 'integer')
    .addColumn('q2_u6x4', 'integer')
    .addColumn('q3_u6x4', 'integer')
    .addColumn('min_u6', 'integer')
    .addColumn('max_u6', 'integer')
    .addColumn('members_hash', 'text', (column) => column.notNull())
    .addColumn('method_id', 'text', (column) => column.notNull())
    .addColumn('seed', 'integer', (column) => column.notNull())
    .addColumn('frozen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_statistics_pk', ['round_id', 'tree', 'node', 'group_code', 'audience'])
    .execute();
}
