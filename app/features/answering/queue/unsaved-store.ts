import { UNSAVED_PREFIX } from '#app/components/unsaved-answers';
import { type Entry, isEntry } from './entries';

export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Whose changes, of what: entries are never read, sent or shown outside their scope. */
export interface QueueScope {
  personId: string;
  responseId: string;
  /** The questionnaire version the form was made from, `id@version`. */
  version: string;
}

/**
 * Unsaved entries in the browser's storage: one record a page load (a tab keeps its own), under a name with person,
 * response and version. The storage may be full, forbidden or hold nonsense: nothing here throws.
 */
export class UnsavedStore {
  readonly #storage: BrowserStorage | null;
  readonly #prefix: string;
  readonly #ownKey: string;

  constructor(storage: BrowserStorage | null, scope: QueueScope, tabId: string) {
    this.#storage = storage;
    this.#prefix = `${UNSAVED_PREFIX}${scope.personId}:${scope.responseId}:${scope.version}:`;
    this.#ownKey = this.#prefix + tabId;
  }

  /** Whether what is unsaved now also stands in the storage. */
  write(entries: readonly Entry[]): boolean {
    try {
      if (entries.length === 0) this.#storage?.removeItem(this.#ownKey);
      else if (!this.#storage) return false;
      else this.#storage.setItem(this.#ownKey, JSON.stringify({ entries }));
      return true;
    } catch {
      return entries.length === 0;
    }
  }

  /** What page loads that live no longer left behind in this scope, oldest first. */
  readOrphans(liveTabs: ReadonlySet<string>): { entries: Entry[]; forget: () => void } {
    const keys = this.#keys().filter((key) => key !== this.#ownKey && !liveTabs.has(key.slice(this.#prefix.length)));
    const records = keys.map((key) => ({ key, entries: this.#read(key) })).filter((one) => one.entries !== null);
    records.sort((a, b) => ((a.entries?.[0]?.at ?? '') < (b.entries?.[0]?.at ?? '') ? -1 : 1));
    const byMutation = new Map<string, Entry>();
    for (const entry of records.flatMap((one) => one.entries ?? [])) byMutation.set(entry.mutationId, entry);
    const forget = () => {
      for (const { key } of records) this.#remove(key);
    };
    return { entries: [...byMutation.values()], forget };
  }

  #keys(): string[] {
    try {
      const all = Array.from({ length: this.#storage?.length ?? 0 }, (_, index) => this.#storage?.key(index) ?? '');
      return all.filter((key) => key.startsWith(this.#prefix)).sort();
    } catch {
      return [];
    }
  }

  /** The record's entries; null when it can't be read as ours, and then it is left where it is. */
  #read(key: string): Entry[] | null {
    try {
      const record = JSON.parse(this.#storage?.getItem(key) ?? 'null') as { entries?: unknown } | null;
      const entries = record?.entries;
      return Array.isArray(entries) && entries.every(isEntry) ? entries : null;
    } catch {
      return null;
    }
  }

  #remove(key: string): void {
    try {
      this.#storage?.removeItem(key);
    } catch {
      // It stays, is found again next time, and is answered as saved: the ids are the same.
    }
  }
}
