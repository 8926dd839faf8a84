import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { SaveQueue } from '#app/features/answering/queue/save-queue';
import type { Fetch } from '#app/features/answering/queue/send-entries';
import { type BrowserStorage, type QueueScope, UnsavedStore } from '#app/features/answering/queue/unsaved-store';

export const ANNA: QueueScope = { personId: 'anna', responseId: 'response-1', version: 'q@1.0.0' };

export const level = (value: number, comment = ''): AnswerContent => ({
  kind: 'level',
  level: value,
  comment,
  evidence: '',
});

/** A browser's storage in memory. `isFull` makes writing throw, as a browser does. */
export class FakeStorage implements BrowserStorage {
  readonly items = new Map<string, string>();
  isFull = false;
  get length() {
    return this.items.size;
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

export interface SentBody {
  personId: string;
  responseId: string;
  version: string;
  answers: ({ mutationId: string; indicator: string; baseRevision: number } & AnswerContent)[];
  facts: { mutationId: string; fact: string; baseRevision: number; value: string }[];
}

/** A server with the rules of the real one: mutation ids answered once, revisions compared. */
export class FakeServer {
  readonly stored = new Map<string, AnswerContent & { revision: number; savedAt: string }>();
  readonly known = new Map<string, number>();
  readonly bodies: SentBody[] = [];
  /** Answers the next requests instead of the rules; `lose` commits and then cuts the connection. */
  readonly next: (Response | 'offline' | 'lose')[] = [];
  /** The person has said that they are ready: nothing is taken. */
  isSubmitted = false;
  /** Requests wait here while it is set. */
  gate: Promise<void> | null = null;

  readonly fetch: Fetch = async (_url, init) => {
    const body = JSON.parse(String(init.body)) as SentBody;
    this.bodies.push(body);
    await this.gate;
    const instead = this.next.shift();
    if (instead === 'offline') throw new TypeError('Failed to fetch');
    if (instead instanceof Response) return instead;
    const answers = body.answers.map((mutation) => this.#apply(mutation));
    if (instead === 'lose') throw new TypeError('Failed to fetch');
    return Response.json({ answers, facts: [] });
  };

  put(indicator: string, content: AnswerContent) {
    const revision = (this.stored.get(indicator)?.revision ?? 0) + 1;
    this.stored.set(indicator, { ...content, revision, savedAt: '2026-11-21T10:00:00.000Z' });
    return revision;
  }

  #apply({ mutationId, indicator, baseRevision, ...content }: SentBody['answers'][number]) {
    const common = { mutationId, indicator };
    const savedAt = '2026-11-21T10:00:00.000Z';
    const earlier = this.known.get(mutationId);
    if (earlier !== undefined) return { ...common, status: 'saved', revision: earlier, savedAt };
    if (this.isSubmitted) return { ...common, status: 'refused', reason: 'submitted' };
    if (content.comment.length > 4000) return { ...common, status: 'refused', reason: 'comment_too_long' };
    const stored = this.stored.get(indicator);
    if ((stored?.revision ?? 0) !== baseRevision) return { ...common, status: 'conflict', stored };
    const revision = this.put(indicator, content);
    this.known.set(mutationId, revision);
    return { ...common, status: 'saved', revision, savedAt };
  }
}

/** A clock that tests move by hand. */
export class FakeClock {
  nowMs = Date.parse('2026-11-21T09:00:00.000Z');
  #nextId = 1;
  readonly #timers = new Map<number, { at: number; run: () => void }>();
  now = () => this.nowMs;
  setTimeout = (run: () => void, ms: number) => {
    this.#timers.set(this.#nextId, { at: this.nowMs + ms, run });
    return this.#nextId++;
  };
  clearTimeout = (id: number) => {
    this.#timers.delete(id);
  };

  /** Moves on by so many milliseconds, with everything that falls due on the way. */
  async advance(ms: number) {
    const until = this.nowMs + ms;
    for (;;) {
      await settle();
      const due = [...this.#timers].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.nowMs = Math.max(this.nowMs, due[1].at);
      due[1].run();
    }
    this.nowMs = until;
    await settle();
  }
}

/** Lets promises of the fake network finish. */
async function settle() {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

let tabs = 0;

/** A browser with one page load of the answering form. `open` again with the same storage is a reload or another tab. */
export function openTab(
  world: { storage: FakeStorage | null; server: FakeServer; clock: FakeClock },
  scope: QueueScope = ANNA,
  liveTabs: ReadonlySet<string> = new Set(),
) {
  const tabId = `tab-${++tabs}`;
  let ids = 0;
  const queue = new SaveQueue({
    scope,
    url: '/svar',
    store: new UnsavedStore(world.storage, scope, tabId),
    fetch: world.server.fetch,
    newId: () => `${tabId}-${++ids}`,
    clock: world.clock,
    random: () => 0.5,
  });
  queue.restore(liveTabs);
  return { queue, tabId };
}

export function newWorld() {
  return { storage: new FakeStorage(), server: new FakeServer(), clock: new FakeClock() };
}
