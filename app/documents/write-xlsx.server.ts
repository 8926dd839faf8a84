import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { fittingRows } from './fitting-rows';
import type { Making, Sheet, SheetColumn, SheetValue, Workbook } from './model';
import { plainText } from './plain-text';
import { listsSheet, validations } from './xlsx-choices';
import {
  columnName,
  contentTypes,
  coreProperties,
  escapeXml,
  MAIN,
  MOST_DECIMALS,
  packageRelations,
  RELATIONS,
  relations,
  STYLE,
  styles,
  uniqueNames,
  workbookPart,
  workbookRelations,
  XML,
} from './xlsx-parts';

const MS_PER_DAY = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** No entries for folders: Office writes none. */
const WHOLE = { createFolders: false };
/** Characters that go to the zip at a time. */
const CHUNK = 65_536;

/**
 * A workbook of real tables, written as its rows are read. Every cell is a text, a number or a date: text is stored as
 * inline strings, which Excel never reads as formulas. The last sheet explains every column and where it all comes from.
 */
export function writeXlsx(workbook: Workbook, { signal, onPart }: Making = {}): Readable {
  const sheets = [...workbook.sheets, ...listsSheet(workbook), dictionaryOf(workbook)];
  const zip = new JSZip();
  const names = uniqueNames(sheets);
  zip.file('[Content_Types].xml', contentTypes(sheets.length), WHOLE);
  zip.file('_rels/.rels', packageRelations(), WHOLE);
  zip.file('docProps/core.xml', coreProperties(workbook), WHOLE);
  zip.file('xl/workbook.xml', workbookPart(names), WHOLE);
  zip.file('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length), WHOLE);
  zip.file('xl/styles.xml', styles(), WHOLE);
  for (const [index, sheet] of sheets.entries()) {
    const number = index + 1;
    // The table's last row is known when the sheet has been written, and the zip writes its parts in this order.
    const written = { rows: 0 };
    const rows = worksheet(sheet, written, workbook, names, {
      signal,
      onRow: () => onPart?.(number - 1, sheets.length),
    });
    zip.file(`xl/worksheets/sheet${number}.xml`, Readable.from(rows, { objectMode: false }), WHOLE);
    zip.file(
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      relations([[`${RELATIONS}/table`, `../tables/table${number}.xml`]]),
      WHOLE,
    );
    zip.file(
      `xl/tables/table${number}.xml`,
      Readable.from(tablePart(sheet, number, written), { objectMode: false }),
      WHOLE,
    );
  }
  return new Readable().wrap(
    zip.generateNodeStream({ streamFiles: true, compression: 'DEFLATE', compressionOptions: { level: 6 } }),
  );
}

function cell(value: SheetValue, column: number, row: number, { decimals }: SheetColumn): string {
  const at = `${columnName(column)}${row}`;
  if (value === null || value === '') return '';
  if (value instanceof Date) {
    return `<c r="${at}" s="${STYLE.date}"><v>${(value.getTime() - EXCEL_EPOCH) / MS_PER_DAY}</v></c>`;
  }
  if (typeof value === 'number') {
    const style = STYLE.firstDecimals + Math.min(decimals ?? 0, MOST_DECIMALS);
    return Number.isFinite(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : '';
  }
  return textCell(at, String(value), STYLE.text);
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

async function* worksheet(
  sheet: Sheet,
  written: { rows: number },
  workbook: Workbook,
  names: readonly string[],
  { signal, onRow }: { signal?: AbortSignal | undefined; onRow: () => void },
): AsyncGenerator<Buffer> {
  const { columns } = sheet;
  const widths = columns
    .map(({ width, isDay }, index) => {
      const style = isDay ? ` style="${STYLE.date}"` : '';
      return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style} customWidth="1"/>`;
    })
    .join('');
  const header = headersOf(sheet).map((text, index) => textCell(`${columnName(index)}1`, text, STYLE.header));
  let xml =
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1">${header.join('')}</row>`;
  for await (const values of sheet.rows) {
    signal?.throwIfAborted();
    for (const part of fittingRows(values, sheet.nameColumns, workbook.continued)) {
      written.rows += 1;
      const row = written.rows + 1;
      xml += `<row r="${row}">${columns.map((column, index) => cell(part[index] ?? null, index, row, column)).join('')}</row>`;
    }
    if (xml.length > CHUNK) {
      onRow();
      yield Buffer.from(xml);
      xml = '';
    }
  }
  // A table without a row under its header is no table to Excel.
  if (written.rows === 0) {
    written.rows = 1;
    xml += '<row r="2"/>';
  }
  onRow();
  const end = `</sheetData>${validations(sheet, workbook, names, written.rows)}`;
  const margins = '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>';
  const page = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  yield Buffer.from(
    `${xml}${end}${margins}${page}<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
  );
}

/** The columns' names in a table must differ, whatever the case. */
function headersOf({ columns }: Sheet): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ header }) => {
    const clean = plainText(header).replaceAll('\n', ' ');
    const count = (seen.get(clean.toLowerCase()) ?? 0) + 1;
    seen.set(clean.toLowerCase(), count);
    return count === 1 ? clean : `${clean} (${count})`;
  });
}

async function* tablePart(sheet: Sheet, number: number, written: { rows: number }): AsyncGenerator<Buffer> {
  const reference = `A1:${columnName(sheet.columns.length - 1)}${written.rows + 1}`;
  const columns = headersOf(sheet)
    .map((header, index) => `<tableColumn id="${index + 1}" name="${escapeXml(header)}"/>`)
    .join('');
  const name = sheet.tableName ?? `Table${number}`;
  yield Buffer.from(
    `${XML}<table xmlns="${MAIN}" id="${number}" name="${name}" displayName="${name}" ref="${reference}" ` +
      `totalsRowShown="0"><autoFilter ref="${reference}"/><tableColumns count="${sheet.columns.length}">${columns}` +
      '</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" ' +
      'showRowStripes="1" showColumnStripes="0"/></table>',
  );
}

function dictionaryOf({ dictionary, sheets }: Workbook): Sheet {
  const { name, sheet: inSheet, column, description, about } = dictionary;
  return {
    name,
    columns: [
      { header: inSheet, description: '', width: 26 },
      { header: column, description: '', width: 34 },
      { header: description, description: '', width: 90 },
    ],
    rows: [
      ...about.map(([what, value]): SheetValue[] => ['', what, value]),
      ...sheets.flatMap((one) => one.columns.map((each): SheetValue[] => [one.name, each.header, each.description])),
    ],
  };
}
