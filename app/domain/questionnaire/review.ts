import type { AnswerContent } from './answer';
import { toMethodAnswer } from './answer';
import type { Indicator } from './schema';

/** Method 4.5: what must be mended before an assessment can be handed over, and what is only asked about. */
export type ReviewFinding =
  | { indicator: string; kind: 'missing' }
  | {
      indicator: string;
      kind: 'comment_needed';
      because: 'not_applicable' | 'differs_from_suggestion' | 'differs_from_earlier';
    }
  | { indicator: string; kind: 'prompt'; because: 'dont_know' | 'no_evidence' };

const SUGGESTION_DISTANCE = 2;
const EARLIER_DISTANCE = 3;
const EVIDENCE_FROM_LEVEL = 4;

export interface EarlierLevel {
  level: number | null;
  major_version: number;
}

export interface ReviewInput {
  indicators: readonly Indicator[];
  answers: ReadonlyMap<string, AnswerContent>;
  /** What the submitted responses suggest, by indicator (method 4.1). */
  suggestions: ReadonlyMap<string, number | 'NA' | null>;
  /** The earlier signed assessment, by indicator. */
  earlier: ReadonlyMap<string, EarlierLevel>;
}

/**
 * Goes through the applicable indicators in the questionnaire's order. `missing` and `comment_needed` stop the hand-over;
 * `prompt` can be passed and is shown to the approver as "underlag saknas".
 */
export function reviewAnswers({ indicators, answers, suggestions, earlier }: ReviewInput): ReviewFinding[] {
  return indicators.flatMap((indicator): ReviewFinding[] => {
    const answer = answers.get(indicator.code);
    const value = toMethodAnswer(answer);
    if (!answer || value === null) return [{ indicator: indicator.code, kind: 'missing' }];
    const findings: ReviewFinding[] = [];
    const reason = commentReason(
      value,
      suggestions.get(indicator.code) ?? null,
      comparableLevel(indicator, earlier.get(indicator.code)),
    );
    if (reason && answer.comment.trim() === '') {
      findings.push({ indicator: indicator.code, kind: 'comment_needed', because: reason });
    }
    if (value === 'DK') findings.push({ indicator: indicator.code, kind: 'prompt', because: 'dont_know' });
    if (typeof value === 'number' && value >= EVIDENCE_FROM_LEVEL && answer.evidence.trim() === '') {
      findings.push({ indicator: indicator.code, kind: 'prompt', because: 'no_evidence' });
    }
    return findings;
  });
}

/** A question with another major version means something else: its earlier level is no measure (method 6.1). */
function comparableLevel({ majorVersion }: Indicator, earlier: EarlierLevel | undefined): number | null {
  return earlier?.major_version === majorVersion ? earlier.level : null;
}

function commentReason(
  value: number | 'DK' | 'NA',
  suggestion: number | 'NA' | null,
  earlierLevel: number | null,
): 'not_applicable' | 'differs_from_suggestion' | 'differs_from_earlier' | null {
  if (value === 'NA') return 'not_applicable';
  if (typeof value !== 'number') return null;
  if (typeof suggestion === 'number' && Math.abs(value - suggestion) >= SUGGESTION_DISTANCE)
    return 'differs_from_suggestion';
  if (earlierLevel !== null && Math.abs(value - earlierLevel) >= EARLIER_DISTANCE) return 'differs_from_earlier';
  return null;
}

/** Only these stop a hand-over and a sign-off. */
export function isBlocking(finding: ReviewFinding): boolean {
  return finding.kind !== 'prompt';
}
