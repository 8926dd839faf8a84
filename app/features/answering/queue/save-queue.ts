import {
  type Entry,
  type EntryKind,
  type EntryValue,
  emptyValue,
  isSameValue,
  keyOf,
  type ServerValue,
} from './entries';
import { entriesForLastRequest } from './last-request';
import { byteLength, type EntryOutcome, type Fetch, sendEntries, toRequestBody } from './send-entries';
import { type Problem, type QueueSnapshot, type Slot, toSnapshot } from './snapshot';
import type { QueueScope, UnsavedStore } from './unsaved-store';

export interface QueueOptions {
  scope: QueueScope;
  url: string;
  store: UnsavedStore;
  fetch: Fetch;
  newId: () => string;
  clock: { now: () => number; setTimeout: (run: () => void, ms: number) => number; clearTimeout: (id: number) => void };
  /** 0–1, spreads the retries of many browsers after an outage. */
  random: () => number;
}

const MAX_ENTRIES = 50;
const MAX_BATCH_BYTES = 200_000;
/** Somebody who types without pausing is saved at least so often. */
const MAX_WAIT_MS = 3000;
const FLUSH_POLL_MS = 30;
const TIMEOUT_MS = 20_000;
const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 30_000;
const SIGNED_OUT_RETRY_MS = 60_000;

/**
 * Changes on their way to the server. Each stands in the browser's storage before it is sent, and is taken away only
 * when the server has said that it is committed. One request is under way at a time; what may have arrived is sent again
 * exactly as it was. Conflicts and refusals wait for the person; nothing is ever dropped by the queue itself.
 */
export class SaveQueue {
  readonly #options: QueueOptions;
  readonly #slots = new Map<string, Slot>();
  readonly #server = new Map<string, ServerValue>();
  readonly #listeners = new Set<() => void>();
  readonly #adopters = new Set<(kind: EntryKind, code: string, value: EntryValue) => void>();
  #isSending = false;
  #isSignedOut = false;
  #isStored = true;
  #sendsOneByOne = false;
  #failures = 0;
  #retryAt = 0;
  #timer: number | null = null;
  #lastSavedAt: string | null = null;
  #snapshot: QueueSnapshot;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#snapshot = toSnapshot({
      slots: this.#slots,
      isSending: false,
      isSignedOut: false,
      failures: 0,
      isStored: true,
      lastSavedAt: null,
    });
  }

  get personId(): string {
    return this.#options.scope.personId;
  }

  /** Tells what the server holds, as a page was made from it. Never goes back to an older revision. */
  learn(kind: EntryKind, code: string, known: ServerValue): void {
    const before = this.#server.get(keyOf(kind, code));
    if (before && before.revision >= known.revision) return;
    this.#server.set(keyOf(kind, code), known);
    if (known.savedAt && known.savedAt > (this.#lastSavedAt ?? '')) this.#lastSavedAt = known.savedAt;
    this.#emit();
  }

  /** Takes over what earlier page loads of the same person left, and begins to send. */
  restore(liveTabs: ReadonlySet<string>): void {
    const { entries, forget } = this.#options.store.readOrphans(liveTabs);
    const known = new Set([...this.#slots.values()].flatMap((slot) => slot.chain.map((entry) => entry.mutationId)));
    for (const entry of entries) {
      if (known.has(entry.mutationId)) continue;
      const slot = this.#slotOf(entry.kind, entry.code);
      slot.chain.push(slot.chain.length === 0 ? { ...entry, baseRevision: entry.baseRevision ?? 0 } : entry);
    }
    if (this.#persist()) forget();
    for (const { kind, code } of entries) this.#tellAdopters(kind, code);
    this.#changed();
  }

  /** What the person sees for this question: the newest unsaved value, else the saved one. */
  valueOf(kind: EntryKind, code: string): EntryValue {
    const key = keyOf(kind, code);
    return this.#slots.get(key)?.chain.at(-1)?.value ?? this.#server.get(key)?.value ?? emptyValue(kind);
  }

  revisionOf(kind: EntryKind, code: string): number {
    return this.#server.get(keyOf(kind, code))?.revision ?? 0;
  }

  /** The person changed something. It is stored at once and sent after `delayMs` without further changes. */
  change(kind: EntryKind, code: string, value: EntryValue, delayMs = 0): void {
    if (isSameValue(this.valueOf(kind, code), value)) return;
    const slot = this.#slotOf(kind, code);
    const last = slot.chain.at(-1);
    const entry = this.#newEntry(kind, code, value);
    if (!last) slot.chain.push({ ...entry, baseRevision: this.revisionOf(kind, code) });
    else if (slot.problem || !last.isAttempted) slot.chain.splice(-1, 1, { ...entry, baseRevision: last.baseRevision });
    else slot.chain.push(entry);
    if (slot.problem?.status === 'refused') slot.problem = null;
    const now = this.#options.clock.now();
    slot.waitsSince ??= now;
    slot.readyAt = Math.min(now + delayMs, slot.waitsSince + MAX_WAIT_MS);
    this.#changed();
  }

  /** A change that the person did not write in the field itself: the form must show it too. */
  put(kind: EntryKind, code: string, value: EntryValue): void {
    this.change(kind, code, value);
    this.#tellAdopters(kind, code);
  }

  /** The person has seen both values of a conflict and chosen. */
  resolve(kind: EntryKind, code: string, choice: 'mine' | 'stored'): void {
    const slot = this.#slots.get(keyOf(kind, code));
    if (slot?.problem?.status !== 'conflict') return;
    const { revision } = slot.problem.stored;
    const mine = this.valueOf(kind, code);
    slot.problem = null;
    slot.readyAt = 0;
    if (choice === 'mine') slot.chain = [{ ...this.#newEntry(kind, code, mine), baseRevision: revision }];
    else this.#slots.delete(keyOf(kind, code));
    if (choice === 'stored') this.#tellAdopters(kind, code);
    this.#changed();
  }

  /** After a refusal: tries the same again (an assessment may have been re-opened), or lets go of it. */
  answerRefusal(kind: EntryKind, code: string, choice: 'retry' | 'discard'): void {
    const slot = this.#slots.get(keyOf(kind, code));
    if (slot?.problem?.status !== 'refused') return;
    slot.problem = null;
    slot.readyAt = 0;
    if (choice === 'discard') this.#slots.delete(keyOf(kind, code));
    if (choice === 'discard') this.#tellAdopters(kind, code);
    this.#changed();
  }

  /** Something may have got better: the network is back, the page is seen again. */
  wake(): void {
    this.#retryAt = 0;
    this.#schedule();
  }

  /** Sends what waits without waiting longer. True when nothing is left unsaved, false after `patienceMs` or a problem. */
  async flush(patienceMs: number): Promise<boolean> {
    const { clock } = this.#options;
    for (const slot of this.#slots.values()) slot.readyAt = 0;
    const until = clock.now() + patienceMs;
    while (this.#slots.size > 0 && clock.now() < until) {
      if (this.#isSending) {
        await new Promise<void>((resolve) => clock.setTimeout(resolve, FLUSH_POLL_MS));
        continue;
      }
      const before = this.#failures;
      if (this.#nextBatch().length === 0) break;
      await this.#send();
      if (this.#failures > before) break;
    }
    return this.#slots.size === 0;
  }

  /** The page goes away: everything that has not been sent goes in one last request that outlives it. */
  leave(): void {
    const entries = entriesForLastRequest(this.#slots.values());
    if (entries.length === 0) return;
    this.#persist();
    const { fetch, url, scope } = this.#options;
    void sendEntries(fetch, url, toRequestBody(scope, entries), undefined);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls when a field must show another value than the person wrote: another tab's, or the saved one after a choice. */
  onAdopt(adopter: (kind: EntryKind, code: string, value: EntryValue) => void): () => void {
    this.#adopters.add(adopter);
    return () => this.#adopters.delete(adopter);
  }

  snapshot(): QueueSnapshot {
    return this.#snapshot;
  }

  #newEntry(kind: EntryKind, code: string, value: EntryValue): Entry {
    const at = new Date(this.#options.clock.now()).toISOString();
    return { mutationId: this.#options.newId(), kind, code, value, at, baseRevision: null, isAttempted: false };
  }

  #slotOf(kind: EntryKind, code: string): Slot {
    const key = keyOf(kind, code);
    const slot = this.#slots.get(key) ?? { chain: [], problem: null, readyAt: 0, waitsSince: null };
    this.#slots.set(key, slot);
    return slot;
  }

  #persist(): boolean {
    this.#isStored = this.#options.store.write([...this.#slots.values()].flatMap((slot) => slot.chain));
    return this.#isStored;
  }

  #changed(): void {
    this.#persist();
    this.#emit();
    this.#schedule();
  }

  #emit(): void {
    this.#snapshot = toSnapshot({
      slots: this.#slots,
      isSending: this.#isSending,
      isSignedOut: this.#isSignedOut,
      failures: this.#failures,
      isStored: this.#isStored,
      lastSavedAt: this.#lastSavedAt,
    });
    for (const listener of this.#listeners) listener();
  }

  #tellAdopters(kind: EntryKind, code: string): void {
    for (const adopter of this.#adopters) adopter(kind, code, this.valueOf(kind, code));
  }

  #schedule(): void {
    const { clock } = this.#options;
    if (this.#timer !== null) clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isSending) return;
    const readyAts = [...this.#slots.values()].filter((slot) => !slot.problem).map((slot) => slot.readyAt);
    if (readyAts.length === 0) return;
    const at = Math.max(Math.min(...readyAts), this.#retryAt);
    this.#timer = clock.setTimeout(() => void this.#send(), Math.max(0, at - clock.now()));
  }

  #nextBatch(): Entry[] {
    const now = this.#options.clock.now();
    const batch: Entry[] = [];
    let bytes = 0;
    for (const { chain, problem, readyAt } of this.#slots.values()) {
      const [first] = chain;
      if (!first || problem || readyAt > now) continue;
      bytes += byteLength(JSON.stringify(first));
      if (batch.length > 0 && (bytes > MAX_BATCH_BYTES || this.#sendsOneByOne || batch.length >= MAX_ENTRIES)) break;
      batch.push(first);
    }
    return batch;
  }

  async #send(): Promise<void> {
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#nextBatch();
    if (this.#isSending || batch.length === 0) return this.#schedule();
    this.#isSending = true;
    for (const entry of batch) {
      entry.isAttempted = true;
      this.#slotOf(entry.kind, entry.code).waitsSince = null;
    }
    this.#persist();
    this.#emit();
    const { clock, fetch, url, scope } = this.#options;
    const controller = new AbortController();
    const timeout = clock.setTimeout(() => controller.abort(), TIMEOUT_MS);
    const result = await sendEntries(fetch, url, toRequestBody(scope, batch), controller.signal);
    clock.clearTimeout(timeout);
    this.#isSending = false;
    if ('outcomes' in result) this.#settle(batch, result.outcomes);
    else if (result.failed === 'too_large' || result.failed === 'unreadable') this.#narrow(batch, result.failed);
    else this.#postpone(result.failed === 'signed_out', result.retryAfterMs);
    this.#changed();
  }

  #settle(batch: readonly Entry[], outcomes: readonly EntryOutcome[]): void {
    this.#failures = 0;
    this.#isSignedOut = false;
    for (const outcome of outcomes) {
      const slot = this.#slots.get(keyOf(outcome.kind, outcome.code));
      const [entry] = slot?.chain ?? [];
      if (!slot || entry?.mutationId !== outcome.mutationId) continue;
      if (outcome.status === 'saved') this.#settleSaved(slot, entry, outcome);
      else if (outcome.status === 'conflict') this.#settleConflict(slot, entry, outcome.stored);
      else this.#refuse(slot, entry, outcome.reason);
    }
    if (this.#slots.size === 0) this.#sendsOneByOne = false;
    const answered = new Set(outcomes.map((outcome) => outcome.mutationId));
    if (batch.some((entry) => !answered.has(entry.mutationId))) this.#postpone(false, 0);
  }

  #settleSaved(slot: Slot, entry: Entry, { revision, savedAt }: { revision: number; savedAt: string }): void {
    const { kind, code } = entry;
    const isNewest = revision >= this.revisionOf(kind, code);
    if (isNewest) this.#server.set(keyOf(kind, code), { value: entry.value, revision, savedAt });
    if (savedAt > (this.#lastSavedAt ?? '')) this.#lastSavedAt = savedAt;
    slot.chain.shift();
    const [next] = slot.chain;
    if (next) next.baseRevision ??= revision;
    else this.#slots.delete(keyOf(kind, code));
    if (!next && !isNewest) this.#tellAdopters(kind, code);
  }

  #settleConflict(slot: Slot, entry: Entry, stored: (Problem & { status: 'conflict' })['stored']): void {
    const { kind, code } = entry;
    const mine = slot.chain.at(-1) ?? entry;
    const { value, revision, savedAt } = stored;
    this.#server.set(keyOf(kind, code), { value, revision, savedAt });
    if (isSameValue(mine.value, value)) {
      this.#slots.delete(keyOf(kind, code));
      return;
    }
    slot.chain = [{ ...this.#newEntry(kind, code, mine.value), baseRevision: entry.baseRevision }];
    slot.problem = { status: 'conflict', stored };
  }

  #refuse(slot: Slot, entry: Entry, reason: string): void {
    const [, next] = slot.chain;
    if (!next) {
      slot.problem = { status: 'refused', reason };
      return;
    }
    slot.chain.shift();
    next.baseRevision ??= entry.baseRevision;
  }

  /** Something in the request could not be read: each is sent alone, until the one is found, and that one is shown. */
  #narrow(batch: readonly Entry[], reason: string): void {
    const [only] = batch;
    if (batch.length > 1 || !only) this.#sendsOneByOne = true;
    else this.#refuse(this.#slotOf(only.kind, only.code), only, reason);
  }

  #postpone(isSignedOut: boolean, retryAfterMs: number): void {
    this.#isSignedOut = isSignedOut;
    this.#failures += 1;
    const backOff =
      Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), MAX_RETRY_MS) * (0.75 + this.#options.random() / 2);
    const waitMs = isSignedOut ? SIGNED_OUT_RETRY_MS : Math.max(backOff, Math.min(retryAfterMs, MAX_RETRY_MS));
    this.#retryAt = this.#options.clock.now() + waitMs;
  }
}
