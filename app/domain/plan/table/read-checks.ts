import type { TableWords } from './columns';
import type { RowError } from './judge';
import { inOneForm, readNumber } from './read-field';
import type { PlanRow, SideTable } from './read-rows';

/** Where the columns of the sheet of checks stand, by its header in some language; null when it is not as it was written. */
export function checksPlaces({ rows: [header] }: SideTable, languages: readonly TableWords[]) {
  const cells = header?.cells.map(inOneForm) ?? [];
  for (const { sides } of languages) {
    const [id, title, number, text, isDone] = sides.checks.headers.map((name) => cells.indexOf(inOneForm(name)));
    if (id! >= 0 && text! >= 0 && isDone! >= 0) {
      return { id: id!, title: title!, number: number!, text: text!, isDone: isDone! };
    }
  }
  return null;
}

/**
 * The rows of the table with the checks that the sheet of checks has for each, in the form of the table's own column: the
 * same list stands in both, and whichever was changed is what somebody wrote. Without the sheet the rows are as they were.
 */
export function withSheetChecks(
  rows: readonly PlanRow[],
  side: SideTable | undefined,
  languages: readonly TableWords[],
): { rows: readonly PlanRow[]; errors: RowError[] } {
  const places = side && checksPlaces(side, languages);
  if (!side || !places) return { rows, errors: [] };
  const errors: RowError[] = [];
  const lists = new Map<string, { place: number; line: string }[]>();
  for (const { number, cells } of side.rows.slice(1)) {
    const text = cells[places.text]?.trim() ?? '';
    const id = idOf(cells[places.id]);
    if (id === '' || text === '') continue;
    const written = cells[places.isDone] ?? '';
    const isDone = readYes(written, languages);
    if (isDone === null) {
      const values = { text: written, allowed: languages[0]!.yesAndNo.join(', ') };
      errors.push({ number, column: 'checks', isInChecks: true, key: 'planTables.problem.notAChoice', values });
    }
    const place = readNumber(cells[places.number] ?? '') ?? Number.POSITIVE_INFINITY;
    lists.set(id, [...(lists.get(id) ?? []), { place, line: `[${isDone ? 'x' : ' '}] ${text}` }]);
  }
  const inOrder = (id: string) =>
    (lists.get(id) ?? []).sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  return {
    errors,
    rows: rows.map((row) => {
      const id = idOf(row.cells.id);
      return id === ''
        ? row
        : {
            ...row,
            sheetChecks: inOrder(id)
              .map(({ line }) => line)
              .join('\n'),
          };
    }),
  };
}

export const idOf = (cell: string | undefined) => (cell ?? '').trim().toLowerCase();

/** Null when it is neither yes nor no. */
function readYes(text: string, languages: readonly TableWords[]): boolean | null {
  const said = inOneForm(text);
  const [yes, no] = [0, 1].map((index) => languages.map(({ yesAndNo }) => inOneForm(yesAndNo[index as 0 | 1])));
  if (['x', 'true', '1', ...yes!].includes(said)) return true;
  return ['', 'false', '0', ...no!].includes(said) ? false : null;
}
