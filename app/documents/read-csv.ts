const SEPARATORS = [';', ',', '\t'] as const;
/** Excel's own way to say what separates the cells, in a line of its own on top. */
const SAID_SEPARATOR = /^sep=([;,\t])\r?\n/i;

/**
 * A file of text as its letters: by its mark of UTF-8 or UTF-16, else UTF-8, else as Windows writes in western Europe.
 * Null when it is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const text = decode(bytes, encoding) ?? decode(bytes, 'windows-1252');
  return text === null || text.includes('\0') ? null : text;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A quotation that is never closed, in the row of this number, from 1. */
export class OpenQuote extends Error {
  constructor(readonly row: number) {
    super(`open quotation in row ${row}`);
  }
}

/**
 * The rows of a CSV file one by one, each a list of cells; cells are separated by what separates the first row. A quotation
 * mark only quotes at the beginning of a cell. Throws OpenQuote.
 */
export function* readCsv(written: string): Generator<string[]> {
  const said = SAID_SEPARATOR.exec(written);
  const text = said ? written.slice(said[0].length) : written;
  const separator = said?.[1] ?? guessSeparator(text);
  let row: string[] = [];
  let count = 0;
  for (let at = 0; at < text.length || row.length > 0; ) {
    const cell = text[at] === '"' ? readQuoted(text, at) : { text: '', next: at };
    if (!cell) throw new OpenQuote(count + 1);
    const end = endOfCell(text, cell.next, separator);
    row.push(cell.text + text.slice(cell.next, end));
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    yield row;
    row = [];
    count += 1;
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

function guessSeparator(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counted = SEPARATORS.map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

/** What stands between quotation marks, and where it ends; null when it doesn't. */
function readQuoted(text: string, start: number): { text: string; next: number } | null {
  let quoted = '';
  for (let from = start + 1; ; ) {
    const end = text.indexOf('"', from);
    if (end === -1) return null;
    quoted += text.slice(from, end);
    if (text[end + 1] !== '"') return { text: quoted, next: end + 1 };
    quoted += '"';
    from = end + 2;
  }
}

function endOfCell(text: string, start: number, separator: string): number {
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === separator || letter === '\n' || letter === '\r') return at;
  }
  return text.length;
}
