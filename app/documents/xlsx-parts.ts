import type { Workbook } from './model';
import { plainText } from './plain-text';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CORE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
/** Where the cells’ styles stand in styles.xml. */
export const STYLE = { text: 0, header: 1, date: 2, firstDecimals: 3 };
export const MOST_DECIMALS = 6;

/** The text as XML holds it, also between quotes. */
export function escapeXml(text: string): string {
  return (
    plainText(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Excel reads _x000D_ as a character; the underscore is written the same way to stay an underscore.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  );
}

/** `A`, `B` … `AA`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Sheet names as Excel takes them: 31 characters, some signs not, each once. */
export function uniqueNames(sheets: readonly { name: string }[]): string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const clean =
      plainText(name)
        .replace(/[\\/?*[\]:\n']/g, ' ')
        .slice(0, 28) || 'Blad';
    names.push(names.includes(clean) ? `${clean} ${names.length + 1}` : clean);
  }
  return names;
}

export function contentTypes(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const parts = numbers.map(
    (number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>` +
      `<Override PartName="/xl/tables/table${number}.xml" ContentType="${TYPES}.table+xml"/>`,
  );
  return (
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    `${parts.join('')}</Types>`
  );
}

/** The package's own relations: the workbook and what is said of it. */
export function packageRelations(): string {
  return relations([
    [`${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/metadata/core-properties`, 'docProps/core.xml'],
  ]);
}

export function relations(targets: readonly [type: string, target: string][]): string {
  const rows = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}">${rows.join('')}</Relationships>`;
}

export function workbookRelations(count: number): string {
  return relations([
    ...Array.from({ length: count }, (_, index): [string, string] => [
      `${RELATIONS}/worksheet`,
      `worksheets/sheet${index + 1}.xml`,
    ]),
    [`${RELATIONS}/styles`, 'styles.xml'],
  ]);
}

export function workbookPart(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

export function coreProperties({ title, author, language, stamp }: Workbook): string {
  return (
    `${XML}<cp:coreProperties xmlns:cp="${CORE}" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator>` +
    `<dc:description>${escapeXml(stamp.footer)}</dc:description><dc:language>${language}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${stamp.createdAt}</dcterms:created></cp:coreProperties>`
  );
}

export function styles(): string {
  const decimals = Array.from({ length: MOST_DECIMALS }, (_, index) => index + 1);
  const formats = [
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>',
    ...decimals.map((places) => `<numFmt numFmtId="${164 + places}" formatCode="0.${'0'.repeat(places)}"/>`),
  ];
  const top = '<alignment vertical="top" wrapText="1"/>';
  const style = (format: number, more = '') =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${more}</xf>`;
  const formatsOfCells = [
    style(49, top),
    `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${top}</xf>`,
    style(164, '<alignment vertical="top"/>'),
    style(1, '<alignment vertical="top"/>'),
    ...decimals.map((places) => style(164 + places, '<alignment vertical="top"/>')),
  ];
  return (
    `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${formatsOfCells.length}">${formatsOfCells.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
