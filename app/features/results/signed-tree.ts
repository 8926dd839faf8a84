import type { Answer } from '#app/domain/answer';
import type { MethodParameters } from '#app/domain/parameters';
import { type AnswerKind, toMethodAnswer } from '#app/domain/questionnaire/answer';
import type { FocusArea, Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { effectiveWeightsByCode } from '#app/domain/scoring/effective-weights';
import { toScoredAreas } from '#app/domain/scoring/score-assessment';

export interface SignedAnswer {
  kind: AnswerKind;
  level: number | null;
  comment: string;
  evidence: string;
  major_version: number;
}

/** What was signed, on the questionnaire as the organisation met it: everything that a result is explained from. */
export interface SignedTree {
  questionnaire: Questionnaire;
  /** The areas that apply to the organisation's kind. */
  areas: FocusArea[];
  answers: ReadonlyMap<string, SignedAnswer>;
  earlierAnswers: ReadonlyMap<string, SignedAnswer> | null;
  parameters: MethodParameters;
  language: Language;
}

export function answerOf(tree: SignedTree, code: string): Answer {
  return toMethodAnswer(tree.answers.get(code));
}

/** The weight of each applicable indicator in the index, sum 1 (method 3.6). */
export function indexShares(tree: SignedTree): Map<string, number> {
  return effectiveWeightsByCode(toScoredAreas(tree.areas, (code) => answerOf(tree, code)));
}

/** The level's name and what it asks for on this indicator; empty for an answer that is not a level. */
export function levelTexts(
  tree: SignedTree,
  indicator: FocusArea['directions'][number]['indicators'][number],
  level: number | null,
): { levelName: string; levelText: string } {
  if (level === null) return { levelName: '', levelText: '' };
  const { min, levels } = tree.questionnaire.scale;
  return {
    levelName: levels[level - min]?.name[tree.language] ?? '',
    levelText: indicator.levels[level - min]?.[tree.language] ?? '',
  };
}
