import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { Entry, EntryKind, EntryValue } from './entries';
import type { QueueScope } from './unsaved-store';

/** What became of one entry, as the server says. */
export type EntryOutcome = { mutationId: string; kind: EntryKind; code: string } & (
  | { status: 'saved'; revision: number; savedAt: string }
  | {
      status: 'conflict';
      stored: { value: EntryValue; revision: number; savedAt: string | null; personName: string | null };
    }
  | { status: 'refused'; reason: string }
);

/** What became of a request. `failed` may have been committed all the same: it is sent again as it is. */
export type SendResult =
  | { outcomes: EntryOutcome[] }
  | { failed: 'offline' | 'storage' | 'signed_out' | 'too_large' | 'unreadable'; retryAfterMs: number };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A browser lets at most 64 kB outlive the page; larger requests are not asked to. */
export const MAX_KEEPALIVE_BYTES = 60_000;
const MS_PER_SECOND = 1000;

/** The entries as the server reads them. Every entry's base revision is known when it is sent. */
export function toRequestBody(scope: QueueScope, entries: readonly Entry[]): string {
  const common = ({ mutationId, baseRevision }: Entry) => ({ mutationId, baseRevision });
  return JSON.stringify({
    personId: scope.personId,
    responseId: scope.responseId,
    version: scope.version,
    answers: entries
      .filter((entry) => entry.kind === 'answer')
      .map((entry) => ({ ...common(entry), indicator: entry.code, ...(entry.value as AnswerContent) })),
    facts: entries
      .filter((entry) => entry.kind === 'fact')
      .map((entry) => ({ ...common(entry), fact: entry.code, value: entry.value })),
  });
}

/** Sends one request and reads what became of each entry. Never throws. */
export async function sendEntries(
  fetch: Fetch,
  url: string,
  body: string,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  let response: Response;
  let content: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      credentials: 'same-origin',
      redirect: 'manual',
      keepalive: byteLength(body) < MAX_KEEPALIVE_BYTES,
      body,
      signal,
    });
    if (response.status === 401) return { failed: 'signed_out', retryAfterMs: 0 };
    if (response.status === 413) return { failed: 'too_large', retryAfterMs: 0 };
    content = await response.json().catch(() => null);
  } catch {
    return { failed: 'offline', retryAfterMs: 0 };
  }
  const retryAfterMs = (Number(response.headers.get('Retry-After')) || 0) * MS_PER_SECOND;
  if (response.status >= 500) return { failed: 'storage', retryAfterMs };
  const outcomes = readOutcomes(content);
  if (outcomes) return { outcomes };
  // A page of somebody else's between us and the server (a proxy, a network's sign-in) is no answer of ours.
  const isOurs = content !== null && typeof content === 'object' && 'unreadable' in content;
  return { failed: isOurs ? 'unreadable' : 'offline', retryAfterMs };
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

interface RawOutcome {
  mutationId: string;
  indicator?: string;
  fact?: string;
  status: string;
  revision?: number;
  savedAt?: string;
  reason?: string;
  stored?: Partial<AnswerContent> & { value?: string | null; revision: number; savedAt: string; personName?: string };
}

function readOutcomes(content: unknown): EntryOutcome[] | null {
  const { answers, facts } = (content ?? {}) as { answers?: unknown; facts?: unknown };
  if (!Array.isArray(answers) || !Array.isArray(facts)) return null;
  return [...(answers as RawOutcome[]), ...(facts as RawOutcome[])].flatMap(readOutcome);
}

function readOutcome(raw: RawOutcome): EntryOutcome[] {
  const kind = raw.fact === undefined ? ('answer' as const) : ('fact' as const);
  const common = { mutationId: raw.mutationId, kind, code: raw.fact ?? raw.indicator ?? '' };
  if (raw.status === 'saved') {
    return [{ ...common, status: 'saved', revision: raw.revision ?? 0, savedAt: raw.savedAt ?? '' }];
  }
  if (raw.status === 'refused') return [{ ...common, status: 'refused', reason: raw.reason ?? 'unreadable' }];
  if (raw.status !== 'conflict' || !raw.stored) return [];
  const { revision, savedAt, personName } = raw.stored;
  const stored = { value: storedValue(kind, raw.stored), revision, savedAt, personName: personName ?? null };
  return [{ ...common, status: 'conflict', stored }];
}

function storedValue(kind: EntryKind, stored: NonNullable<RawOutcome['stored']>): EntryValue {
  if (kind === 'fact') return stored.value ?? '';
  const { kind: answerKind = null, level = null, comment = '', evidence = '' } = stored;
  return { kind: answerKind, level, comment, evidence };
}
