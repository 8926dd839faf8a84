import {
  type Entry,
  type EntryKind,
  type EntryValue,
  emptyValue,
  isSameValue,
  keyOf,
  type ServerValue,
} from './entries';
import { byteLength, type EntryOutcome } from './send-entries';
import type { Problem, Slot } from './snapshot';

const MAX_ENTRIES = 50;
const MAX_BATCH_BYTES = 200_000;
/** Somebody who types without pausing is saved at least so often. */
const MAX_WAIT_MS = 3000;

type Stored = (Problem & { status: 'conflict' })['stored'];

interface Tools {
  newId: () => string;
  now: () => number;
  /** A field must show another value than the person wrote in it. */
  show: (kind: EntryKind, code: string) => void;
}

/**
 * What is unsaved of each question, and what the server is known to hold: the rules of the queue without its timing.
 * A change that may have reached the server is never altered; a newer one waits behind it for its revision.
 */
export class UnsavedChanges {
  readonly slots = new Map<string, Slot>();
  lastSavedAt: string | null = null;
  readonly #server = new Map<string, ServerValue>();
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  entries(): Entry[] {
    return [...this.slots.values()].flatMap((slot) => slot.chain);
  }

  learn(kind: EntryKind, code: string, known: ServerValue): void {
    const before = this.#server.get(keyOf(kind, code));
    if (before && before.revision >= known.revision) return;
    this.#server.set(keyOf(kind, code), known);
    this.#noteSaved(known.savedAt ?? '');
  }

  valueOf(kind: EntryKind, code: string): EntryValue {
    const key = keyOf(kind, code);
    return this.slots.get(key)?.chain.at(-1)?.value ?? this.#server.get(key)?.value ?? emptyValue(kind);
  }

  revisionOf(kind: EntryKind, code: string): number {
    return this.#server.get(keyOf(kind, code))?.revision ?? 0;
  }

  /** Entries that another page load left, in order. */
  adopt(entries: readonly Entry[]): void {
    const known = new Set(this.entries().map((entry) => entry.mutationId));
    for (const entry of entries) {
      if (known.has(entry.mutationId)) continue;
      const { chain } = this.#slotOf(entry.kind, entry.code);
      chain.push(chain.length === 0 ? { ...entry, baseRevision: entry.baseRevision ?? 0 } : entry);
    }
    for (const { kind, code } of entries) this.#tools.show(kind, code);
  }

  change(kind: EntryKind, code: string, value: EntryValue, delayMs: number): void {
    const slot = this.#slotOf(kind, code);
    const last = slot.chain.at(-1);
    const entry = this.#newEntry(kind, code, value);
    if (!last) slot.chain.push({ ...entry, baseRevision: this.revisionOf(kind, code) });
    else if (slot.problem || !last.isAttempted) slot.chain.splice(-1, 1, { ...entry, baseRevision: last.baseRevision });
    else slot.chain.push(entry);
    if (slot.problem?.status === 'refused') slot.problem = null;
    const now = this.#tools.now();
    slot.waitsSince ??= now;
    slot.readyAt = Math.min(now + delayMs, slot.waitsSince + MAX_WAIT_MS);
  }

  resolve(kind: EntryKind, code: string, choice: 'mine' | 'stored'): void {
    const slot = this.slots.get(keyOf(kind, code));
    if (slot?.problem?.status !== 'conflict') return;
    const { revision } = slot.problem.stored;
    if (choice === 'stored') {
      this.#letGo(kind, code);
      return;
    }
    slot.chain = [{ ...this.#newEntry(kind, code, this.valueOf(kind, code)), baseRevision: revision }];
    slot.problem = null;
    slot.readyAt = 0;
  }

  answerRefusal(kind: EntryKind, code: string, choice: 'retry' | 'discard'): void {
    const slot = this.slots.get(keyOf(kind, code));
    if (slot?.problem?.status !== 'refused') return;
    if (choice === 'discard') {
      this.#letGo(kind, code);
      return;
    }
    slot.problem = null;
    slot.readyAt = 0;
  }

  /** When the first change may be sent; null when nothing waits. */
  readyAt(): number | null {
    const times = [...this.slots.values()].filter((slot) => !slot.problem).map((slot) => slot.readyAt);
    return times.length === 0 ? null : Math.min(...times);
  }

  nextBatch(isOneByOne: boolean): Entry[] {
    const now = this.#tools.now();
    const batch: Entry[] = [];
    let bytes = 0;
    for (const { chain, problem, readyAt } of this.slots.values()) {
      const [first] = chain;
      if (!first || problem || readyAt > now) continue;
      bytes += byteLength(JSON.stringify(first));
      if (batch.length > 0 && (isOneByOne || bytes > MAX_BATCH_BYTES || batch.length >= MAX_ENTRIES)) break;
      batch.push(first);
    }
    return batch;
  }

  markAttempted(batch: readonly Entry[]): void {
    for (const entry of batch) {
      entry.isAttempted = true;
      this.#slotOf(entry.kind, entry.code).waitsSince = null;
    }
  }

  settle(outcomes: readonly EntryOutcome[]): void {
    for (const outcome of outcomes) {
      const slot = this.slots.get(keyOf(outcome.kind, outcome.code));
      const [entry] = slot?.chain ?? [];
      if (!slot || entry?.mutationId !== outcome.mutationId) continue;
      if (outcome.status === 'saved') this.#settleSaved(slot, entry, outcome);
      else if (outcome.status === 'conflict') this.#settleConflict(slot, entry, outcome.stored);
      else this.refuse(entry, outcome.reason);
    }
  }

  /** The server will not have this one; a newer change takes its place, else the person is asked. */
  refuse(entry: Entry, reason: string): void {
    const slot = this.#slotOf(entry.kind, entry.code);
    const [, next] = slot.chain;
    if (!next) {
      slot.problem = { status: 'refused', reason };
      return;
    }
    slot.chain.shift();
    next.baseRevision ??= entry.baseRevision;
  }

  #settleSaved(slot: Slot, entry: Entry, { revision, savedAt }: { revision: number; savedAt: string }): void {
    const { kind, code, value } = entry;
    const isNewest = revision >= this.revisionOf(kind, code);
    if (isNewest) this.#server.set(keyOf(kind, code), { value, revision, savedAt });
    this.#noteSaved(savedAt);
    slot.chain.shift();
    const [next] = slot.chain;
    if (next) next.baseRevision ??= revision;
    else this.slots.delete(keyOf(kind, code));
    if (!next && !isNewest) this.#tools.show(kind, code);
  }

  #settleConflict(slot: Slot, entry: Entry, stored: Stored): void {
    const { kind, code } = entry;
    const mine = slot.chain.at(-1) ?? entry;
    const { value, revision, savedAt } = stored;
    this.#server.set(keyOf(kind, code), { value, revision, savedAt });
    if (isSameValue(mine.value, value)) {
      this.slots.delete(keyOf(kind, code));
      return;
    }
    slot.chain = [{ ...this.#newEntry(kind, code, mine.value), baseRevision: entry.baseRevision }];
    slot.problem = { status: 'conflict', stored };
  }

  #letGo(kind: EntryKind, code: string): void {
    this.slots.delete(keyOf(kind, code));
    this.#tools.show(kind, code);
  }

  #newEntry(kind: EntryKind, code: string, value: EntryValue): Entry {
    const at = new Date(this.#tools.now()).toISOString();
    return { mutationId: this.#tools.newId(), kind, code, value, at, baseRevision: null, isAttempted: false };
  }

  #slotOf(kind: EntryKind, code: string): Slot {
    const key = keyOf(kind, code);
    const slot = this.slots.get(key) ?? { chain: [], problem: null, readyAt: 0, waitsSince: null };
    this.slots.set(key, slot);
    return slot;
  }

  #noteSaved(savedAt: string): void {
    if (savedAt > (this.lastSavedAt ?? '')) this.lastSavedAt = savedAt;
  }
}
