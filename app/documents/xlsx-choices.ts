import type { Sheet, SheetValue, Workbook } from './model';
import { columnName, escapeXml } from './xlsx-parts';

/** Rows under the table that offer the same choices, for what somebody adds. */
const ROOM_FOR_NEW = 1000;

/** The columns that have choices, each list once. */
function listsOf({ sheets }: Workbook): { header: string; choices: readonly string[] }[] {
  const lists = new Map<string, { header: string; choices: readonly string[] }>();
  for (const { header, choices } of sheets.flatMap(({ columns }) => columns)) {
    if (choices && !lists.has(choices.join('\n'))) lists.set(choices.join('\n'), { header, choices });
  }
  return [...lists.values()];
}

/** The sheet with the lists that cells are chosen from: Excel takes only short ones in the cell's own rule. */
export function listsSheet(workbook: Workbook): Sheet[] {
  const lists = listsOf(workbook);
  if (!workbook.lists || lists.length === 0) return [];
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  return [
    {
      name: workbook.lists.name,
      columns: lists.map(({ header }) => ({ header, description: '', width: 30 })),
      rows: Array.from({ length: longest }, (_, row): SheetValue[] => lists.map(({ choices }) => choices[row] ?? null)),
    },
  ];
}

/** The rules for the cells of columns with choices, as they stand in a sheet. `names` are all sheets' names. */
export function validations(sheet: Sheet, workbook: Workbook, names: readonly string[], rows: number): string {
  const listed = names[workbook.sheets.length];
  const lists = listsOf(workbook).map(({ choices }) => choices.join('\n'));
  const rules = sheet.columns.flatMap(({ choices }, index) => {
    if (!choices || !workbook.lists) return [];
    const [cells, list] = [columnName(index), columnName(lists.indexOf(choices.join('\n')))];
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="${escapeXml(workbook.lists.wrong)}" ` +
        `sqref="${cells}2:${cells}${rows + 1 + ROOM_FOR_NEW}">` +
        `<formula1>'${escapeXml(listed!)}'!$${list}$2:$${list}$${choices.length + 1}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
