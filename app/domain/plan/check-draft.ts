import { toStorableText } from '../questionnaire/answer';
import { placesByIndicator } from '../questionnaire/applicable';
import type { FocusArea, Questionnaire } from '../questionnaire/schema';
import type { PreviousAnswer } from '../trend/common-indicator-change';
import { type ActionContent, type ActionDraft, type ActionIndicator, inOrder } from './action';
import { actionContentSchema } from './action-schema';

/** What a plan rests on: the questionnaire as the organisation met it, and the answers as they were signed. */
export interface PlanBase {
  questionnaire: Questionnaire;
  areas: FocusArea[];
  answers: ReadonlyMap<string, PreviousAnswer>;
}

export type CheckedDraft = { content: ActionContent } | { errors: Record<string, string> };

/**
 * Checks a draft against the questionnaire and fills in the signed levels. What the stored action has already may stay,
 * also when the questionnaire no longer has it. Errors are keys of texts, by field.
 */
export function checkDraft(base: PlanBase, draft: ActionDraft, stored: ActionContent | null): CheckedDraft {
  const { questionnaire } = base;
  const places = placesByIndicator(base.areas);
  const known = new Map((stored?.indicators ?? []).map((one) => [one.code, one]));
  const { min, max } = questionnaire.scale;
  const errors: Record<string, string> = {};
  const isKnown = ({ code, target }: { code: string; target: number }) =>
    (places.has(code) || known.has(code)) && target >= min && target <= max;
  if (!draft.indicators.every(isKnown)) errors.indicators = 'plan.problem.unknownQuestion';
  const areaCodes = new Set([...base.areas.map(({ code }) => code), ...(stored?.areas ?? [])]);
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

/**
 * The action with its levels as they are signed now, when it goes from a proposal to something decided or under way: effect
 * is seen from there. What was decided in an earlier plan keeps the levels that it had then.
 */
export function withLevelsWhenDecided(
  base: PlanBase,
  before: ActionContent | null,
  content: ActionContent,
): ActionContent {
  const isBegun = content.status === 'decided' || content.status === 'ongoing';
  const isDecidedNow = isBegun && (before === null || before.status === 'proposed');
  if (!isDecidedNow) return content;
  return { ...content, indicators: content.indicators.map((one) => ({ ...one, fromLevel: signedLevel(base, one) })) };
}

/** The signed level of a question; null when nobody knew, or the question means something else now. */
export function signedLevel(
  base: PlanBase,
  { code, majorVersion }: Pick<ActionIndicator, 'code' | 'majorVersion'>,
): number | null {
  const signed = base.answers.get(code);
  if (!signed || (signed.majorVersion ?? 1) !== majorVersion) return null;
  return typeof signed.answer === 'number' ? signed.answer : null;
}
