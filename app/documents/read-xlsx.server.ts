import { posix } from 'node:path';
import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { dayOf } from '#app/domain/plan/table/read-field';
import { attributeOf, readXml, type XmlPart } from './read-xml';

/** A sheet of a workbook before its rows are read. */
export interface FoundSheet {
  name: string;
  /** The names of the tables in it. */
  tables: string[];
}

export interface ReadSheet {
  isFrom1904: boolean;
  /** Rows with something in them. Days are YYYY-MM-DD where the cell shows a day, else the number of the day. */
  rows: { number: number; cells: string[] }[];
  /** The other sheets by name, with their rows where they were asked for. */
  others: { name: string; rows: ReadSheet['rows'] | null }[];
}

export type ReadXlsx = ReadSheet | { problem: 'broken' | 'tooMuch' } | { problem: 'noSheet'; sheets: string[] };

/** What all the parts that are read may hold together when they are unpacked. */
const MOST_UNPACKED = 24 * 1024 * 1024;
/** Further to the right, and further down, nobody writes. */
const MOST_COLUMNS = 256;
const MOST_ROWS = 20_000;
/** Sheets, tables and other parts of a workbook. */
const MOST_TAGS = 200;
/** Excel's own formats that show a day. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, ...Array.from({ length: 10 }, (_, index) => 27 + index), 50, 57, 58]);

class TooMuch extends Error {}

/**
 * The rows of the sheet that `pick` chooses, as texts, and of those that are read too. Our own reader over jszip: parts are unpacked as a stream that is
 * cut off, so that a small file can't fill the memory, and nothing but cells is read. exceljs, which unpacks everything
 * first, also makes an object of every cell that a rule or a merged area names: `A1:XFD1048576` is all it takes.
 */
export async function readXlsx(
  bytes: Buffer,
  pick: (sheets: readonly FoundSheet[]) => FoundSheet | undefined,
  isReadToo: (name: string) => boolean = () => false,
): Promise<ReadXlsx> {
  try {
    const parts = partsOf(await JSZip.loadAsync(bytes));
    const workbook = (await parts.related('', 'officeDocument'))[0];
    if (!workbook) return { problem: 'broken' };
    const { isFrom1904, sheets } = await readWorkbook(parts, workbook.path);
    const chosen = sheets.find((sheet) => sheet === pick(sheets));
    if (!chosen) return { problem: 'noSheet', sheets: sheets.map(({ name }) => name) };
    const read = async (type: string) => {
      const [part] = await parts.related(workbook.path, type);
      return part ? parts.text(part.path) : '';
    };
    const shared = readShared(await read('sharedStrings'));
    const isDay = readDayStyles(await read('styles'));
    const reading: CellReading = { shared, isDay, isFrom1904, read: { length: 0, rows: 0 } };
    const rowsOf = async ({ path }: { path: string }) => readCells(await parts.text(path), reading);
    const rows = await rowsOf(chosen);
    const others: ReadSheet['others'] = [];
    for (const sheet of sheets.filter((one) => one !== chosen)) {
      others.push({ name: sheet.name, rows: isReadToo(sheet.name) ? await rowsOf(sheet) : null });
    }
    return { isFrom1904, rows, others };
  } catch (error) {
    return { problem: error instanceof TooMuch ? 'tooMuch' : 'broken' };
  }
}

type Parts = ReturnType<typeof partsOf>;

/** The parts of the package by path, unpacked one by one as long as all together stay within bounds. */
function partsOf(zip: JSZip) {
  let left = MOST_UNPACKED;
  const text = async (path: string): Promise<string> => {
    const file = zip.file(path);
    if (!file) throw new Error(`no ${path}`);
    const chunks: Buffer[] = [];
    for await (const chunk of new Readable().wrap(file.nodeStream()) as AsyncIterable<Buffer>) {
      left -= chunk.length;
      if (left < 0) throw new TooMuch();
      chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  };
  /** What a part refers to, of one type. */
  const related = async (path: string, type: string): Promise<{ id: string; path: string }[]> => {
    const { dir, base } = posix.parse(path);
    const relations = posix.join(dir, '_rels', `${base}.rels`);
    if (!zip.file(relations)) return [];
    return opened(await text(relations), 'Relationship').flatMap((tag) => {
      if (!attributeOf(tag, 'Type')?.endsWith(`/${type}`) || attributeOf(tag, 'TargetMode') === 'External') return [];
      const target = posix.resolve('/', dir, attributeOf(tag, 'Target') ?? '').slice(1);
      return [{ id: attributeOf(tag, 'Id') ?? '', path: target }];
    });
  };
  return { text, related };
}

/** The tags of a name, as they open; never more than any real workbook has. */
function opened(xml: string, name: string): XmlPart[] {
  const tags: XmlPart[] = [];
  for (const part of readXml(xml)) {
    if (part.kind === 'open' && part.name === name && tags.push(part) > MOST_TAGS) throw new TooMuch();
  }
  return tags;
}

async function readWorkbook(parts: Parts, path: string) {
  const xml = await parts.text(path);
  const paths = new Map((await parts.related(path, 'worksheet')).map((one) => [one.id, one.path]));
  const sheets: (FoundSheet & { path: string })[] = [];
  let seen = 0;
  for (const tag of opened(xml, 'sheet')) {
    const sheet = paths.get(attributeOf(tag, 'id') ?? '');
    if (!sheet) continue;
    const tables: string[] = [];
    for (const table of await parts.related(sheet, 'table')) {
      const [open] = opened(await parts.text(table.path), 'table');
      tables.push((open && attributeOf(open, 'displayName')) ?? '');
      if (++seen > MOST_TAGS) throw new TooMuch();
    }
    sheets.push({ name: attributeOf(tag, 'name') ?? '', tables, path: sheet });
  }
  const setting = opened(xml, 'workbookPr').map((tag) => attributeOf(tag, 'date1904'))[0];
  return { isFrom1904: setting === '1' || setting === 'true', sheets };
}

/** Excel writes what XML can't hold, and what looks like that, as `_x000D_`. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The texts that cells refer to by number, without their styles and how they are pronounced. */
function readShared(xml: string): string[] {
  const texts: string[] = [];
  let isText = false;
  let isSpoken = false;
  for (const { kind, name, text } of readXml(xml)) {
    if (kind === 'open' && name === 'si') texts.push('');
    else if (name === 't') isText = kind === 'open';
    else if (name === 'rPh') isSpoken = kind === 'open';
    else if (kind === 'text' && isText && !isSpoken) texts[texts.length - 1] += text;
  }
  return texts.map(unescaped);
}

/** Which of the cells' styles show a day. */
function readDayStyles(xml: string): (style: string | undefined) => boolean {
  const formats = new Map<string, boolean>();
  const styles: boolean[] = [];
  let isOfCells = false;
  for (const part of readXml(xml)) {
    if (part.name === 'cellXfs') isOfCells = part.kind === 'open';
    if (part.kind !== 'open') continue;
    if (part.name === 'numFmt')
      formats.set(attributeOf(part, 'numFmtId') ?? '', showsDay(attributeOf(part, 'formatCode')));
    if (part.name === 'xf' && isOfCells) {
      const format = attributeOf(part, 'numFmtId') ?? '0';
      styles.push(formats.get(format) ?? DAY_FORMATS.has(Number(format)));
    }
  }
  return (style) => styles[Number(style ?? 0)] ?? false;
}

function showsDay(code = ''): boolean {
  return /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

interface CellReading {
  shared: readonly string[];
  isDay: (style: string | undefined) => boolean;
  isFrom1904: boolean;
  /** What has been read of all sheets together. */
  read: { length: number; rows: number };
}

function readCells(xml: string, reading: CellReading): ReadSheet['rows'] {
  const rows: ReadSheet['rows'] = [];
  let row = { number: 0, cells: [] as string[] };
  let cell: { tag: XmlPart; text: string } | null = null;
  let column = -1;
  let isValue = false;
  let isSpoken = false;
  for (const part of readXml(xml)) {
    const { kind, name } = part;
    if (kind === 'text') {
      if (cell && isValue) cell.text += part.text;
    } else if (name === 'row') {
      if (kind === 'open') row = { number: Number(attributeOf(part, 'r') ?? row.number + 1), cells: [] };
      else if (row.cells.length > 0) {
        rows.push({ ...row, cells: Array.from(row.cells, (text) => text ?? '') });
        reading.read.rows += 1;
      }
      column = -1;
    } else if (name === 'c' && kind === 'open') {
      column = columnOf(attributeOf(part, 'r')) ?? column + 1;
      cell = { tag: part, text: '' };
    } else if (name === 'c' && cell) {
      const text = column < MOST_COLUMNS ? shownIn(cell.tag, cell.text, reading) : '';
      if (text !== '') row.cells[column] = text;
      // A text that many cells share is there once in the file, and many times in what is read.
      reading.read.length += text.length;
      cell = null;
    } else if (name === 'rPh') isSpoken = kind === 'open';
    else if (name === 'v' || name === 't') isValue = kind === 'open' && !isSpoken;
    if (reading.read.length > MOST_UNPACKED || reading.read.rows > MOST_ROWS) throw new TooMuch();
  }
  return rows;
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shownIn(tag: XmlPart, text: string, { shared, isDay, isFrom1904 }: CellReading): string {
  switch (attributeOf(tag, 't')) {
    case 's':
      return shared[Number(text)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescaped(text);
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return text.slice(0, 10);
    case 'e':
      return text;
    default:
      return (text !== '' && isDay(attributeOf(tag, 's')) && dayOf(Number(text), isFrom1904)) || text;
  }
}
