import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import { connect } from '#db/connection.server';
import { newId } from '#db/ids';
import type { Database, Id, Role } from '#db/schema';
import { questionnaires } from '#surveys/index';
import { questionnaire } from '../support/county';

/** The demo as tests look at it from outside: who is who, and the ids that stand in addresses. */
export interface World {
  db: Kysely<Database>;
  person: (place: string, role: Role) => Id;
  assessment: (organisation: string, round?: string) => Id;
  /** The response of somebody in an assessment, the first when nobody is named. */
  response: (assessmentId: Id, personId?: Id) => Promise<Id>;
  /** The first action of an organisation's plan after a round. */
  action: (organisation: string, round: string) => Promise<Id>;
  openRound: string;
  closedRound: string;
  close: () => Promise<void>;
}

export const VERSION = `${questionnaire.id}@${questionnaire.version}`;
export const AREAS = applicableAreas(questionnaires['orebro-lan']!['1.0.0']!, 'municipality');
export const CODES = indicatorsOf(AREAS).map((indicator) => indicator.code);
export const AREA_SLUGS = [...AREAS.map((area) => area.code.toLowerCase()), 'fakta'];

/** The test's own connections say who they are, so that a test that cuts the server's leaves them alone. */
function named(databaseUrl: string): string {
  if (!databaseUrl.startsWith('postgres')) return databaseUrl;
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', 'test');
  return url.href;
}

export async function readWorld(databaseUrl: string): Promise<World> {
  const db = connect(named(databaseUrl), { onIdleError: () => {} });
  const { rows: people } = await sql<{ id: Id; role: Role; place: string }>`
    select p.id, m.role, coalesce(o.slug, 'programme') as place from memberships m
    join people p on p.id = m.person_id left join organisations o on o.id = m.organisation_id
    where m.to_at is null order by p.id`.execute(db);
  const { rows: assessments } = await sql<{ id: Id; slug: string; round: string; status: string }>`
    select a.id, o.slug, r.slug as round, r.status from assessments a
    join organisations o on o.id = a.organisation_id join rounds r on r.id = a.round_id`.execute(db);
  const rounds = await db.selectFrom('rounds').select(['slug', 'status']).orderBy('opens_at').execute();
  const openRound = rounds.find((round) => round.status === 'open')?.slug ?? '';
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`the demo has no ${what}`);
    return value;
  };
  return {
    db,
    person: (place, role) =>
      found(people.find((one) => one.place === place && one.role === role)?.id, `${role} at ${place}`),
    assessment: (organisation, round = openRound) =>
      found(
        assessments.find((one) => one.slug === organisation && one.round === round)?.id,
        `assessment of ${organisation}`,
      ),
    response: async (assessmentId, personId) => {
      let query = db.selectFrom('responses').select('id').where('assessment_id', '=', assessmentId);
      if (personId) query = query.where('person_id', '=', personId);
      return found((await query.executeTakeFirst())?.id, 'response');
    },
    action: async (organisation, round) => {
      const query = db
        .selectFrom('actions')
        .innerJoin('plans', 'plans.id', 'actions.plan_id')
        .innerJoin('organisations', 'organisations.id', 'plans.organisation_id')
        .innerJoin('rounds', 'rounds.id', 'plans.round_id')
        .select('actions.id')
        .where('organisations.slug', '=', organisation)
        .where('rounds.slug', '=', round)
        .orderBy('actions.id');
      return found((await query.executeTakeFirst())?.id, `action of ${organisation}`);
    },
    openRound,
    closedRound: found(rounds.filter((round) => round.status === 'closed').at(-1)?.slug, 'closed round'),
    close: () => db.destroy(),
  };
}

/** Tables that reading a page may touch: when somebody was last seen, and how often somebody tried. */
const RESTLESS = new Set(['sessions', 'rate_limits']);

/** A fingerprint of every table but the restless ones: two that are equal hold the same rows. */
export async function fingerprint(db: Kysely<Database>): Promise<Map<string, string>> {
  const tables = (await db.introspection.getTables()).map((table) => table.name).filter((name) => !RESTLESS.has(name));
  const prints = new Map<string, string>();
  for (const table of tables.sort()) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(db);
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    prints.set(table, createHash('sha256').update(lines.join('\n')).digest('hex'));
  }
  return prints;
}

export interface AnswerChange {
  mutationId: string;
  indicator: string;
  baseRevision: number;
  kind: 'level' | 'DK' | 'NA' | null;
  level: number | null;
  comment: string;
  evidence: string;
}

/** One change of one answer as the page sends it. */
export function answer(indicator: string, part: Partial<AnswerChange> = {}): AnswerChange {
  const empty = { kind: 'level', level: 3, comment: '', evidence: '' } as const;
  return { mutationId: newId(), indicator, baseRevision: 0, ...empty, ...part };
}
