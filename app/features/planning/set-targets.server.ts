import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import type { Rating } from '#app/domain/plan/proposals';
import { HIGHEST_RATING } from '#app/domain/priorities/priority-list';
import { indicatorCodes } from '#app/domain/questionnaire/applicable';
import { fromMicroUnits, toMicroUnits } from '#app/domain/scoring/micro-units';
import { openPlan, type PlanProblem, type PlanScope, type WritablePlan } from '#app/plans/open-plan.server';
import {
  deleteAreaTarget,
  listAreaTargets,
  listIndicatorPriorities,
  upsertAreaTarget,
  upsertIndicatorPriority,
} from '#db/queries/plans';
import type { Database } from '#db/schema';
import { inTransaction } from '#db/transaction';

export interface RatingChange extends Rating {
  code: string;
  /** 0 when nobody had rated the question. */
  baseRevision: number;
}

export interface AreaTargetChange {
  area: string;
  /** In levels; null takes the target away. */
  target: number | null;
  /** What the page showed before somebody wrote. */
  was: number | null;
}

type AreaTargetRow = Awaited<ReturnType<typeof listAreaTargets>>[number];

export interface TargetChanges {
  ratings: readonly RatingChange[];
  areaTargets: readonly AreaTargetChange[];
}

export interface StaleRating {
  code: string;
  mine: Rating;
  stored: Rating & { revision: number; personName: string };
}

export interface StaleAreaTarget {
  area: string;
  mine: number | null;
  stored: number | null;
  /** null when the other took the target away. */
  personName: string | null;
}

/** What two people have set to different values since one of them opened the page. */
export interface StaleTargets {
  ratings: StaleRating[];
  areas: StaleAreaTarget[];
}

export type SetTargetsResult =
  | { saved: number }
  | { problem: PlanProblem | 'invalid' | 'areaTarget' }
  | { problem: 'stale'; stale: StaleTargets };

/** Sets targets, importance and feasibility; nothing at all when somebody else has set one of the same since. */
export function setTargets(
  db: Kysely<Database>,
  input: PlanScope & TargetChanges,
  acting: Acting,
): Promise<SetTargetsResult> {
  return inTransaction(db, async (trx) => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    return writeTargets(trx, plan, input, acting);
  });
}

/** The same inside another use-case's transaction. */
export async function writeTargets(
  trx: Transaction<Database>,
  plan: WritablePlan,
  changes: TargetChanges,
  acting: Acting,
): Promise<{ saved: number } | { problem: 'invalid' | 'areaTarget' } | { problem: 'stale'; stale: StaleTargets }> {
  if (!isValid(plan, changes)) return { problem: 'invalid' };
  const { min, max } = plan.base.questionnaire.scale;
  if (!changes.areaTargets.every(({ target }) => target === null || (target >= min && target <= max))) {
    return { problem: 'areaTarget' };
  }
  const stored = new Map((await listIndicatorPriorities(trx, plan.assessment.id)).map((row) => [row.indicator, row]));
  const targets = new Map((await listAreaTargets(trx, plan.assessment.id)).map((row) => [row.area, row]));
  const stale = {
    ratings: changes.ratings.flatMap(({ code, baseRevision, ...mine }): StaleRating[] => {
      const row = stored.get(code);
      return row && row.revision !== baseRevision && !isSameRating(row, mine) ? [{ code, mine, stored: row }] : [];
    }),
    areas: changes.areaTargets.flatMap((change) => findStaleArea(change, targets.get(change.area))),
  };
  if (stale.ratings.length + stale.areas.length > 0) return { problem: 'stale', stale };
  const ratings = changes.ratings.filter(({ code, ...mine }) => !isSameRating(stored.get(code), mine));
  const areaTargets = changes.areaTargets.filter(
    ({ area, target }) => (targets.get(area)?.targetU6 ?? null) !== toUnits(target),
  );
  for (const rating of ratings) await writeRating(trx, plan, rating, stored.get(rating.code), acting);
  for (const change of areaTargets)
    await writeAreaTarget(trx, plan, change, targets.get(change.area)?.targetU6, acting);
  return { saved: ratings.length + areaTargets.length };
}

function isValid({ assessment, base }: WritablePlan, { ratings, areaTargets }: TargetChanges): boolean {
  const { min, max } = base.questionnaire.scale;
  const codes = indicatorCodes(base.questionnaire, assessment.organisationKind);
  const isWithin = (value: number | null, low: number, high: number) =>
    value === null || (Number.isInteger(value) && value >= low && value <= high);
  return (
    ratings.every(
      ({ code, target, importance, feasibility }) =>
        codes.has(code) &&
        isWithin(target, min, max) &&
        isWithin(importance, 1, HIGHEST_RATING) &&
        isWithin(feasibility, 1, HIGHEST_RATING),
    ) && areaTargets.every(({ area }) => base.areas.some(({ code }) => code === area))
  );
}

function isSameRating(a: Rating | undefined, b: Rating): boolean {
  const [x, y] = [a ?? { target: null, importance: null, feasibility: null }, b];
  return x.target === y.target && x.importance === y.importance && x.feasibility === y.feasibility;
}

/** Stale unless what stands there is what was read, or what is written now: a target has no revision but its value. */
function findStaleArea({ area, target, was }: AreaTargetChange, row: AreaTargetRow | undefined): StaleAreaTarget[] {
  const stored = row?.targetU6 ?? null;
  if (stored === toUnits(was) || stored === toUnits(target)) return [];
  const inLevels = stored === null ? null : fromMicroUnits(stored);
  return [{ area, mine: target, stored: inLevels, personName: row?.personName ?? null }];
}

function toUnits(level: number | null): number | null {
  return level === null ? null : toMicroUnits(level);
}

async function writeRating(
  trx: Transaction<Database>,
  { assessment }: WritablePlan,
  { code, baseRevision, target, importance, feasibility }: RatingChange,
  before: Rating | undefined,
  acting: Acting,
): Promise<void> {
  const row = {
    assessment_id: assessment.id,
    organisation_id: assessment.organisationId,
    indicator: code,
    target,
    importance,
    feasibility,
    person_id: acting.actor.personId,
    saved_at: acting.now.toISOString(),
  };
  if (!(await upsertIndicatorPriority(trx, row, baseRevision))) throw new Error(`rating of ${code} changed meanwhile`);
  const was = before && { target: before.target, importance: before.importance, feasibility: before.feasibility };
  await log(trx, assessment, 'priority_set', { code, ...was }, { code, target, importance, feasibility }, acting);
}

async function writeAreaTarget(
  trx: Transaction<Database>,
  { assessment }: WritablePlan,
  { area, target }: AreaTargetChange,
  before: number | undefined,
  acting: Acting,
): Promise<void> {
  if (target === null) await deleteAreaTarget(trx, assessment.id, area);
  else {
    await upsertAreaTarget(trx, {
      assessment_id: assessment.id,
      organisation_id: assessment.organisationId,
      area,
      target_u6: toMicroUnits(target),
      person_id: acting.actor.personId,
      saved_at: acting.now.toISOString(),
    });
  }
  const after = { area, targetU6: toUnits(target) };
  await log(trx, assessment, 'area_target_set', { area, targetU6: before ?? null }, after, acting);
}

function log(
  trx: Transaction<Database>,
  assessment: WritablePlan['assessment'],
  action: string,
  before: unknown,
  after: unknown,
  acting: Acting,
) {
  return logEvent(trx, acting, {
    organisationId: assessment.organisationId,
    action,
    objectType: 'assessment',
    objectId: assessment.id,
    before,
    after,
  });
}
