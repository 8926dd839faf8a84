import { v4 as randomId } from 'uuid';
import { browserStorage, isLeavingOnPurpose, registerUnsaved } from '#app/components/unsaved-answers';
import { SaveQueue } from './save-queue';
import { type QueueScope, UnsavedStore } from './unsaved-store';

const LOCK_PREFIX = 'mognadskollen.tab:';
const FLUSH_MS = 5000;
const tabId = typeof window === 'undefined' ? '' : randomId();
const queues = new Map<string, Promise<SaveQueue>>();

/**
 * The page load's queue for one response: the same one wherever the person goes within the site, so that what is unsaved
 * goes on being sent. Ready when what earlier page loads left has been taken over.
 */
export function openQueue(scope: QueueScope, url: string): Promise<SaveQueue> {
  const key = JSON.stringify(scope);
  const known = queues.get(key);
  if (known) return known;
  const queue = new SaveQueue({
    scope,
    url,
    store: new UnsavedStore(browserStorage(), scope, tabId),
    fetch: (input, init) => window.fetch(input, init),
    newId: randomId,
    clock: {
      now: Date.now,
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (id) => window.clearTimeout(id),
    },
    random: Math.random,
  });
  const ready = takeOver(queue).then(() => {
    listen(queue);
    return queue;
  });
  queues.set(key, ready);
  return ready;
}

/** Page loads that live hold a lock with their name; what the others left is adopted, by one page load at a time. */
async function takeOver(queue: SaveQueue): Promise<void> {
  try {
    void navigator.locks.request(LOCK_PREFIX + tabId, () => new Promise(() => {})).catch(() => {});
    await navigator.locks.request('mognadskollen.take-over', async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      const names = [...held, ...pending].map((lock) => lock.name ?? '');
      const live = names.filter((name) => name.startsWith(LOCK_PREFIX)).map((name) => name.slice(LOCK_PREFIX.length));
      queue.restore(new Set(live));
    });
  } catch {
    // No locks here: another tab's changes may then be sent twice, which their ids make harmless.
    queue.restore(new Set());
  }
}

/** For as long as the page lives: it tries again when things may be better, and sends the last when it goes away. */
function listen(queue: SaveQueue): void {
  registerUnsaved((personId) => (personId === queue.personId ? queue.snapshot().unsaved : 0));
  window.addEventListener('online', () => queue.wake());
  window.addEventListener('focus', () => queue.wake());
  window.addEventListener('pageshow', () => queue.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') queue.wake();
    else void queue.flush(FLUSH_MS);
  });
  window.addEventListener('pagehide', () => queue.leave());
  window.addEventListener('beforeunload', (event) => {
    const { unsaved, status, isStored } = queue.snapshot();
    if (unsaved > 0 && !isLeavingOnPurpose() && (status !== 'saving' || !isStored)) event.preventDefault();
  });
}
