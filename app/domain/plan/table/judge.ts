import { markGaps, plainText } from '../../plain-text';
import {
  type ActionContent,
  type ActionDraft,
  type ActionField,
  type ActionStatus,
  changedFields,
  EMPTY_ACTION,
  isSame,
} from '../action';
import { checkDraft, type PlanBase } from '../check-draft';
import { mergeStale } from '../merge-stale';
import { canBecome, nextStatuses } from '../status';
import { fieldText, type TableColumn, type TableWords, WRITTEN_COLUMNS } from './columns';
import { type CellProblem, inOneForm, type ReadingRules, readField, readNumber } from './read-field';
import type { PlanRow } from './read-rows';

/** An action as it is stored now. */
export interface Kept {
  id: string;
  revision: number;
  content: ActionContent;
}

/** Which side counts where both have changed the same field. */
export type Choice = 'file' | 'stored';

export interface Judging extends ReadingRules {
  base: PlanBase;
  actions: readonly Kept[];
  /** An action's content as it was at a revision. */
  contentAt: (id: string, revision: number) => ActionContent | undefined;
  choices: ReadonlyMap<string, Choice>;
}

export interface FieldDifference {
  field: ActionField;
  before: ActionContent[ActionField];
  after: ActionContent[ActionField];
}

export interface RowChange {
  number: number;
  id: string;
  title: string;
  /** What would be written. Where nobody has chosen yet, the file's side of a conflict. */
  content: ActionContent;
  differences: FieldDifference[];
  /** Changed both in the file and by somebody else since the export: somebody has to choose. */
  conflicts: FieldDifference[];
}

export interface RowError extends CellProblem {
  number: number;
  column: TableColumn;
  /** In the sheet of checks, not in the table: the column is then one of that sheet's. */
  isInChecks?: boolean;
}

export interface Judgement {
  errors: RowError[];
  changed: RowChange[];
  added: Added[];
  /** Actions that the file does not have, whatever their status: none of them is passed over in silence. */
  missing: Kept[];
  /** Rows that change nothing. */
  unchanged: number;
}

/** What the rows of a file would do to a plan, row by row. Nothing is decided here: conflicts and gaps are named. */
export function judgeRows(rows: readonly PlanRow[], judging: Judging): Judgement {
  const stored = new Map(judging.actions.map((action) => [action.id, action]));
  const seen = new Set<string>();
  const judgement: Judgement = { errors: [], changed: [], added: [], missing: [], unchanged: 0 };
  for (const row of rows) {
    const id = (row.cells.id ?? '').trim().toLowerCase();
    if (id === '') {
      const outcome = judgeNew(row, judging);
      if ('errors' in outcome) judgement.errors.push(...outcome.errors);
      else judgement.added.push(outcome);
      continue;
    }
    const outcome = judgeKnown(row, stored.get(id), seen.has(id), judging);
    seen.add(id);
    if (outcome === null) judgement.unchanged += 1;
    else if ('errors' in outcome) judgement.errors.push(...outcome.errors);
    else judgement.changed.push(outcome);
  }
  judgement.missing = judging.actions.filter(({ id }) => !seen.has(id));
  return judgement;
}

interface Failed {
  errors: RowError[];
}

export interface Added {
  number: number;
  content: ActionContent;
  /** The action of the plan that has the same title: the row may be one that has been read in before. */
  likeOne: { id: string; title: string } | null;
}

/** The first action with the title, whatever the case and the spaces around. */
function findLike(title: string, actions: readonly Kept[]): Added['likeOne'] {
  const found = actions.find(({ content }) => inOneForm(content.title) === inOneForm(title));
  return found ? { id: found.id, title: found.content.title } : null;
}

function judgeNew(row: PlanRow, judging: Judging): Added | Failed {
  const written = Object.entries(row.cells).filter(([, text]) => text.trim() !== '');
  const read = readDraft({ ...row, cells: Object.fromEntries(written) }, EMPTY_ACTION, judging);
  if ('errors' in read) return read;
  const checked = checkDraft(judging.base, read.draft, null);
  if ('errors' in checked) return failed(row, checked.errors);
  const { content } = checked;
  return { number: row.number, content, likeOne: findLike(content.title, judging.actions) };
}

function judgeKnown(
  row: PlanRow,
  action: Kept | undefined,
  isTwice: boolean,
  judging: Judging,
): RowChange | Failed | null {
  const fail = (column: TableColumn, key: string) => ({ errors: [{ number: row.number, column, key }] });
  if (!action) return fail('id', 'planTables.problem.unknownId');
  if (isTwice) return fail('id', 'planTables.problem.idTwice');
  const revision = readNumber(row.cells.revision ?? '');
  const began = revision === action.revision ? action.content : judging.contentAt(action.id, revision ?? Number.NaN);
  if (!began) return fail('revision', 'planTables.problem.unknownRevision');
  const read = readDraft(row, began, judging);
  if ('errors' in read) return read;
  if (read.touched.size === 0) return null;
  const mine = checkDraft(judging.base, read.draft, action.content);
  if ('errors' in mine) return failed(row, mine.errors);
  return mergeRow(row, action, began, keepUntouched(mine.content, began, read.touched), judging);
}

/** Only what the file really changed counts as the file's. */
function keepUntouched(mine: ActionContent, began: ActionContent, touched: ReadonlySet<ActionField>): ActionContent {
  const untouched = WRITTEN_COLUMNS.filter((field) => !touched.has(field)).map((field) => [field, began[field]]);
  return { ...mine, ...Object.fromEntries(untouched) };
}

/** What both sides wrote must make sense together, and the status must be one that may follow. */
function mergeRow(
  row: PlanRow,
  { id, content: now }: Kept,
  began: ActionContent,
  mine: ActionContent,
  { base, choices, languages }: Judging,
): RowChange | Failed | null {
  const { content: merged, conflicts } = mergeStale(began, now, mine);
  if (changedFields(now, merged).length === 0) return null;
  const back = choices.get(id) === 'stored' ? conflicts.map((field) => [field, now[field]]) : [];
  const checked = checkDraft(base, { ...merged, ...Object.fromEntries(back) }, now);
  if ('errors' in checked) return failed(row, checked.errors);
  const { content } = checked;
  if (!canBecome(now.status, content.status)) return { errors: [wrongStep(row, now.status, languages)] };
  const difference = (field: ActionField, after: ActionContent) => ({ field, before: now[field], after: after[field] });
  return {
    number: row.number,
    id,
    title: now.title,
    content,
    differences: changedFields(now, content)
      .filter((field) => !conflicts.includes(field))
      .map((field) => difference(field, content)),
    conflicts: conflicts.map((field) => difference(field, merged)),
  };
}

/** Names the statuses that may be written instead, in the reader's words. */
function wrongStep({ number }: PlanRow, present: ActionStatus, languages: readonly TableWords[]): RowError {
  const wordOf = (status: ActionStatus) =>
    languages[0]!.choices.status.find(({ code }) => code === status)?.word ?? status;
  const allowed = [present, ...nextStatuses(present)].map(wordOf).join(', ');
  const values = { present: wordOf(present), allowed };
  return { number, column: 'status', key: 'planTables.problem.statusStep', values };
}

function failed({ number }: PlanRow, errors: Record<string, string>): Failed {
  return {
    errors: Object.entries(errors).map(([field, key]) => ({ number, column: field as TableColumn, key })),
  };
}

/** The row as a draft on top of what its writer began from. A cell as the export writes it is not touched. */
function readDraft(
  { number, cells, sheetChecks }: PlanRow,
  began: ActionContent,
  rules: ReadingRules,
): { draft: ActionDraft; touched: Set<ActionField> } | Failed {
  const errors: RowError[] = [];
  const touched = new Set<ActionField>();
  const written: [ActionField, unknown][] = [];
  const isTouched = (field: ActionField, text: string | undefined): text is string =>
    text !== undefined && !isAsExported(field, text, began, rules.languages);
  const inSheet = isTouched('checks', sheetChecks) ? sheetChecks : undefined;
  if (inSheet !== undefined && isTouched('checks', cells.checks?.trim()) && cells.checks?.trim() !== inSheet) {
    errors.push({ number, column: 'checks', key: 'planTables.problem.checksTwice' });
  }
  for (const field of WRITTEN_COLUMNS) {
    const text = (field === 'checks' ? inSheet : undefined) ?? cells[field]?.trim();
    if (!isTouched(field, text)) continue;
    const read = readField(field, text, rules);
    if ('problem' in read) errors.push({ number, column: field, ...read.problem });
    else if (!isSame(read.value as ActionContent[ActionField], began[field])) {
      touched.add(field);
      written.push([field, read.value]);
    }
  }
  return errors.length > 0 ? { errors } : { draft: { ...began, ...Object.fromEntries(written) }, touched };
}

function isAsExported(field: ActionField, text: string, content: ActionContent, languages: readonly TableWords[]) {
  return [null, ...languages].some((words) => {
    const written = fieldText(content, field, words);
    // Excel's own file marks what no document can hold, the others hold it.
    return [written, markGaps(written)].some((form) => plainText(form).trim() === text);
  });
}
