import type { Entry, EntryKind, EntryValue } from './entries';

/** What waits for the person: both values of a conflict, or why the server would not take it. */
export type Problem =
  | {
      status: 'conflict';
      stored: { value: EntryValue; revision: number; savedAt: string | null; personName: string | null };
    }
  | { status: 'refused'; reason: string };

/** What is unsaved of one question: changes in order, of which the first is sent first. */
export interface Slot {
  chain: Entry[];
  problem: Problem | null;
  /** When the first may be sent. */
  readyAt: number;
  waitsSince: number | null;
}

export type ProblemView = { kind: EntryKind; code: string; mine: EntryValue } & Problem;

/** What a page shows of the queue. A new object for each change, as React wants it. */
export interface QueueSnapshot {
  status: 'idle' | 'saving' | 'retrying' | 'signed_out' | 'needs_you';
  unsaved: number;
  lastSavedAt: string | null;
  /** False when the browser's storage would not take what is unsaved: it lives in this page only. */
  isStored: boolean;
  problems: ProblemView[];
}

interface QueueState {
  slots: ReadonlyMap<string, Slot>;
  isSignedOut: boolean;
  failures: number;
  isStored: boolean;
  lastSavedAt: string | null;
}

export function toSnapshot({ slots, isSignedOut, failures, isStored, lastSavedAt }: QueueState): QueueSnapshot {
  const problems = [...slots.values()].flatMap(({ chain, problem }): ProblemView[] => {
    const last = chain.at(-1);
    return last && problem ? [{ kind: last.kind, code: last.code, mine: last.value, ...problem }] : [];
  });
  const isWaiting = slots.size > problems.length;
  const status = () => {
    if (isWaiting && isSignedOut) return 'signed_out';
    if (isWaiting) return failures > 0 ? 'retrying' : 'saving';
    return problems.length > 0 ? 'needs_you' : 'idle';
  };
  return { status: status(), unsaved: slots.size, lastSavedAt, isStored, problems };
}
