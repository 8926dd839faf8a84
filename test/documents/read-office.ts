import ExcelJS from 'exceljs';
import JSZip from 'jszip';

/** The parts of an Office file, each of which must be XML that a strict reader takes. */
export async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const parts = new Map<string, string>();
  for (const [path, file] of Object.entries(zip.files)) {
    if (!file.dir && /\.(xml|rels)$/.test(path)) parts.set(path, await file.async('string'));
  }
  return parts;
}

/** The texts of XML elements with this name, joined, as a reader sees them. */
export function textsOf(xml: string, element: string): string {
  const found = xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'));
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return [...found].map(([, text]) => text!.replace(/&(\w+);/g, (_, name: string) => entities[name]!)).join('');
}

/** What no XML can hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
export const UNHOLDABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** The rows of a sheet as they are read back, without the empty cells at their end. */
export async function rowsOf(bytes: Buffer, sheet = 0): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const rows: unknown[][] = [];
  book.worksheets[sheet]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}
