import { type Entry, type EntryKind, type EntryValue, isSameValue, type ServerValue } from './entries';
import { entriesForLastRequest } from './last-request';
import { type Fetch, type SendResult, sendEntries, toRequestBody } from './send-entries';
import { type QueueSnapshot, toSnapshot } from './snapshot';
import { UnsavedChanges } from './unsaved-changes';
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

type Adopter = (kind: EntryKind, code: string, value: EntryValue) => void;

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
  readonly #changes: UnsavedChanges;
  readonly #listeners = new Set<() => void>();
  readonly #adopters = new Set<Adopter>();
  #isSending = false;
  #isSignedOut = false;
  #isStored = true;
  #sendsOneByOne = false;
  #failures = 0;
  #retryAt = 0;
  #timer: number | null = null;
  #snapshot: QueueSnapshot;

  constructor(options: QueueOptions) {
    this.#options = options;
    const { newId, clock } = options;
    this.#changes = new UnsavedChanges({ newId, now: clock.now, show: (kind, code) => this.#show(kind, code) });
    this.#snapshot = this.#look();
  }

  get personId(): string {
    return this.#options.scope.personId;
  }

  /** Tells what the server holds, as a page was made from it. Never goes back to an older revision. */
  learn(kind: EntryKind, code: string, known: ServerValue): void {
    this.#changes.learn(kind, code, known);
    this.#emit();
  }

  /** Takes over what earlier page loads of the same person left, and begins to send. */
  restore(liveTabs: ReadonlySet<string>): void {
    const { entries, forget } = this.#options.store.readOrphans(liveTabs);
    this.#changes.adopt(entries);
    if (this.#persist()) forget();
    this.#changed();
  }

  /** What the person sees for this question: the newest unsaved value, else the saved one. */
  valueOf(kind: EntryKind, code: string): EntryValue {
    return this.#changes.valueOf(kind, code);
  }

  revisionOf(kind: EntryKind, code: string): number {
    return this.#changes.revisionOf(kind, code);
  }

  /** The person changed something. It is stored at once and sent after `delayMs` without further changes. */
  change(kind: EntryKind, code: string, value: EntryValue, delayMs = 0): void {
    if (isSameValue(this.valueOf(kind, code), value)) return;
    this.#changes.change(kind, code, value, delayMs);
    this.#changed();
  }

  /** A change that the person did not write in the field itself: the form must show it too. */
  put(kind: EntryKind, code: string, value: EntryValue): void {
    this.change(kind, code, value);
    this.#show(kind, code);
  }

  /** The person has seen both values of a conflict and chosen. */
  resolve(kind: EntryKind, code: string, choice: 'mine' | 'stored'): void {
    this.#changes.resolve(kind, code, choice);
    this.#changed();
  }

  /** After a refusal: tries the same again (an assessment may have been re-opened), or lets go of it. */
  answerRefusal(kind: EntryKind, code: string, choice: 'retry' | 'discard'): void {
    this.#changes.answerRefusal(kind, code, choice);
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
    const { slots } = this.#changes;
    for (const slot of slots.values()) slot.readyAt = 0;
    const until = clock.now() + patienceMs;
    while (slots.size > 0 && clock.now() < until) {
      if (this.#isSending) {
        await new Promise<void>((resolve) => clock.setTimeout(resolve, FLUSH_POLL_MS));
        continue;
      }
      const before = this.#failures;
      if (this.#changes.nextBatch(this.#sendsOneByOne).length === 0) break;
      await this.#send();
      if (this.#failures > before) break;
    }
    return slots.size === 0;
  }

  /** The page goes away: everything that has not been sent goes in one last request that outlives it. */
  leave(): void {
    const entries = entriesForLastRequest(this.#changes.slots.values());
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
  onAdopt(adopter: Adopter): () => void {
    this.#adopters.add(adopter);
    return () => this.#adopters.delete(adopter);
  }

  snapshot(): QueueSnapshot {
    return this.#snapshot;
  }

  #persist(): boolean {
    this.#isStored = this.#options.store.write(this.#changes.entries());
    return this.#isStored;
  }

  #changed(): void {
    this.#persist();
    this.#emit();
    this.#schedule();
  }

  #look(): QueueSnapshot {
    const { slots, lastSavedAt } = this.#changes;
    const isSignedOut = this.#isSignedOut;
    return toSnapshot({ slots, isSignedOut, failures: this.#failures, isStored: this.#isStored, lastSavedAt });
  }

  #emit(): void {
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #show(kind: EntryKind, code: string): void {
    for (const adopter of this.#adopters) adopter(kind, code, this.valueOf(kind, code));
  }

  #schedule(): void {
    const { clock } = this.#options;
    if (this.#timer !== null) clock.clearTimeout(this.#timer);
    this.#timer = null;
    const readyAt = this.#changes.readyAt();
    if (this.#isSending || readyAt === null) return;
    const waitMs = Math.max(readyAt, this.#retryAt) - clock.now();
    this.#timer = clock.setTimeout(() => void this.#send(), Math.max(0, waitMs));
  }

  async #send(): Promise<void> {
    const { clock, fetch, url, scope } = this.#options;
    if (this.#timer !== null) clock.clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#changes.nextBatch(this.#sendsOneByOne);
    if (this.#isSending || batch.length === 0) return this.#schedule();
    this.#isSending = true;
    this.#changes.markAttempted(batch);
    this.#persist();
    this.#emit();
    const controller = new AbortController();
    const timeout = clock.setTimeout(() => controller.abort(), TIMEOUT_MS);
    const result = await sendEntries(fetch, url, toRequestBody(scope, batch), controller.signal);
    clock.clearTimeout(timeout);
    this.#isSending = false;
    this.#settle(batch, result);
    this.#changed();
  }

  #settle(batch: readonly Entry[], result: SendResult): void {
    if (!('outcomes' in result)) {
      const isBody = result.failed === 'too_large' || result.failed === 'unreadable';
      if (isBody) this.#narrow(batch, result.failed);
      else this.#postpone(result.failed === 'signed_out', result.retryAfterMs);
      return;
    }
    this.#failures = 0;
    this.#isSignedOut = false;
    this.#changes.settle(result.outcomes);
    if (this.#changes.slots.size === 0) this.#sendsOneByOne = false;
    const answered = new Set(result.outcomes.map((outcome) => outcome.mutationId));
    if (batch.some((entry) => !answered.has(entry.mutationId))) this.#postpone(false, 0);
  }

  /** Something in the request could not be read: each is sent alone, until the one is found, and that one is shown. */
  #narrow(batch: readonly Entry[], reason: string): void {
    const [only] = batch;
    if (batch.length > 1 || !only) this.#sendsOneByOne = true;
    else this.#changes.refuse(only, reason);
  }

  #postpone(isSignedOut: boolean, retryAfterMs: number): void {
    this.#isSignedOut = isSignedOut;
    this.#failures += 1;
    const spread = 0.75 + this.#options.random() / 2;
    const backOff = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), MAX_RETRY_MS) * spread;
    const waitMs = isSignedOut ? SIGNED_OUT_RETRY_MS : Math.max(backOff, Math.min(retryAfterMs, MAX_RETRY_MS));
    this.#retryAt = this.#options.clock.now() + waitMs;
  }
}
