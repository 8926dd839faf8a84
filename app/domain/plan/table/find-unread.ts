import { FACT_COLUMNS, type FactColumn, SIDE_COLUMNS, type SideSheet, type TableWords } from './columns';
import { comparable, type ExportedAction, factValue, sideRows } from './exported';
import { idOf } from './read-checks';
import { inOneForm } from './read-field';
import type { PlanRow, ReadRows, SideTable } from './read-rows';

/** Something that somebody has written in a file where nothing is read. */
export interface UnreadCell {
  sheet: 'plan' | SideSheet;
  /** The row, as the file counts. */
  number: number;
  /** Where the column stands, from 0, and what it is called; null for a row that is new as a whole. */
  column: { place: number; header: string } | null;
}

export interface Unread {
  cells: UnreadCell[];
  /** Rows that have been taken away from a sheet that is not read. */
  removed: { sheet: SideSheet; count: number }[];
  /** Sheets whose columns are no longer the ones that were written. */
  changedSheets: SideSheet[];
}

interface Asked {
  rows: readonly PlanRow[];
  places: ReadRows['places'];
  sides: readonly SideTable[];
  languages: readonly TableWords[];
}

/**
 * What has been changed in a file without any of it being read, so that it can be said. `exports` are the contents that
 * files have been made of, the newest first: the file is compared with the one that it is most like.
 */
export function findUnread(exports: readonly (readonly ExportedAction[])[], asked: Asked): Unread {
  const found = (exports.length === 0 ? [[]] : exports).map((actions) => compare(actions, asked));
  return found.reduce((best, one) => (sizeOf(one) < sizeOf(best) ? one : best));
}

const sizeOf = ({ cells, removed }: Unread) => removed.reduce((sum, { count }) => sum + count, cells.length);

function compare(actions: readonly ExportedAction[], { rows, places, sides, languages }: Asked): Unread {
  const byId = new Map(actions.map((action) => [action.id, action]));
  const unread: Unread = { cells: [], removed: [], changedSheets: [] };
  for (const row of rows) unread.cells.push(...factsOf(row, byId.get(idOf(row.cells.id)), places, languages));
  const inFile = new Set(rows.map(({ cells }) => idOf(cells.id)));
  for (const side of sides) compareSide(side, actions, inFile, languages, unread);
  return unread;
}

function factsOf(
  { number, cells }: PlanRow,
  action: ExportedAction | undefined,
  places: ReadRows['places'],
  languages: readonly TableWords[],
): UnreadCell[] {
  const isAsWritten = (column: FactColumn, text: string) => {
    const forms = action ? [null, ...languages].map((words) => comparable(factValue(action, column, words))) : [''];
    return forms.some((form) => inOneForm(form) === text);
  };
  return FACT_COLUMNS.flatMap((column): UnreadCell[] => {
    const place = places[column];
    if (place === undefined || isAsWritten(column, inOneForm(cells[column] ?? ''))) return [];
    return [{ sheet: 'plan', number, column: { place, header: languages[0]!.header(column) } }];
  });
}

function compareSide(
  { sheet, rows: [header, ...rows] }: SideTable,
  actions: readonly ExportedAction[],
  inFile: ReadonlySet<string>,
  languages: readonly TableWords[],
  unread: Unread,
) {
  const heads = header?.cells.map(inOneForm) ?? [];
  const words = languages.find(({ sides }) => sides[sheet].headers.every((name, at) => inOneForm(name) === heads[at]));
  if (!header || !words) unread.changedSheets.push(sheet);
  else if (sheet === 'checks') unread.cells.push(...besideChecks(rows, header.cells, actions, inFile, words));
  else {
    const written = actions.flatMap((action) => sideRows(action, sheet, words).map((row) => row.map(comparable)));
    const { cells, removed } = besideWritten(rows, header.cells, written);
    unread.cells.push(...cells.map((cell) => ({ sheet, ...cell })));
    if (removed > 0) unread.removed.push({ sheet, count: removed });
  }
}

/** Of the sheet of checks the title is not read, nor a column of its writer's own, nor a row of what the table lacks. */
function besideChecks(
  rows: SideTable['rows'],
  heads: readonly string[],
  actions: readonly ExportedAction[],
  inFile: ReadonlySet<string>,
  words: TableWords,
): UnreadCell[] {
  const titles = new Map(actions.map(({ id, content }) => [id, comparable(content.title)]));
  const written = new Set(
    actions.flatMap((one) => sideRows(one, 'checks', words).map((row) => keyOf(row.map(comparable)))),
  );
  return rows.flatMap(({ number, cells }): UnreadCell[] => {
    const id = idOf(cells[0]);
    // What goes with an action that the table lacks is asked about with it, and is no change of its own.
    if (!inFile.has(id) && written.has(keyOf(cells.map(comparable)))) return [];
    if (!inFile.has(id)) return [{ sheet: 'checks', number, column: null }];
    return cells.flatMap((cell, place): UnreadCell[] => {
      const isOther =
        place === TITLE_AT ? comparable(cell) !== titles.get(id) : place >= heads.length || place > LAST_CHECK;
      if (!isOther || cell.trim() === '') return [];
      return [{ sheet: 'checks', number, column: { place, header: heads[place]?.trim() ?? '' } }];
    });
  });
}

const TITLE_AT = 1;
const LAST_CHECK = SIDE_COLUMNS.checks.length + TITLE_AT;

/** The rows of a sheet of which nothing is read, against those that were written: cells that differ, and rows that are gone. */
function besideWritten(rows: SideTable['rows'], heads: readonly string[], written: readonly string[][]) {
  const waiting = new Map<string, string[][]>();
  for (const row of written) waiting.set(keyOf(row), [...(waiting.get(keyOf(row)) ?? []), row]);
  const differing = rows.filter(({ cells }) => waiting.get(keyOf(cells.map(comparable)))?.pop() === undefined);
  const left = [...waiting.values()].flat();
  const cells = differing.flatMap(({ number, cells: said }): Omit<UnreadCell, 'sheet'>[] => {
    const texts = said.map(comparable);
    const near = nearest(left, texts);
    const began = near === -1 ? undefined : left.splice(near, 1)[0];
    if (!began) return [{ number, column: null }];
    return Array.from({ length: Math.max(texts.length, began.length) }, (_, place) => place)
      .filter((place) => (texts[place] ?? '') !== (began[place] ?? ''))
      .map((place) => ({ number, column: { place, header: heads[place]?.trim() ?? '' } }));
  });
  return { cells, removed: left.length };
}

/** Empty cells at the end are not in every file. */
const keyOf = (cells: readonly string[]) => JSON.stringify(cells).replace(/(,"")+]$/, ']');

/** The row of the same action with the most cells in common; -1 when there is none. */
function nearest(left: readonly string[][], cells: readonly string[]): number {
  const id = idOf(cells[0]);
  const alike = left.map((one) => (one[0] === id ? one.filter((text, at) => text === cells[at]).length : 0));
  return alike.reduce((best, count, index) => (count > (alike[best] ?? 0) ? index : best), -1);
}
