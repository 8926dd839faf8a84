/**
 * Answers that are not saved yet, as far as every page has to know of them: signing out asks first. The entries
 * themselves belong to the answering pages.
 */
export const UNSAVED_PREFIX = 'mognadskollen.unsaved:';

const counters = new Set<(personId: string) => number>();
let isLeaving = false;

/** A page that keeps unsaved answers in memory says so here, for as long as it lives. Returns how to stop. */
export function registerUnsaved(count: (personId: string) => number): () => void {
  counters.add(count);
  return () => counters.delete(count);
}

/** How many of the person's changes wait in this browser. */
export function countUnsaved(personId: string, storage: Pick<Storage, 'key' | 'getItem' | 'length'> | null): number {
  const inMemory = Math.max(0, ...[...counters].map((count) => count(personId)));
  return Math.max(inMemory, countStored(personId, storage));
}

function countStored(personId: string, storage: Pick<Storage, 'key' | 'getItem' | 'length'> | null): number {
  try {
    let count = 0;
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index) ?? '';
      if (key.startsWith(`${UNSAVED_PREFIX}${personId}:`)) count += countEntries(storage?.getItem(key) ?? '');
    }
    return count;
  } catch {
    return 0;
  }
}

function countEntries(record: string): number {
  try {
    const { entries } = JSON.parse(record) as { entries?: unknown[] };
    return Array.isArray(entries) ? entries.length : 0;
  } catch {
    return 0;
  }
}

/** The browser's storage, or null where the person or the browser forbids it. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * Asks before a form marked `data-sign-out` is sent while the person has unsaved answers here. Returns how to stop.
 * May be installed by several parts of a page; the person is asked once.
 */
export function warnBeforeSignOut(personId: string, question: string): () => void {
  const ask = (event: SubmitEvent) => {
    if (event.defaultPrevented || isLeaving || !(event.target instanceof HTMLFormElement)) return;
    if (!event.target.hasAttribute('data-sign-out') || countUnsaved(personId, browserStorage()) === 0) return;
    if (window.confirm(question)) {
      isLeaving = true;
    } else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  document.addEventListener('submit', ask, { capture: true });
  return () => document.removeEventListener('submit', ask, { capture: true });
}

/** The person has been asked and leaves with unsaved answers: no second question. */
export function isLeavingOnPurpose(): boolean {
  return isLeaving;
}
