import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { AreaProgress } from '#app/domain/questionnaire/progress';
import type { Fact } from '#app/domain/questionnaire/schema';

/** One question as the person meets it, in their language. */
export interface IndicatorView {
  code: string;
  question: string;
  why: string;
  isRequired: boolean;
  /** The lowest level that the basics ask for, where the question is one of them. */
  requiredMin: number;
  /** Level 0 first. */
  levels: string[];
  evidenceExamples: string[];
  answer: AnswerContent;
  /** 0 when nothing has been saved. */
  revision: number;
  savedAt: string | null;
  earlier: AnswerContent | null;
}

/** One direction: what is answered in one step. */
export interface StepView {
  code: string;
  name: string;
  indicators: IndicatorView[];
}

export interface FactView {
  code: string;
  kind: Fact['kind'];
  question: string;
  value: string;
  revision: number;
  savedAt: string | null;
  personName: string | null;
}

/** Why the person can read but not write here. */
export type LockReason = 'archived' | 'not_open' | 'handed_over' | 'signed' | 'submitted' | 'reader';

export interface AreaLink {
  slug: string;
  name: string;
  answered: number;
  total: number;
}

export interface AreaView {
  assessment: { id: string; organisationName: string; roundName: string; closesAt: string; isClosed: boolean };
  personId: string;
  /** Null before the person has begun to answer. */
  responseId: string | null;
  /** `id@version` of the questionnaire that the form is made from. */
  version: string;
  language: 'sv' | 'en';
  slug: string;
  name: string;
  goal: string | null;
  steps: StepView[];
  facts: FactView[];
  earlierRoundName: string | null;
  lock: LockReason | null;
  areas: AreaLink[];
  next: AreaLink | null;
}

export const FACTS_SLUG = 'fakta';

export function toAreaLink({ code, name, answered, total }: AreaProgress, language: 'sv' | 'en'): AreaLink {
  return { slug: code.toLowerCase(), name: name[language], answered, total };
}

/** The step (1 is the first) that an address asks for: `?fraga=INF1.1` finds its question, `?steg=2` counts. */
export function stepFrom(steps: readonly StepView[], search: URLSearchParams): number {
  const question = search.get('fraga');
  const byQuestion = steps.findIndex((step) => step.indicators.some((indicator) => indicator.code === question));
  if (byQuestion >= 0) return byQuestion + 1;
  const asked = Number(search.get('steg') ?? 1);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), Math.max(steps.length, 1)) : 1;
}
