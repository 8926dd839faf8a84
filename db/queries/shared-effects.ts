import type { Kysely } from 'kysely';
import { indicatorsOpenToOthers } from '#app/domain/questionnaire/sensitive';
import type { Database, Id } from '../schema';
import { loadQuestionnaire } from './questionnaires';
import { NAMED_TO } from './shared-results';
import { shownPlans } from './shown-plans';

export interface SharedDoneAction {
  id: Id;
  unitId: Id;
  organisationName: string;
  title: string;
  outcome: string;
  indicators: { code: string; majorVersion: number; fromLevel: number | null; target: number }[];
}

/**
 * What is finished in the decided plans that are shown by name, with the questions that it was about, where single
 * questions are shown by name too: in this round and in every earlier one that the work began in, since its first levels
 * may be from there. Never a question of a direction with a sensitive indicator (method 5.5, 5.10).
 */
export async function listDoneActions(db: Kysely<Database>, roundId: Id): Promise<SharedDoneAction[]> {
  const rows = await listNamedDone(db, roundId);
  const [first] = rows;
  if (!first) return [];
  const open = indicatorsOpenToOthers(await loadQuestionnaire(db, first.versionId)).map(({ code }) => code);
  const rounds = await listRoundsOfWork(
    db,
    rows.map(({ id }) => id),
  );
  const shownIn = await listRoundsShowingQuestions(
    db,
    rows.map(({ unitId }) => unitId),
  );
  const shown = rows.filter(({ id, unitId }) =>
    [...(rounds.get(id) ?? [])].every((one) => shownIn.has(`${unitId} ${one}`)),
  );
  const indicators = await listIndicators(
    db,
    shown.map(({ id }) => id),
    open,
  );
  return shown.map(({ versionId: _, ...row }) => ({
    ...row,
    indicators: indicators
      .filter(({ actionId }) => actionId === row.id)
      .map(({ actionId: _actionId, ...indicator }) => indicator),
  }));
}

function listNamedDone(db: Kysely<Database>, roundId: Id) {
  return shownPlans(db, [roundId], 'county')
    .innerJoin('actions as action', 'action.plan_id', 'plan.id')
    .select([
      'action.id',
      'shared.unit_id as unitId',
      'organisation.name as organisationName',
      'round.questionnaire_version_id as versionId',
      'action.title',
      'action.outcome',
    ])
    .where('action.status', '=', 'done')
    .orderBy('organisation.name')
    .orderBy('action.created_at')
    .orderBy('action.id')
    .execute();
}

/** The rounds in whose plans each action stands or has stood before it was moved over: action id → round ids. */
async function listRoundsOfWork(db: Kysely<Database>, actionIds: readonly Id[]): Promise<Map<Id, Set<Id>>> {
  const rounds = new Map<Id, Set<Id>>(actionIds.map((id) => [id, new Set()]));
  let front = new Map<Id, Id[]>(actionIds.map((id) => [id, [id]]));
  while (front.size > 0) {
    const rows = await db
      .selectFrom('actions as action')
      .innerJoin('plans as plan', 'plan.id', 'action.plan_id')
      .select(['action.id', 'action.continues_action_id as continuesId', 'plan.round_id as roundId'])
      .where('action.id', 'in', [...front.keys()])
      .execute();
    const before = new Map<Id, Id[]>();
    for (const { id, continuesId, roundId } of rows) {
      const of = front.get(id) ?? [];
      for (const one of of) rounds.get(one)?.add(roundId);
      if (continuesId !== null) before.set(continuesId, [...(before.get(continuesId) ?? []), ...of]);
    }
    front = before;
  }
  return rounds;
}

/** The closed rounds in which these units show single questions by name: `unit round`. */
async function listRoundsShowingQuestions(db: Kysely<Database>, unitIds: readonly Id[]): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('sharings_in_force as shared')
    .innerJoin('rounds as round', 'round.id', 'shared.round_id')
    .select(['shared.unit_id as unitId', 'shared.round_id as roundId'])
    .where('shared.unit_id', 'in', unitIds)
    .where('shared.depth', '=', 'indicators')
    .where('round.status', 'in', ['closed', 'archived'])
    .where('shared.audience', 'in', NAMED_TO.county)
    .execute();
  return new Set(rows.map(({ unitId, roundId }) => `${unitId} ${roundId}`));
}

async function listIndicators(db: Kysely<Database>, actionIds: readonly Id[], codes: readonly string[]) {
  if (actionIds.length === 0 || codes.length === 0) return [];
  return db
    .selectFrom('action_indicators')
    .select([
      'action_id as actionId',
      'indicator as code',
      'major_version as majorVersion',
      'from_level as fromLevel',
      'target',
    ])
    .where('action_id', 'in', actionIds)
    .where('indicator', 'in', codes)
    .orderBy('action_id')
    .orderBy('indicator')
    .execute();
}
