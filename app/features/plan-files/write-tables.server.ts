import { fittingRows } from '#app/documents/fitting-rows';
import { withMarkedGaps } from '#app/documents/plain-text';
import { writeCsv } from '#app/documents/write-csv';
import { writeXlsx } from '#app/documents/write-xlsx.server';
import { machineName, TABLE_COLUMNS } from '#app/domain/plan/table/columns';
import { describePlanWorkbook } from './describe-plan-workbook';
import type { FrozenPlan } from './freeze-plan.server';
import { toPlanJson } from './plan-json';
import { cellValue, NAME_COLUMNS, tableWordsOf } from './plan-table';

/** The plan as a workbook with a table, lists to choose from, and explanations. */
export async function writePlanXlsx(frozen: FrozenPlan, making: { signal?: AbortSignal }): Promise<Buffer> {
  return Buffer.concat(await writeXlsx(describePlanWorkbook(frozen), making).toArray());
}

/** One table in words, as Swedish Excel opens it. A text that Excel's cells can't hold goes on in further rows. */
export async function writePlanCsvForExcel(frozen: FrozenPlan): Promise<Buffer> {
  const words = tableWordsOf(frozen);
  const rows = withMarkedGaps(frozen.content.actions).flatMap((action) => {
    const values = TABLE_COLUMNS.map((column) => cellValue(action, column, words));
    return fittingRows(values, NAME_COLUMNS, words.continued) as (string | number | null)[][];
  });
  const headers = TABLE_COLUMNS.map((column) => words.header(column));
  return Buffer.from(writeCsv({ columns: headers, rows }, 'excel', (header) => header));
}

/** One table in codes. Every text is as it was written, whatever Excel would make of it. */
export async function writePlanCsv(frozen: FrozenPlan): Promise<Buffer> {
  const rows = frozen.content.actions.map((action) => TABLE_COLUMNS.map((column) => cellValue(action, column, null)));
  return Buffer.from(writeCsv({ columns: TABLE_COLUMNS.map(machineName), rows }, 'maskin', (name) => name));
}

/** Everything that was frozen, as it was frozen; docs/plan-files.md says what each part is. */
export async function writePlanJson({ content, stamp }: FrozenPlan): Promise<Buffer> {
  return Buffer.from(`${JSON.stringify(toPlanJson(content, stamp), null, 2)}\n`);
}
