import type { Kysely } from 'kysely';
import { columnName } from '#app/documents/xlsx-parts';
import type { ActionContent } from '#app/domain/plan/action';
import type { TableWords } from '#app/domain/plan/table/columns';
import type { ExportedAction } from '#app/domain/plan/table/exported';
import { findUnread, type Unread } from '#app/domain/plan/table/find-unread';
import type { Added, FieldDifference, RowChange, RowError } from '#app/domain/plan/table/judge';
import type { CellProblem } from '#app/domain/plan/table/read-field';
import type { ReadRows } from '#app/domain/plan/table/read-rows';
import type { SignedBase } from '#app/plans/signed-base.server';
import { listSnapshotContents } from '#db/queries/snapshots';
import type { Database, Id } from '#db/schema';
import { fingerprintOf } from './decide-plan.server';
import { judgeUpload, type Upload } from './judge-upload.server';
import { areaNames, type PlanPage } from './plan-page.server';
import type { NamedCode } from './view';

/** A mistake in a cell, as people find it in their file. */
export interface ErrorLine extends CellProblem {
  row: number;
  /** `I, Status`, or just the header of a column that the file does not have. */
  column: string;
}

export interface ChangedAction extends Omit<RowChange, 'content' | 'conflicts'> {
  /** null when nobody else has changed the same fields. */
  conflict: { fields: FieldDifference[]; savedBy: string; savedAt: string } | null;
}

export interface ReviewView {
  errors: ErrorLine[];
  moreErrors: number;
  changed: ChangedAction[];
  added: Added[];
  missing: { id: Id; title: string; status: ActionContent['status'] }[];
  unchanged: number;
  /** Headers whose columns are not read. */
  unknown: string[];
  unread: UnreadView;
  fingerprint: string;
  areas: NamedCode[];
  collaborationAreas: NamedCode[];
}

/** What is changed in the file where nothing is read: never passed over in silence. */
export interface UnreadView {
  /** The name of the sheet, null for the table itself; the column as `V, Sparad av`, null for a whole row. */
  cells: { sheet: string | null; row: number; column: string | null }[];
  moreCells: number;
  removed: { sheet: string; count: number }[];
  /** Sheets of which nothing at all is read. */
  sheets: string[];
}

/** More would be no list to mend by. */
const MOST_ERRORS = 50;

/** What a file would change in the plan of a page, to be read before anybody says yes. */
export async function reviewUpload(
  db: Kysely<Database>,
  page: PlanPage & { base: SignedBase },
  upload: Upload,
): Promise<ReviewView | { problem: CellProblem }> {
  const { base, actions } = page;
  const { language } = upload;
  const judged = await judgeUpload(db, { base, actions }, upload);
  if ('problem' in judged) return judged;
  const unread = findUnread(await readExports(db, page), { ...judged, sides: upload.table.sides ?? [] });
  const [words] = judged.languages;
  const stored = new Map(actions.map((action) => [action.id, action]));
  return {
    errors: judged.errors.slice(0, MOST_ERRORS).map((error) => toLine(error, judged.places, words!)),
    moreErrors: Math.max(0, judged.errors.length - MOST_ERRORS),
    changed: judged.changed.map(({ content: _content, conflicts, ...change }) => {
      const { savedBy, savedAt } = stored.get(change.id)!;
      return { ...change, conflict: conflicts.length > 0 ? { fields: conflicts, savedBy, savedAt } : null };
    }),
    added: judged.added,
    missing: judged.missing.map(({ id, content: { title, status } }) => ({ id, title, status })),
    unchanged: judged.unchanged,
    unknown: judged.unknown.map((header) => header.slice(0, 100)).slice(0, 20),
    unread: toUnreadView(unread, upload.table.otherSheets ?? [], words!),
    fingerprint: fingerprintOf(actions),
    areas: areaNames(base, language),
    collaborationAreas: base.questionnaire.collaborationAreas.map(({ code, name }) => ({ code, name: name[language] })),
  };
}

function toLine(
  { number, column, isInChecks, key, values }: RowError,
  places: ReadRows['places'],
  words: TableWords,
): ErrorLine {
  const { name, headers } = words.sides.checks;
  const header = isInChecks ? `${headers.at(-1)} (${name})` : words.header(column);
  const place = isInChecks ? undefined : places[column];
  const cut = Object.entries(values ?? {}).map(([name, text]) => [name, name === 'text' ? shortened(text) : text]);
  return {
    row: number,
    column: place === undefined ? header : `${columnName(place)}, ${header}`,
    key,
    ...(values ? { values: Object.fromEntries(cut) } : {}),
  };
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)} …` : text);

/** Plans are frozen for every file that is made of them; a file older than so many is compared with the oldest of these. */
const MOST_EXPORTS = 30;

/** What the latest files of the plan were made of, the newest first. */
async function readExports(db: Kysely<Database>, { assessment, planId }: PlanPage): Promise<ExportedAction[][]> {
  const { organisationId, roundId } = assessment;
  const contents = await listSnapshotContents(db, { kind: 'plan', organisationId, roundId }, MOST_EXPORTS);
  const frozen = contents.map((content) => JSON.parse(content) as { planId: Id; actions: ExportedAction[] });
  return frozen.filter((one) => one.planId === planId).map(({ actions }) => actions);
}

function toUnreadView(
  { cells, removed, changedSheets }: Unread,
  others: readonly string[],
  words: TableWords,
): UnreadView {
  const nameOf = (sheet: Unread['cells'][number]['sheet']) => (sheet === 'plan' ? null : words.sides[sheet].name);
  return {
    cells: cells.slice(0, MOST_ERRORS).map(({ sheet, number, column }) => ({
      sheet: nameOf(sheet),
      row: number,
      column: column && [columnName(column.place), shortened(column.header)].filter((part) => part !== '').join(', '),
    })),
    moreCells: Math.max(0, cells.length - MOST_ERRORS),
    removed: removed.map(({ sheet, count }) => ({ sheet: words.sides[sheet].name, count })),
    sheets: [...changedSheets.map((sheet) => words.sides[sheet].name), ...others.map(shortened)].slice(0, 20),
  };
}
