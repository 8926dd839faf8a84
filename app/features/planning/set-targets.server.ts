import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { Rating } from '#app/domain/plan/proposals';
import { HIGHEST_RATING } from '#app/domain/priorities/priority-list';
import { indicatorCodes } from '#app/domain/questionnaire/applicable';
import { toMicroUnits } from '#app/domain/scoring/micro-units';
import { openPlan, type PlanProblem, type PlanScope, type WritablePlan } from '#app/plans/open-plan.server';
import { insertAuditEvent } from '#db/queries/operations';
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
}

export interface TargetChanges {
  ratings: readonly RatingChange[];
  areaTargets: readonly AreaTargetChange[];
}

export interface StaleRating {
  code: string;
  mine: Rating;
  stored: Rating & { revision: number; personName: string };
}

export type SetTargetsResult =
  | { saved: number }
  | { problem: PlanProblem | 'invalid' | 'areaTarget' }
  | { problem: 'stale'; stale: StaleRating[] };

/** Sets targets, importance and feasibility; nothing at all when somebody else has rated one of the questions since. */
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
): Promise<{ saved: number } | { problem: 'invalid' | 'areaTarget' } | { problem: 'stale'; stale: StaleRating[] }> {
  if (!isValid(plan, changes)) return { problem: 'invalid' };
  const { min, max } = plan.base.questionnaire.scale;
  if (!changes.areaTargets.every(({ target }) => target === null || (target >= min && target <= max))) {
    return { problem: 'areaTarget' };
  }
  const stored = new Map((await listIndicatorPriorities(trx, plan.assessment.id)).map((row) => [row.indicator, row]));
  const stale = changes.ratings.flatMap(({ code, baseRevision, ...mine }): StaleRating[] => {
    const row = stored.get(code);
    return row && row.revision !== baseRevision && !isSameRating(row, mine) ? [{ code, mine, stored: row }] : [];
  });
  if (stale.length > 0) return { problem: 'stale', stale };
  const ratings = changes.ratings.filter(({ code, ...mine }) => !isSameRating(stored.get(code), mine));
  const targets = new Map((await listAreaTargets(trx, plan.assessment.id)).map((row) => [row.area, row.targetU6]));
  const areaTargets = changes.areaTargets.filter(
    ({ area, target }) => (targets.get(area) ?? null) !== (target === null ? null : toMicroUnits(target)),
  );
  for (const rating of ratings) await writeRating(trx, plan, rating, stored.get(rating.code), acting);
  for (const change of areaTargets) await writeAreaTarget(trx, plan, change, targets.get(change.area), acting);
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
  const after = { area, targetU6: target === null ? null : toMicroUnits(target) };
  await log(trx, assessment, 'area_target_set', { area, targetU6: before ?? null }, after, acting);
}

function log(
  trx: Transaction<Database>,
  assessment: WritablePlan['assessment'],
  action: string,
  before: unknown,
  after: unknown,
  { now, actor }: Acting,
) {
  return insertAuditEvent(trx, {
    at: now.toISOString(),
    personId: actor.personId,
    organisationId: assessment.organisationId,
    action,
    objectType: 'assessment',
    objectId: assessment.id,
    before,
    after,
    requestId: actor.requestId,
  });
}
