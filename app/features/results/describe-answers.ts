import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { levelTexts, type SignedTree } from './signed-tree';
import type { AnswerGroupView, FactView } from './view';

/** The facts in the questionnaire's order, with the earlier round's values. */
export function describeFacts(
  questionnaire: Questionnaire,
  rows: readonly { fact: string; value: string | null }[],
  earlierRows: readonly { fact: string; value: string | null }[] | null,
  language: Language,
): FactView[] {
  const values = new Map(rows.map((row) => [row.fact, row.value]));
  const earlier = new Map((earlierRows ?? []).map((row) => [row.fact, row.value]));
  return questionnaire.facts.map(({ code, kind, question }) => ({
    code,
    kind,
    question: question[language],
    value: values.get(code) ?? null,
    earlier: earlier.get(code) ?? null,
  }));
}

/** Every signed answer under its area and direction, with the earlier round's where the question means the same. */
export function describeAnswers(tree: SignedTree): AnswerGroupView[] {
  const { language, answers, earlierAnswers } = tree;
  return tree.areas.map((area) => ({
    code: area.code,
    name: area.name[language],
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      answers: direction.indicators.flatMap((indicator) => {
        const answer = answers.get(indicator.code);
        if (!answer) return [];
        const { kind, level, comment, evidence } = answer;
        const before = earlierAnswers?.get(indicator.code);
        const isComparable = before?.major_version === indicator.majorVersion;
        return [
          {
            code: indicator.code,
            question: indicator.question[language],
            kind,
            level,
            ...levelTexts(tree, indicator, level),
            comment,
            evidence,
            isRequired: indicator.required,
            isSensitive: indicator.sensitive,
            earlier: before && isComparable ? { kind: before.kind, level: before.level } : null,
          },
        ];
      }),
    })),
  }));
}
