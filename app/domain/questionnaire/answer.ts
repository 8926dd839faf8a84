import { readDay } from '../swedish-time';
import type { Fact, Questionnaire } from './schema';

/** One answer's value: a level, "vet ej" (DK), "ej tillämpligt" (NA), or nothing yet. */
export type AnswerKind = 'level' | 'DK' | 'NA';

export interface AnswerContent {
  kind: AnswerKind | null;
  /** A level of the scale when kind is `level`, else null. */
  level: number | null;
  comment: string;
  evidence: string;
}

export const EMPTY_ANSWER: AnswerContent = { kind: null, level: null, comment: '', evidence: '' };
export const MAX_COMMENT_LENGTH = 4000;
export const MAX_EVIDENCE_LENGTH = 2000;
export const MAX_FACT_TEXT_LENGTH = 500;
const MAX_FACT_NUMBER = 1_000_000_000;

export type AnswerProblem = 'unknown_kind' | 'unknown_level' | 'comment_too_long' | 'evidence_too_long';

/** What is wrong with an answer that somebody wants to save, or null. Levels are the questionnaire's, nothing else. */
export function findAnswerProblem(questionnaire: Questionnaire, answer: AnswerContent): AnswerProblem | null {
  const { min, max } = questionnaire.scale;
  if (answer.kind === 'level') {
    const { level } = answer;
    if (level === null || !Number.isInteger(level) || level < min || level > max) return 'unknown_level';
  } else {
    if (answer.kind !== null && answer.kind !== 'DK' && answer.kind !== 'NA') return 'unknown_kind';
    if (answer.level !== null) return 'unknown_level';
  }
  if (answer.comment.length > MAX_COMMENT_LENGTH) return 'comment_too_long';
  if (answer.evidence.length > MAX_EVIDENCE_LENGTH) return 'evidence_too_long';
  return null;
}

/** The value as method.md writes it: a level, 'DK', 'NA', or null when nothing is answered. */
export function toMethodAnswer(answer: Pick<AnswerContent, 'kind' | 'level'> | undefined): number | 'DK' | 'NA' | null {
  if (!answer || answer.kind === null) return null;
  return answer.kind === 'level' ? answer.level : answer.kind;
}

export function hasSameContent(a: AnswerContent, b: AnswerContent): boolean {
  return a.kind === b.kind && a.level === b.level && a.comment === b.comment && a.evidence === b.evidence;
}

/** PostgreSQL can't store NUL and neither engine half a surrogate pair: both become the visible replacement sign. */
export function toStorableText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\u0000', '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

export type FactProblem = 'not_yes_no' | 'not_a_number' | 'not_a_date' | 'date_ahead' | 'text_too_long';

/**
 * Reads a fact's value as somebody wrote it. Returns the stored form ('yes', 'no', a whole number, YYYY-MM-DD, text; null
 * for empty) or what is wrong with it. Numbers may have spaces between thousands, as Swedish texts have. A date is of
 * something that has happened: one after `today` (YYYY-MM-DD) would be counted as reached before it is.
 */
export function parseFactValue(
  fact: Fact,
  written: string,
  today: string,
): { value: string | null } | { problem: FactProblem } {
  const trimmed = toStorableText(written).trim();
  if (trimmed === '') return { value: null };
  if (fact.kind === 'yes_no')
    return trimmed === 'yes' || trimmed === 'no' ? { value: trimmed } : { problem: 'not_yes_no' };
  if (fact.kind === 'number') {
    const digits = trimmed.replace(/[\s\u00A0\u202F]/g, '');
    if (!/^\d{1,10}$/.test(digits) || Number(digits) > MAX_FACT_NUMBER) return { problem: 'not_a_number' };
    return { value: String(Number(digits)) };
  }
  if (fact.kind === 'date') return parseDate(trimmed, today);
  return trimmed.length > MAX_FACT_TEXT_LENGTH ? { problem: 'text_too_long' } : { value: trimmed };
}

function parseDate(written: string, today: string): { value: string } | { problem: FactProblem } {
  const day = readDay(written);
  const year = Number(day?.slice(0, 4));
  if (day === null || year < 1900 || year > 2100) return { problem: 'not_a_date' };
  return day > today ? { problem: 'date_ahead' } : { value: day };
}
