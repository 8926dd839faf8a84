import type { SheetColumn, SheetValue } from '#app/documents/model';
import {
  FACT_COLUMNS,
  type FactColumn,
  fieldText,
  isChoice,
  TABLE_COLUMNS,
  type TableColumn,
  type TableWords,
  tableWords,
  WRITTEN_COLUMNS,
} from '#app/domain/plan/table/columns';
import { factValue } from '#app/domain/plan/table/exported';
import { formatDateTime } from '#app/i18n/format';
import type { FrozenPlan } from './freeze-plan.server';
import type { PlannedAction } from './plan-content';

/** Notes have a sheet of their own in Excel; a file that is one table has them in a column. */
export const SHEET_COLUMNS = TABLE_COLUMNS.filter((column) => column !== 'notes');
/** Id, version and title: said again where a long text goes on in a further row. */
export const NAME_COLUMNS = 3;
/** Before it Excel counts a day that never was. */
const FIRST_DAY_OF_EXCEL = '1900-03-01';

const WIDTHS: Partial<Record<TableColumn, number>> = {
  id: 14,
  revision: 8,
  title: 40,
  areas: 30,
  indicators: 26,
  effectGoal: 50,
  description: 50,
  obstacle: 30,
  checks: 50,
  outcome: 50,
};
const OTHER_WIDTH = 18;

export const tableWordsOf = ({ t, questionnaire, language }: FrozenPlan): TableWords =>
  tableWords(t, questionnaire, language, formatDateTime);

const isWritten = (column: TableColumn): column is (typeof WRITTEN_COLUMNS)[number] =>
  (WRITTEN_COLUMNS as readonly string[]).includes(column);
const isFact = (column: TableColumn): column is FactColumn => (FACT_COLUMNS as readonly string[]).includes(column);
const isDay = (column: TableColumn) => column === 'startsOn' || column === 'dueOn';

/** The columns as Excel shows them: days as days, and lists to choose from where what is chosen is read again. */
export function sheetColumns(frozen: FrozenPlan): SheetColumn[] {
  const words = tableWordsOf(frozen);
  const { t } = frozen;
  return SHEET_COLUMNS.map((column) => ({
    header: words.header(column),
    description: t(`planTables.column.${column}.description`),
    width: WIDTHS[column] ?? OTHER_WIDTH,
    ...(isDay(column) ? { isDay: true } : {}),
    ...(isChoice(column) ? { choices: words.choices[column].map(({ word }) => word) } : {}),
  }));
}

/** What stands in a cell of Excel: texts, whole numbers, days. */
export function sheetValue(action: PlannedAction, column: TableColumn, frozen: FrozenPlan): SheetValue {
  const value = cellValue(action, column, tableWordsOf(frozen));
  if (isDay(column) && typeof value === 'string' && value >= FIRST_DAY_OF_EXCEL) return new Date(value);
  return value;
}

/** What stands in a cell of a table in text: in words or, without them, in codes and instants. */
export function cellValue(
  action: PlannedAction,
  column: TableColumn,
  words: TableWords | null,
): string | number | null {
  if (isWritten(column)) return fieldText(action.content, column, words) || null;
  return isFact(column) ? factValue(action, column, words) : action[column];
}
