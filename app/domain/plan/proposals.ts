import { type Answer, isLevel, type Level } from '../answer';
import type { MethodParameters } from '../parameters';
import { defaultTarget } from '../priorities/default-target';
import { DEFAULT_RATING, type PriorityIndicator, priorityList } from '../priorities/priority-list';
import { indicatorsOf } from '../questionnaire/applicable';
import type { FocusArea, Indicator, Questionnaire } from '../questionnaire/schema';
import { effectiveWeightsByCode } from '../scoring/effective-weights';
import { toScoredAreas } from '../scoring/score-assessment';

/** What the organisation has set for one question; null where the method's own value holds. */
export interface Rating {
  target: Level | null;
  importance: number | null;
  feasibility: number | null;
}

export interface Proposal {
  indicator: Indicator;
  level: Level;
  /** What to reach: the target set, or the method's own, never below what a required question must have. */
  target: Level;
  isBelowRequired: boolean;
  /** The three parts of the order (method 8). */
  gap: number;
  importance: number;
  feasibility: number;
  indexGain: number;
}

/** A question with nothing left to its target, with the level and the target. */
export type ReachedTarget = Pick<Proposal, 'indicator' | 'level' | 'target'>;

export interface Proposals {
  /** In the order of method 8. */
  first: Proposal[];
  /** In the order of the questionnaire. */
  reached: ReachedTarget[];
  /** Questions whose answer nobody knew. */
  investigate: Indicator[];
}

export interface SignedAnswers {
  scale: Pick<Questionnaire['scale'], 'min' | 'max'>;
  areas: readonly FocusArea[];
  answerOf: (code: string) => Answer;
}

/**
 * What to work on, in the order of method 8, with the organisation's own targets and ratings where it has set them. No
 * median of a single question is published, so that what peers have decides nothing.
 */
export function proposeActions(
  { scale, areas, answerOf }: SignedAnswers,
  ratingOf: (code: string) => Rating | undefined,
  parameters: MethodParameters,
): Proposals {
  const indicators = indicatorsOf(areas);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const weights = effectiveWeightsByCode(toScoredAreas(areas, answerOf));
  const inputs = indicators.map(({ code, required, requiredMin }): PriorityIndicator => {
    const rating = ratingOf(code);
    return {
      code,
      answer: answerOf(code),
      target: targetOf(answerOf(code), rating, scale),
      weight: weights.get(code) ?? 0,
      importance: rating?.importance ?? DEFAULT_RATING,
      feasibility: rating?.feasibility ?? DEFAULT_RATING,
      required,
      requiredMin,
    };
  });
  const inputOf = new Map(inputs.map((input) => [input.code, input]));
  const { plan, investigate } = priorityList(
    { scale: { min: scale.min, max: scale.max }, indicators: inputs },
    parameters,
  );
  const left = new Set(plan.map(({ code }) => code));
  return {
    reached: inputs.flatMap(({ code, answer, target }) =>
      isLevel(answer) && !left.has(code) ? [{ indicator: byCode.get(code)!, level: answer, target }] : [],
    ),
    first: plan.map(({ code, tier, gap, indexGain }) => {
      const { answer, importance = DEFAULT_RATING, feasibility = DEFAULT_RATING } = inputOf.get(code)!;
      const level = answer as Level;
      const indicator = byCode.get(code)!;
      return {
        indicator,
        level,
        target: level + gap,
        isBelowRequired: tier === 1,
        gap,
        importance,
        feasibility,
        indexGain,
      };
    }),
    investigate: investigate.map((code) => byCode.get(code)!),
  };
}

/** The level aimed for: what the organisation has set, else the method's own; what nobody knows counts from the bottom. */
export function targetOf(answer: Answer, rating: Rating | undefined, scale: SignedAnswers['scale']): Level {
  return rating?.target ?? defaultTarget(isLevel(answer) ? answer : scale.min, scale);
}
