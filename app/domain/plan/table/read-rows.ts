import { plainText } from '../../plain-text';
import { machineName, type SideSheet, TABLE_COLUMNS, type TableColumn, type TableWords } from './columns';
import { type CellProblem, inOneForm } from './read-field';

/** A table as a file holds it, all cells as text. Numbers are the file's own: days are counts of days, or YYYY-MM-DD. */
export interface FileTable {
  kind: 'xlsx' | 'csv';
  isFrom1904: boolean;
  rows: { number: number; cells: string[] }[];
  /** The sheets beside the table, as the workbook has them. */
  sides?: SideTable[] | undefined;
  /** The names of sheets that are none of ours: nothing of them is read. */
  otherSheets?: string[] | undefined;
}

export interface SideTable {
  sheet: SideSheet;
  rows: FileTable['rows'];
}

/** A row of the plan in a file. A column that the file does not have is not in `cells`. */
export interface PlanRow {
  /** As the file counts its rows, from 1. */
  number: number;
  cells: Partial<Record<TableColumn, string>>;
  /** The action's checks as the sheet of checks has them, in the form of the column; see readChecks. */
  sheetChecks?: string;
}

export interface ReadRows {
  rows: PlanRow[];
  /** Where each column stands in the file, from 0. */
  places: Partial<Record<TableColumn, number>>;
  /** Headers that are none of ours: what is under them is not read. */
  unknown: string[];
}

/** More than any plan has. */
export const MOST_ROWS = 2000;
/** The headers stand under what somebody may have written on top. */
const HEADER_WITHIN = 30;
const NEEDED = ['id', 'revision', 'title'] as const satisfies readonly TableColumn[];
/** A text that Excel would compute stands behind one `'`, and so does one that looks as if it did. */
const MARKED = /^'('*[=+\-@\t\r])/;

/** The plan's rows in a table, with what goes on in further rows put together; what is wrong when there are none. */
export function readRows(table: FileTable, languages: readonly TableWords[]): ReadRows | { problem: CellProblem } {
  const columnOf = namesOf(languages);
  const headerAt = table.rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => {
    const found = cells.map((cell) => columnOf.get(inOneForm(cell)));
    return found.filter(Boolean).length >= 2 && found.includes('title');
  });
  const header = table.rows[headerAt];
  if (!header) return { problem: { key: 'planTables.problem.noHeader' } };
  const found = header.cells.map((cell) => columnOf.get(inOneForm(cell)));
  const name = (column: TableColumn) => languages[0]!.header(column);
  const missing = NEEDED.find((column) => !found.includes(column));
  if (missing) return { problem: { key: 'planTables.problem.noColumn', values: { column: name(missing) } } };
  const twice = found.find((column, index) => column && found.indexOf(column) !== index);
  if (twice) return { problem: { key: 'planTables.problem.columnTwice', values: { column: name(twice) } } };
  // For programs nothing is marked: there a text is what it is.
  const isForPrograms = header.cells.some((cell) => inOneForm(cell) === machineName('id'));
  const clean = (cell: string) => plainText(table.kind === 'csv' && !isForPrograms ? cell.replace(MARKED, '$1') : cell);
  const rows = table.rows.slice(headerAt + 1).flatMap(({ number, cells }): PlanRow[] => {
    const read = found.flatMap((column, index) => (column ? [[column, clean(cells[index] ?? '')] as const] : []));
    return read.every(([, text]) => text.trim() === '') ? [] : [{ number, cells: Object.fromEntries(read) }];
  });
  if (rows.length > MOST_ROWS) {
    return { problem: { key: 'planTables.problem.tooManyRows', values: { most: String(MOST_ROWS) } } };
  }
  return {
    rows: putTogether(rows, languages),
    places: Object.fromEntries(found.flatMap((column, index) => (column ? [[column, index]] : []))),
    unknown: header.cells.filter((cell, index) => !found[index] && cell.trim() !== ''),
  };
}

/** Every name that a column goes by, in one form. */
function namesOf(languages: readonly TableWords[]): Map<string, TableColumn> {
  return new Map(
    TABLE_COLUMNS.flatMap((column) =>
      [machineName(column), ...languages.map((words) => words.header(column))].map(
        (name) => [inOneForm(name), column] as const,
      ),
    ),
  );
}

/** Rows of one action of which each goes on where the one before broke off become one row, wherever they stand. */
function putTogether(rows: readonly PlanRow[], languages: readonly TableWords[]): PlanRow[] {
  const marks = languages.map(markOf);
  const parts = new Map<string, PlanRow[]>();
  for (const row of rows) {
    const id = row.cells.id?.trim() ?? '';
    if (id !== '') parts.set(id, [...(parts.get(id) ?? []), row]);
  }
  const wholes = new Map<PlanRow, PlanRow>();
  for (const [first, ...more] of parts.values()) {
    const whole = first && more.length > 0 ? joined([first, ...more], marks) : null;
    if (!first || !whole) continue;
    wholes.set(first, whole);
    for (const row of more) wholes.set(row, whole);
  }
  return [...new Set(rows.map((row) => wholes.get(row) ?? row))];
}

/** Null when they are not the parts of one row, each of them once. */
function joined(parts: readonly PlanRow[], marks: readonly RegExp[]): PlanRow | null {
  const cells: PlanRow['cells'] = {};
  let isCut = false;
  for (const column of Object.keys(parts[0]!.cells) as TableColumn[]) {
    const texts = parts.map((part) => part.cells[column] ?? '').filter((text) => text.trim() !== '');
    const pieces = texts.flatMap((text) => pieceOf(text, marks) ?? []);
    if (pieces.length > 1 && pieces.length === texts.length) {
      pieces.sort((a, b) => a.part - b.part);
      if (pieces.some(({ part, of }, index) => part !== index + 1 || of !== pieces.length)) return null;
      cells[column] = pieces.map(({ text }) => text).join('');
      isCut = true;
    } else {
      if (new Set(texts.map((text) => text.trim())).size > 1) return null;
      cells[column] = texts[0] ?? '';
    }
  }
  return isCut ? { number: Math.min(...parts.map(({ number }) => number)), cells } : null;
}

/** What a text that goes on elsewhere ends with in a language. */
function markOf({ continued }: TableWords): RegExp {
  const [part, parts] = [111, 222];
  const written = continued(part, parts).trim();
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(` ?${escaped.replace(String(part), '(\\d+)').replace(String(parts), '(\\d+)')}$`);
}

function pieceOf(text: string, marks: readonly RegExp[]): { text: string; part: number; of: number } | null {
  for (const mark of marks) {
    const found = mark.exec(text);
    if (found) return { text: text.slice(0, found.index), part: Number(found[1]), of: Number(found[2]) };
  }
  return null;
}
