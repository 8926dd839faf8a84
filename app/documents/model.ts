import type { Language } from '#app/domain/questionnaire/schema';

/** A stretch of text in one style. A line feed is a line break; everything else comes out as it is written. */
export interface Run {
  text: string;
  isBold?: boolean;
}

/** null is a number that is not there; a number that is withheld comes as the text that says why. */
export type Cell = string | number | null;

export interface Column {
  header: string;
  kind: 'text' | 'number';
  /** Decimals of a number as people read it. */
  decimals?: number;
  /** The numbers are changes: a rise is written with its plus sign. */
  isChange?: boolean;
  /** Width compared with the other columns; 1 if not said. */
  width?: number;
}

export interface Table {
  kind: 'table';
  caption: string;
  columns: Column[];
  /** The first cell of each row names the row. */
  rows: Cell[][];
}

/** One line of a figure: a value, and what it stands beside. null where there is no value to draw. */
export interface FigureRow {
  label: string;
  value: number | null;
  /** Stands where the value would be, and says why there is none. */
  note?: string;
  earlier?: number | null;
  median?: number | null;
  band?: { low: number; high: number } | null;
  /** Values of single organisations that show theirs. */
  others?: number[];
}

export interface Figure {
  kind: 'figure';
  shape: 'bars' | 'strip';
  caption: string;
  /** What the figure says, for those who do not see it. */
  alternative: string;
  scale: { min: number; max: number };
  /** Names of what is drawn; only those named are drawn. */
  legend: { value: string; earlier?: string; median?: string; band?: string; others?: string };
  rows: FigureRow[];
}

export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; runs: Run[]; isNote?: boolean }
  | { kind: 'list'; items: Run[][] }
  | Table
  | Figure
  | { kind: 'pageBreak' };

/** From which frozen content a file was made. */
export interface Stamp {
  snapshotId: string;
  checksum: string;
  createdAt: string;
  /** The line that every page carries. */
  footer: string;
}

/** One document, in no format: the writers make it Word, PDF, PowerPoint or a web page. */
export interface Document {
  title: string;
  subtitle: string;
  language: Language;
  author: string;
  blocks: Block[];
  stamp: Stamp;
}

export type SheetValue = string | number | Date | null;

export interface SheetColumn {
  header: string;
  /** What the column holds, for the data dictionary. */
  description: string;
  /** Width in characters. */
  width: number;
  decimals?: number;
  /** The cells are days: what somebody writes in an empty one is shown as a day too. */
  isDay?: boolean;
  /** What a cell may say; Excel offers it in a list and takes nothing else. */
  choices?: readonly string[];
}

export interface Sheet {
  name: string;
  /** What the table in the sheet is called, where something else knows it by its name. */
  tableName?: string;
  columns: SheetColumn[];
  /** How many of the first columns name the row: they are said again where a long text goes on in a further row. */
  nameColumns?: number;
  /** Read once, as it is written: long sheets are never held in memory. */
  rows: Iterable<SheetValue[]> | AsyncIterable<SheetValue[]>;
}

/** A workbook of tables; the writer adds the sheet that explains them. */
export interface Workbook {
  title: string;
  language: Language;
  author: string;
  sheets: Sheet[];
  /** The sheet that holds the columns' choices, and what Excel says when a cell gets something else. */
  lists?: { name: string; wrong: string };
  dictionary: { name: string; sheet: string; column: string; description: string; about: [string, string][] };
  stamp: Pick<Stamp, 'createdAt' | 'footer'>;
  /** Follows the part of a text that a cell cannot hold; `{part}` and `{parts}` are filled in. */
  continued: (part: number, parts: number) => string;
}

/** How far a file has come, and whether anybody still waits for it. */
export interface Making {
  signal?: AbortSignal;
  onPart?: (done: number, of: number) => void;
}

export const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...texts: string[]): Block => ({ kind: 'paragraph', runs: [{ text: texts.join(' ') }] });
export const note = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }], isNote: true });
export const list = (items: string[]): Block => ({ kind: 'list', items: items.map((text) => [{ text }]) });
