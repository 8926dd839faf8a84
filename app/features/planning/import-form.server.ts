import { z } from 'zod';
import type { Choice } from '#app/domain/plan/table/judge';
import type { FileTable } from '#app/domain/plan/table/read-rows';

const rows = z.array(z.strictObject({ number: z.int(), cells: z.array(z.string()) }));
const carriedSchema = z.strictObject({
  kind: z.enum(['xlsx', 'csv']),
  isFrom1904: z.boolean(),
  rows,
  sides: z.array(z.strictObject({ sheet: z.enum(['questions', 'checks', 'notes']), rows })).optional(),
  otherSheets: z.array(z.string()).optional(),
});

/** What the yes to a reviewed file says. */
export interface ImportAnswer {
  table: FileTable;
  fileName: string;
  fingerprint: string;
  choices: Map<string, Choice>;
  cancelled: Set<string>;
  addedAnyway: Set<number>;
}

/**
 * Reads the yes. The rows come with it, from the browser: a file that nobody says yes to leaves nothing behind on the
 * server, and any process can answer. So they are trusted as little as the file was: all of it is judged once more, by
 * the same rules, against the plan that is stored. Null when the form is not one of ours.
 */
export function readImportForm(form: FormData): ImportAnswer | null {
  const table = readCarried(String(form.get('table') ?? ''));
  if (!table) return null;
  const choices = new Map<string, Choice>();
  const cancelled = new Set<string>();
  const addedAnyway = new Set<number>();
  for (const [name, value] of form) {
    const [, kind, id] = /^(choice|missing|added)\.(.+)$/.exec(name) ?? [];
    if (!id) continue;
    if (kind === 'choice' && (value === 'file' || value === 'stored')) choices.set(id, value);
    if (kind === 'missing' && value === 'cancel') cancelled.add(id);
    if (kind === 'added' && value === 'add' && /^\d{1,7}$/.test(id)) addedAnyway.add(Number(id));
  }
  const fileName = String(form.get('fileName') ?? '').slice(0, 200);
  return { table, fileName, fingerprint: String(form.get('fingerprint') ?? ''), choices, cancelled, addedAnyway };
}

function readCarried(text: string): FileTable | null {
  try {
    return carriedSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
