import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { effectOf, type IndicatorEffect, summariseEffect } from '#app/domain/plan/effect';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { PreviousAnswer } from '#app/domain/trend/common-indicator-change';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listDoneActions, type SharedDoneAction } from '#db/queries/shared-effects';
import { listVisibleAnswers } from '#db/queries/shared-results';
import type { Database, Id } from '#db/schema';
import type { PlanRound } from './read-shared-plans.server';

/** Everybody in the county, with no organisation of one's own. */
const COUNTY = { viewers: 'county', ownOrganisationIds: [] } as const;

export interface SharedEffect {
  id: Id;
  organisation: string;
  title: string;
  outcome: string;
  /** Where the later levels are from; null when nothing later is shown. */
  laterRound: string | null;
  questions: IndicatorEffect[];
}

export interface EffectCounts {
  /** Finished actions with at least one question that can be followed. */
  actions: number;
  organisations: number;
  up: number;
  same: number;
  down: number;
  reached: number;
}

export interface SharedEffects {
  actions: SharedEffect[];
  counts: EffectCounts;
}

/**
 * Beside what is finished in the plans after a closed round: its questions' levels when it was decided and in the next
 * round whose answers are shown. Only where both plan and single questions are shown by name, then and now. Says what
 * happened, not why.
 */
export async function readSharedEffects(
  db: Kysely<Database>,
  round: PlanRound,
  /** Closed after `round`, the earliest first. */
  later: readonly (PlanRound & { name: string })[],
): Promise<SharedEffects> {
  const done = await listDoneActions(db, round.id);
  const parameters = JSON.parse(round.parameters) as MethodParameters;
  const units = [...new Set(done.map(({ unitId }) => unitId))];
  const answers = await readLaterAnswers(db, later, units);
  const actions = done.map(({ id, unitId, organisationName, title, outcome, indicators }) => {
    const now = answers.get(unitId);
    return {
      id,
      unitId,
      organisation: organisationName,
      title,
      outcome,
      laterRound: now?.roundName ?? null,
      questions: now ? effectOf(indicators, now.answers, parameters) : [],
    };
  });
  return { actions: actions.map(({ unitId: _, ...action }) => action), counts: count(done, actions) };
}

/** What each unit answered in the first of these rounds in which it shows its answers. */
async function readLaterAnswers(
  db: Kysely<Database>,
  later: readonly (PlanRound & { name: string })[],
  unitIds: readonly Id[],
) {
  const found = new Map<Id, { roundName: string; answers: Map<string, PreviousAnswer> }>();
  for (const round of later) {
    const missing = unitIds.filter((unitId) => !found.has(unitId));
    const rows = await listVisibleAnswers(db, { roundId: round.id, unitIds: missing }, COUNTY);
    const places = placesByIndicator((await loadQuestionnaire(db, round.questionnaire_version_id)).focusAreas);
    for (const row of rows) {
      const of = found.get(row.unitId) ?? { roundName: round.name, answers: new Map() };
      const majorVersion = places.get(row.indicator)?.indicator.majorVersion ?? 1;
      of.answers.set(row.indicator, { answer: toMethodAnswer(row), majorVersion });
      found.set(row.unitId, of);
    }
  }
  return found;
}

/** Each question of an organisation once, in however many actions. */
function count(done: readonly SharedDoneAction[], actions: readonly (SharedEffect & { unitId: Id })[]): EffectCounts {
  const nothing = { actions: 0, organisations: 0, up: 0, same: 0, down: 0, reached: 0 };
  return [...new Set(done.map(({ unitId }) => unitId))].reduce((sum, unitId) => {
    const followed = actions.filter((action) => action.unitId === unitId && action.questions.length > 0);
    if (followed.length === 0) return sum;
    const { worked, reached } = summariseEffect(
      followed.flatMap(({ questions }) => questions),
      new Map(),
      new Map(),
    );
    return {
      actions: sum.actions + followed.length,
      organisations: sum.organisations + 1,
      up: sum.up + worked.up,
      same: sum.same + worked.same,
      down: sum.down + worked.down,
      reached: sum.reached + reached,
    };
  }, nothing);
}
