import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { type ActionContent, type ActionField, actionContentSchema, inOrder } from '#app/domain/plan/action';
import { mergeStale } from '#app/domain/plan/merge-stale';
import { canBecome } from '#app/domain/plan/status';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import { openPlan, type PlanProblem, type PlanScope, type WritablePlan } from '#app/plans/open-plan.server';
import { addAction, changeAction, signedLevel, withLevelsWhenDecided } from '#app/plans/write-action.server';
import { listActionVersions } from '#db/queries/action-history';
import { findAction, type StoredAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** An action as somebody writes it: the levels of its questions are the signed ones, and nobody's to write. */
export type ActionDraft = Omit<ActionContent, 'indicators'> & {
  indicators: readonly { code: string; target: number }[];
};

export interface SaveActionInput extends PlanScope {
  /** null for a new one. */
  actionId: Id | null;
  /** The revision that was read; 0 for a new one. */
  baseRevision: number;
  draft: ActionDraft;
}

/** Somebody saved in between: nothing is written, and both sides are here to be shown. */
export interface StaleAction {
  problem: 'stale';
  stored: StoredAction;
  /** What to go on from: see mergeStale. */
  merged: ActionContent;
  mine: ActionContent;
  conflicts: ActionField[];
  taken: ActionField[];
}

export type SaveActionResult =
  | { actionId: Id; revision: number }
  | { problem: PlanProblem }
  | { problem: 'invalid'; errors: Record<string, string> }
  | StaleAction;

/** Adds an action, or writes the next version of one. A save on top of an older version is refused with both values. */
export function saveAction(db: Kysely<Database>, input: SaveActionInput, acting: Acting): Promise<SaveActionResult> {
  return inTransaction(db, async (trx): Promise<SaveActionResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    const stored =
      input.actionId === null ? null : await findAction(trx, input.actionId, plan.planId, input.organisationIds);
    if (stored === undefined) return { problem: 'not_found' };
    const checked = readDraft(plan, input.draft, stored);
    if ('errors' in checked) return { problem: 'invalid', errors: checked.errors };
    if (stored && stored.revision !== input.baseRevision) {
      const stale = await findStale(trx, stored, input.baseRevision, checked.content);
      if (stale) return stale;
    }
    if (stored && !canBecome(stored.content.status, checked.content.status)) {
      return { problem: 'invalid', errors: { status: 'plan.problem.statusStep' } };
    }
    const content = withLevelsWhenDecided(stored, checked.content, plan.base);
    if (!stored) return { actionId: await addAction(trx, plan, content, acting), revision: 1 };
    return { actionId: stored.id, revision: await changeAction(trx, stored, content, acting) };
  });
}

/** null when what was sent is what stands there already. */
async function findStale(
  trx: Transaction<Database>,
  stored: StoredAction,
  baseRevision: number,
  mine: ActionContent,
): Promise<StaleAction | null> {
  const versions = await listActionVersions(trx, stored.id);
  const base = versions.find(({ revision }) => revision === baseRevision)?.content ?? stored.content;
  const { content: merged, conflicts, taken } = mergeStale(base, stored.content, mine);
  if (JSON.stringify(merged) === JSON.stringify(stored.content)) return null;
  return { problem: 'stale', stored, merged, mine, conflicts, taken };
}

/** Checks a draft against the questionnaire and fills in the signed levels. */
function readDraft(
  { base }: WritablePlan,
  draft: ActionDraft,
  stored: StoredAction | null,
): { content: ActionContent } | { errors: Record<string, string> } {
  const { questionnaire } = base;
  const places = placesByIndicator(base.areas);
  const known = new Map((stored?.content.indicators ?? []).map((one) => [one.code, one]));
  const { min, max } = questionnaire.scale;
  const errors: Record<string, string> = {};
  const isKnown = ({ code, target }: { code: string; target: number }) =>
    (places.has(code) || known.has(code)) && target >= min && target <= max;
  if (!draft.indicators.every(isKnown)) errors.indicators = 'plan.problem.unknownQuestion';
  const areaCodes = new Set([...base.areas.map(({ code }) => code), ...(stored?.content.areas ?? [])]);
  if (!draft.areas.every((code) => areaCodes.has(code))) errors.areas = 'plan.problem.unknownArea';
  const { collaborationArea, startsOn, dueOn } = draft;
  if (collaborationArea !== null && !questionnaire.collaborationAreas.some(({ code }) => code === collaborationArea)) {
    errors.collaborationArea = 'plan.problem.unknownArea';
  }
  if (startsOn !== null && dueOn !== null && dueOn < startsOn) errors.dueOn = 'plan.problem.dueBeforeStart';
  const indicators = draft.indicators.map(({ code, target }) => {
    const majorVersion = known.get(code)?.majorVersion ?? places.get(code)?.indicator.majorVersion ?? 1;
    const fromLevel = known.get(code)?.fromLevel ?? signedLevel(base, { code, majorVersion });
    return { code, majorVersion, fromLevel, target };
  });
  const ofIndicators = indicators.flatMap(({ code }) => places.get(code)?.area.code ?? []);
  const areas = draft.areas.length > 0 ? draft.areas : [...new Set(ofIndicators)];
  const parsed = actionContentSchema.safeParse({ ...storableTexts(draft), areas, indicators });
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= issue.message.startsWith('plan.') ? issue.message : 'plan.problem.invalid';
  }
  return parsed.success && Object.keys(errors).length === 0 ? { content: inOrder(parsed.data) } : { errors };
}

function storableTexts(draft: ActionDraft): ActionDraft {
  const clean = (text: string) => toStorableText(text).trim();
  const { title, description, effectGoal, responsible, rusGoal, outcome } = draft;
  return {
    ...draft,
    title: clean(title),
    description: clean(description),
    effectGoal: clean(effectGoal),
    responsible: clean(responsible),
    rusGoal: clean(rusGoal),
    outcome: clean(outcome),
    checks: draft.checks.map(({ text, isDone }) => ({ text: clean(text), isDone })).filter(({ text }) => text !== ''),
  };
}
