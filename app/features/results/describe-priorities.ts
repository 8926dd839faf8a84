import { isLevel } from '#app/domain/answer';
import { defaultTarget } from '#app/domain/priorities/default-target';
import { DEFAULT_RATING, HIGHEST_RATING, priorityList } from '#app/domain/priorities/priority-list';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Indicator } from '#app/domain/questionnaire/schema';
import { answerOf, indexShares, levelTexts, type SignedTree } from './signed-tree';

/** The first view of a plan is this long (method 8). */
const LONGEST_LIST = 10;

interface QuestionView {
  code: string;
  question: string;
  isSensitive: boolean;
}

export interface PriorityView extends QuestionView {
  /** Required, and below the level that a required question must have. */
  isBelowRequired: boolean;
  requiredMin: number;
  level: number;
  target: number;
  /** The three parts of the order: levels left to the target, and two ratings 1–5. */
  gap: number;
  importance: number;
  feasibility: number;
  /** How much the index would rise if the target were reached, in levels. */
  indexGain: number;
  /** One step up: its number, name and what it asks for. */
  next: { level: number; name: string; text: string };
  /** One way to begin, from the questionnaire. */
  hint: string | null;
}

export interface PrioritiesView {
  first: PriorityView[];
  /** Questions below their target after those. */
  more: number;
  /** Questions whose answer nobody knows: to be looked into before anything else can be said about them. */
  investigate: QuestionView[];
  highestRating: number;
}

/** What the organisation has set for a question in its plan; null where the method's own holds. */
export interface Rating {
  target: number | null;
  importance: number | null;
  feasibility: number | null;
}

/**
 * Where to begin, in the order of method 8. Targets, importance and feasibility are the method's own until somebody sets
 * them, and no median of a single question is published, so that what peers have decides nothing.
 */
export function describePriorities(tree: SignedTree, ratings: ReadonlyMap<string, Rating>): PrioritiesView {
  const { scale } = tree.questionnaire;
  const shares = indexShares(tree);
  const indicators = indicatorsOf(tree.areas);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const { plan, investigate } = priorityList(
    {
      scale: { min: scale.min, max: scale.max },
      indicators: indicators.map(({ code, required, requiredMin }) => {
        const answer = answerOf(tree, code);
        const rating = ratings.get(code);
        return {
          code,
          answer,
          target: rating?.target ?? (isLevel(answer) ? defaultTarget(answer, scale) : scale.max),
          importance: rating?.importance ?? DEFAULT_RATING,
          feasibility: rating?.feasibility ?? DEFAULT_RATING,
          weight: shares.get(code) ?? 0,
          required,
          requiredMin,
        };
      }),
    },
    tree.parameters,
  );
  return {
    first: plan.slice(0, LONGEST_LIST).map(({ code, tier, gap, indexGain }) => {
      const indicator = byCode.get(code)!;
      const level = tree.answers.get(code)!.level!;
      const next = levelTexts(tree, indicator, level + 1);
      return {
        ...toQuestion(tree, indicator),
        isBelowRequired: tier === 1,
        requiredMin: indicator.requiredMin,
        level,
        target: level + gap,
        gap,
        importance: ratings.get(code)?.importance ?? DEFAULT_RATING,
        feasibility: ratings.get(code)?.feasibility ?? DEFAULT_RATING,
        indexGain,
        next: { level: level + 1, name: next.levelName, text: next.levelText },
        hint: indicator.actionHints.find((hint) => hint.from === level)?.text[tree.language] ?? null,
      };
    }),
    more: Math.max(0, plan.length - LONGEST_LIST),
    investigate: investigate.map((code) => toQuestion(tree, byCode.get(code)!)),
    highestRating: HIGHEST_RATING,
  };
}

function toQuestion(tree: SignedTree, { code, question, sensitive }: Indicator): QuestionView {
  return { code, question: question[tree.language], isSensitive: sensitive };
}
