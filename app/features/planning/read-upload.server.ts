import { decodeText, OpenQuote, readCsv } from '#app/documents/read-csv';
import { type FoundSheet, type ReadSheet, readXlsx } from '#app/documents/read-xlsx.server';
import { SIDE_SHEETS, type SideSheet } from '#app/domain/plan/table/columns';
import type { CellProblem } from '#app/domain/plan/table/read-field';
import type { FileTable } from '#app/domain/plan/table/read-rows';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { MOST_BYTES } from './import-form';

/** What is read goes to the browser and comes back with the yes: see import-form.server.ts. */
const MOST_CARRIED = 8 * 1024 * 1024;
/** Far more than a plan has; up to there the file is told how many it may have. */
const MOST_TEXT_ROWS = 20_000;
/** What the table is called in every language; its sheet is named in the reader's. */
const TABLE_NAME = 'handlingsplan';
const ZIP = Buffer.from('PK\u0003\u0004');
/** Excel's format of before 2007, which is also what a workbook with a password is wrapped in. */
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The table in a file that somebody chose, or what is wrong with the file. */
export async function readUpload(bytes: Buffer): Promise<FileTable | { problem: CellProblem }> {
  if (bytes.length === 0) return refuse('noFile');
  if (bytes.length > MOST_BYTES) return refuse('tooLarge');
  if (bytes.subarray(0, OLD_OFFICE.length).equals(OLD_OFFICE)) return refuse('oldExcel');
  const read = bytes.subarray(0, ZIP.length).equals(ZIP) ? await readWorkbook(bytes) : readText(bytes);
  return Buffer.byteLength(JSON.stringify(read)) > MOST_CARRIED ? refuse('tooMuch') : read;
}

async function readWorkbook(bytes: Buffer): Promise<FileTable | { problem: CellProblem }> {
  const read = await readXlsx(bytes, pickSheet, (name) => sideNamed(name) !== undefined);
  if (!('problem' in read))
    return { kind: 'xlsx', isFrom1904: read.isFrom1904, rows: read.rows, ...sortSheets(read.others) };
  if (read.problem !== 'noSheet') return refuse(read.problem);
  return refuse('noSheet', { sheets: read.sheets.join(', ').slice(0, 200) });
}

/** The sheet with the table; where a program has left the table out, the sheet with its name. */
function pickSheet(sheets: readonly FoundSheet[]): FoundSheet | undefined {
  const names = namesOf('planTables.sheet.plan');
  return (
    sheets.find(({ tables }) => tables.some((name) => name.toLowerCase() === TABLE_NAME)) ??
    sheets.find(({ name }) => names.includes(name.trim().toLowerCase()))
  );
}

const namesOf = (key: string) => (['sv', 'en'] as const).map((language) => nameIn(language, key));
const nameIn = (language: Language, key: string) => translatorFor(language).t(key).toLowerCase();

function sideNamed(name: string): SideSheet | undefined {
  return SIDE_SHEETS.find((sheet) => namesOf(`planTables.sheet.${sheet}`).includes(name.trim().toLowerCase()));
}

/** The sheets of an action's parts, and the names of those that are nobody's but their writer's. */
function sortSheets(others: ReadSheet['others']): Pick<FileTable, 'sides' | 'otherSheets'> {
  const ours = [...namesOf('planTables.sheet.lists'), ...namesOf('document.sheet.dictionary')];
  const sides = others.flatMap(({ name, rows }) => {
    const sheet = sideNamed(name);
    return sheet && rows ? [{ sheet, rows }] : [];
  });
  const unknown = others.filter(({ name, rows }) => rows === null && !ours.includes(name.trim().toLowerCase()));
  return { sides, otherSheets: unknown.map(({ name }) => name) };
}

function readText(bytes: Buffer): FileTable | { problem: CellProblem } {
  const text = decodeText(bytes);
  if (text === null) return refuse('notATable');
  const table: FileTable = { kind: 'csv', isFrom1904: false, rows: [] };
  let number = 0;
  try {
    for (const cells of readCsv(text)) {
      number += 1;
      // Excel writes the empty rows under a table too, where somebody has been.
      if (cells.some((cell) => cell.trim() !== '')) table.rows.push({ number, cells });
      if (table.rows.length > MOST_TEXT_ROWS) return refuse('tooMuch');
    }
  } catch (error) {
    if (error instanceof OpenQuote) return refuse('openQuote', { row: String(error.row) });
    throw error;
  }
  return table;
}

const PROBLEMS = {
  noFile: 'planTables.problem.noFile',
  tooLarge: 'planTables.problem.tooLarge',
  oldExcel: 'planTables.problem.oldExcel',
  notATable: 'planTables.problem.notATable',
  broken: 'planTables.problem.broken',
  tooMuch: 'planTables.problem.tooMuch',
  noSheet: 'planTables.problem.noSheet',
  openQuote: 'planTables.problem.openQuote',
};

function refuse(problem: keyof typeof PROBLEMS, values?: Record<string, string>): { problem: CellProblem } {
  return { problem: { key: PROBLEMS[problem], ...(values ? { values } : {}) } };
}
