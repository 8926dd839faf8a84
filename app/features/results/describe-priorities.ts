import { proposeActions, type Rating } from '#app/domain/plan/proposals';
import { HIGHEST_RATING } from '#app/domain/priorities/priority-list';
import type { Indicator } from '#app/domain/questionnaire/schema';
import { answerOf, levelTexts, type SignedTree } from './signed-tree';

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

/** Where to begin, in the order of method 8. */
export function describePriorities(tree: SignedTree, ratings: ReadonlyMap<string, Rating>): PrioritiesView {
  const { first, investigate } = proposeActions(
    { scale: tree.questionnaire.scale, areas: tree.areas, answerOf: (code) => answerOf(tree, code) },
    (code) => ratings.get(code),
    tree.parameters,
  );
  return {
    first: first.slice(0, LONGEST_LIST).map(({ indicator, level, ...parts }) => {
      const next = levelTexts(tree, indicator, level + 1);
      return {
        ...toQuestion(tree, indicator),
        ...parts,
        level,
        requiredMin: indicator.requiredMin,
        next: { level: level + 1, name: next.levelName, text: next.levelText },
        hint: indicator.actionHints.find((hint) => hint.from === level)?.text[tree.language] ?? null,
      };
    }),
    more: Math.max(0, first.length - LONGEST_LIST),
    investigate: investigate.map((indicator) => toQuestion(tree, indicator)),
    highestRating: HIGHEST_RATING,
  };
}

function toQuestion(tree: SignedTree, { code, question, sensitive }: Indicator): QuestionView {
  return { code, question: question[tree.language], isSensitive: sensitive };
}
