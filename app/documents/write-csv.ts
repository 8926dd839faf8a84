import { roundedHalfAway } from '#app/domain/scoring/round-half-away';

/** `maskin`: UTF-8, commas, decimal points. `excel`: as Swedish Excel opens it: a mark of UTF-8, semicolons, decimal commas. */
export type CsvProfile = 'maskin' | 'excel';

/** The profile that an address asks for; for programs when it asks for none. */
export function parseProfile(text: string | null): CsvProfile | undefined {
  if (text === null) return 'maskin';
  return text === 'maskin' || text === 'excel' ? text : undefined;
}

/** `mognadskollen-varmekarta-2025`: what files are called, of which part and of what. */
export function nameOfParts(...parts: readonly (string | null)[]): string {
  const words = ['mognadskollen', ...parts].filter((word) => word !== null);
  return words.join('-').replace(/[^a-z0-9-]+/gi, '-');
}

/** Why something is withheld: a code for programs, words for people. */
export interface Reason {
  code: string;
  text: string;
}

export type CsvCell = string | number | null | Reason;

/** Columns by their machine names. A number is in its own unit, not rounded; what is withheld is null. */
export interface CsvTable {
  columns: string[];
  rows: CsvCell[][];
}

const BYTE_ORDER_MARK = '\uFEFF';
const DECIMALS: Record<CsvProfile, number> = { maskin: 6, excel: 2 };
const SEPARATOR: Record<CsvProfile, string> = { maskin: ',', excel: ';' };
/**
 * What Excel would take for a formula when a cell begins with it. It gets one `'`, and so does what looks like one that has
 * got it: whoever reads the file takes one `'` away, and has every text as it was written.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** The table as text in a profile; `headOf` words the columns for people. */
export function writeCsv({ columns, rows }: CsvTable, profile: CsvProfile, headOf: (column: string) => string): string {
  const heads = profile === 'excel' ? columns.map(headOf) : columns;
  const lines = [heads, ...rows].map((cells) => cells.map((cell) => field(cell, profile)).join(SEPARATOR[profile]));
  return `${profile === 'excel' ? BYTE_ORDER_MARK : ''}${lines.join('\r\n')}\r\n`;
}

function field(cell: CsvCell, profile: CsvProfile): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberField(cell, profile);
  const text = typeof cell === 'string' ? cell : profile === 'excel' ? cell.text : cell.code;
  const safe = profile === 'excel' && FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function numberField(value: number, profile: CsvProfile): string {
  const text = String(roundedHalfAway(value, DECIMALS[profile]));
  return profile === 'excel' ? text.replace('.', ',') : text;
}
