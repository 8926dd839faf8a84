import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { FocusArea, Language } from '#app/domain/questionnaire/schema';

export interface DescribedAnswer {
  code: string;
  question: string;
  kind: 'level' | 'DK' | 'NA' | null;
  level: number | null;
  /** The level's full text; null without a level. */
  levelText: string | null;
  comment: string;
  evidence: string;
  earlier: { kind: 'level' | 'DK' | 'NA' | null; level: number | null } | null;
  isChanged: boolean;
}

export interface DescribedArea {
  code: string;
  name: string;
  directions: { code: string; name: string; answers: DescribedAnswer[] }[];
}

/** Answers in the questionnaire's order with their texts, for reading on one page. */
export function describeAnswers(
  areas: readonly FocusArea[],
  answers: ReadonlyMap<string, AnswerContent>,
  earlier: ReadonlyMap<string, AnswerContent> | null,
  language: Language,
): DescribedArea[] {
  return areas.map((area) => ({
    code: area.code,
    name: area.name[language],
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      answers: direction.indicators.map((indicator) => {
        const answer = answers.get(indicator.code);
        const before = earlier?.get(indicator.code);
        return {
          code: indicator.code,
          question: indicator.question[language],
          kind: answer?.kind ?? null,
          level: answer?.level ?? null,
          levelText: answer?.level == null ? null : (indicator.levels[answer.level]?.[language] ?? null),
          comment: answer?.comment ?? '',
          evidence: answer?.evidence ?? '',
          earlier: before ? { kind: before.kind, level: before.level } : null,
          isChanged: before !== undefined && (before.kind !== answer?.kind || before.level !== answer?.level),
        };
      }),
    })),
  }));
}
