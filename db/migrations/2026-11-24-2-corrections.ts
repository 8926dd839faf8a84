import { type Kysely, sql } from 'kysely';

interface Column {
  type: 'text' | 'integer' | 'bigint' | 'double precision';
  isNullable?: true;
  references?: string;
}

const TEXT: Column = { type: 'text' };
const INTEGER: Column = { type: 'integer' };
const NUMBER: Column = { type: 'double precision' };
const ROUND: Column = { type: 'text', references: 'rounds.id' };
const UNIT: Column = { type: 'text', references: 'units.id' };
const orNull = (column: Column): Column => ({ ...column, isNullable: true });
const METHOD = { method_id: TEXT };
const FROZEN = { frozen_at: TEXT };

/** The tables as they were, and what made a row of each the only one. */
const TABLES: Record<string, { columns: Record<string, Column>; key: string[] }> = {
  counted_sign_offs: {
    columns: {
      round_id: ROUND,
      unit_id: UNIT,
      sign_off_id: { type: 'text', references: 'sign_offs.id' },
      sharing: TEXT,
    },
    key: ['round_id', 'unit_id'],
  },
  group_statistics: {
    columns: {
      ...{ round_id: ROUND, tree: TEXT, node: TEXT, group_code: TEXT, audience: TEXT },
      ...{ n: INTEGER, n_named: INTEGER, is_released: INTEGER, reason: orNull(TEXT) },
      ...{ sum_u6: { type: 'bigint', isNullable: true }, q1_u6x4: orNull(INTEGER), q2_u6x4: orNull(INTEGER) },
      ...{ q3_u6x4: orNull(INTEGER), min_u6: orNull(INTEGER), max_u6: orNull(INTEGER), members_hash: TEXT },
      ...{ ...METHOD, seed: INTEGER, ...FROZEN },
    },
    key: ['round_id', 'tree', 'node', 'group_code', 'audience'],
  },
  rank_results: {
    columns: {
      ...{ round_id: ROUND, tree: TEXT, node: TEXT, group_code: TEXT, unit_id: UNIT },
      ...{ n: INTEGER, rank: INTEGER, tied: INTEGER, percentile_rank: orNull(NUMBER), quartile_band: orNull(TEXT) },
      ...{ rank_low: INTEGER, rank_high: INTEGER, index_low: NUMBER, index_high: NUMBER },
      ...{ scenario_rank_min: INTEGER, scenario_rank_max: INTEGER, replicates: INTEGER },
      ...{ ...METHOD, seed: INTEGER, ...FROZEN },
    },
    key: ['round_id', 'tree', 'node', 'group_code', 'unit_id'],
  },
  panel_changes: {
    columns: {
      ...{ round_id: ROUND, previous_round_id: ROUND, tree: TEXT, node: TEXT, group_code: TEXT, audience: TEXT },
      ...{ n_panel: INTEGER, up: INTEGER, down: INTEGER, same: INTEGER, is_released: INTEGER, reason: orNull(TEXT) },
      ...{ mean_change: orNull(NUMBER), median_change: orNull(NUMBER), sign_test_p: orNull(NUMBER) },
      ...{ composition_effect: orNull(NUMBER), ...METHOD, ...FROZEN },
    },
    key: ['round_id', 'tree', 'node', 'group_code', 'audience'],
  },
  group_appendices: {
    columns: { round_id: ROUND, tree: TEXT, group_code: TEXT, content: TEXT, ...METHOD, seed: INTEGER, ...FROZEN },
    key: ['round_id', 'tree', 'group_code'],
  },
  round_closings: {
    columns: {
      ...{ round_id: ROUND, previous_round_id: orNull(ROUND), cut_off_at: TEXT, result_hash: TEXT },
      ...{ ...METHOD, seed: INTEGER, ...FROZEN },
    },
    key: ['round_id'],
  },
};

/**
 * A closed round may be corrected: its statistics get a further revision beside those that were published before. The
 * views show the revision in force and are what everybody reads. They hold the columns of their tables as they are now:
 * a migration that adds one makes the view anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(await columnsOf(db, 'rounds')).includes('statistics_revision')) {
    await db.schema
      .alterTable('rounds')
      .addColumn('statistics_revision', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  }
  for (const [table, { columns, key }] of Object.entries(TABLES)) await addRevision(db, table, columns, key);
  if (!(await columnsOf(db, 'round_closings')).includes('reason')) {
    await db.schema
      .alterTable('round_closings')
      .addColumn('reason', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  }
  for (const table of Object.keys(TABLES)) {
    await db.schema.dropView(`${table}_in_force`).ifExists().execute();
    await sql`create view ${sql.table(`${table}_in_force`)} as select frozen.* from ${sql.table(table)} as frozen
      where frozen.revision = (select statistics_revision from rounds where rounds.id = frozen.round_id)`.execute(db);
  }
}

/**
 * SQLite can't change a key: the table is built again around the same rows. The old one goes when all are copied, so
 * wherever this was broken off, one of the two is whole.
 */
async function addRevision(
  db: Kysely<unknown>,
  table: string,
  columns: Record<string, Column>,
  key: string[],
): Promise<void> {
  const rebuilt = `${table}_rebuilt`;
  const known = await columnsOf(db, table);
  if (known.includes('revision')) return;
  if (known.length > 0) {
    await db.schema.dropTable(rebuilt).ifExists().execute();
    let building = db.schema.createTable(rebuilt).addColumn('revision', 'integer', (column) => column.notNull());
    for (const [name, { type, isNullable, references }] of Object.entries(columns)) {
      building = building.addColumn(name, type, (column) => {
        const made = isNullable ? column : column.notNull();
        return references ? made.references(references) : made;
      });
    }
    await building.addPrimaryKeyConstraint(`${table}_revision_pk`, [...key, 'revision'] as never[]).execute();
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(rebuilt)} (${names}, revision)
      select ${names}, 0 from ${sql.table(table)}`.execute(db);
    await db.schema.dropTable(table).execute();
  }
  await db.schema.alterTable(rebuilt).renameTo(table).execute();
}

/** None where there is no such table. */
async function columnsOf(db: Kysely<unknown>, table: string): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
}
