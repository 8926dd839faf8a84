import { type Kysely, sql } from 'kysely';

const DEPTHS = ['index', 'areas', 'directions', 'indicators', 'plan'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sharings_in_force')
    .ifNotExists()
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull().references('units.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('depth', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sharings_in_force_pk', ['round_id', 'unit_id', 'depth'])
    .execute();
  await fillFromClosedRounds(db);
}

/** Rounds that closed before the table was there: what they froze is what is in force. */
async function fillFromClosedRounds(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ round_id: string; unit_id: string; organisation_id: string; sharing: string }>`
    select counted.round_id, counted.unit_id, unit.organisation_id, counted.sharing
    from counted_sign_offs counted join units unit on unit.id = counted.unit_id
    where not exists (select 1 from sharings_in_force known where known.round_id = counted.round_id)`.execute(db);
  for (const { round_id, unit_id, organisation_id, sharing } of rows) {
    const choice = JSON.parse(sharing) as Record<string, string>;
    for (const depth of DEPTHS) {
      await sql`insert into sharings_in_force (round_id, unit_id, organisation_id, depth, audience)
        values (${round_id}, ${unit_id}, ${organisation_id}, ${depth}, ${choice[depth] ?? 'private'})`.execute(db);
    }
  }
}
