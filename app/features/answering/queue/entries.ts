import { type AnswerContent, EMPTY_ANSWER, hasSameContent } from '#app/domain/questionnaire/answer';

/** What a change is about: an answer of one's own response, or a fact of the organisation. */
export type EntryKind = 'answer' | 'fact';
export type EntryValue = AnswerContent | string;

/** One change on its way to the server. Its id is new for each content, so a repeated id always means the same change. */
export interface Entry {
  mutationId: string;
  kind: EntryKind;
  code: string;
  /** The revision it was made on; null: the one that the entry before it gets. */
  baseRevision: number | null;
  value: EntryValue;
  /** When it was written, in this browser. */
  at: string;
  /** It may have reached the server: from now on it is only ever sent again exactly as it is. */
  isAttempted: boolean;
}

/** What the server last said that it holds. */
export interface ServerValue {
  value: EntryValue;
  revision: number;
  savedAt: string | null;
}

export const keyOf = (kind: EntryKind, code: string) => `${kind}:${code}`;

export function emptyValue(kind: EntryKind): EntryValue {
  return kind === 'fact' ? '' : EMPTY_ANSWER;
}

export function isSameValue(a: EntryValue, b: EntryValue): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : hasSameContent(a, b);
}

function isAnswerContent(value: unknown): value is AnswerContent {
  if (value === null || typeof value !== 'object') return false;
  const { kind, level, comment, evidence } = value as Record<string, unknown>;
  const isKind = kind === null || kind === 'level' || kind === 'DK' || kind === 'NA';
  return (
    isKind &&
    (level === null || typeof level === 'number') &&
    typeof comment === 'string' &&
    typeof evidence === 'string'
  );
}

/** Whether something read from the browser's storage is an entry: anybody may have written there. */
export function isEntry(value: unknown): value is Entry {
  if (value === null || typeof value !== 'object') return false;
  const entry = value as Record<string, unknown>;
  return (
    typeof entry.mutationId === 'string' &&
    typeof entry.code === 'string' &&
    typeof entry.at === 'string' &&
    typeof entry.isAttempted === 'boolean' &&
    (entry.baseRevision === null || Number.isInteger(entry.baseRevision)) &&
    (entry.kind === 'fact' ? typeof entry.value === 'string' : entry.kind === 'answer' && isAnswerContent(entry.value))
  );
}
