/** The largest file that is read. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** The names of the fields that belong to one action, or to one new row. */
export const importField = {
  choice: (id: string) => `choice.${id}`,
  missing: (id: string) => `missing.${id}`,
  added: (row: number) => `added.${row}`,
};

const DONE = { changed: 'andrade', added: 'nya', cancelled: 'avbrutna' } as const;
export type Done = Record<keyof typeof DONE, number>;

/** What was written, in the address of the page that says so. */
export function writeDone(counts: Done): string {
  const query = Object.entries(DONE).map(([name, word]) => [word, String(counts[name as keyof Done])]);
  return `?${new URLSearchParams(query)}`;
}

/** Null when the address says nothing of an import. */
export function readDone(query: URLSearchParams): Done | null {
  const counts = Object.entries(DONE).map(([name, word]) => [name, query.get(word) ?? ''] as const);
  if (!counts.every(([, text]) => /^\d{1,4}$/.test(text))) return null;
  return Object.fromEntries(counts.map(([name, text]) => [name, Number(text)])) as Done;
}
