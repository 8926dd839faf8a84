import type { ActionDraft, ActionField } from '../action';
import { type ChoiceField, isChoice, type TableWords } from './columns';

/** What is wrong with a cell: the key of a text, and what it names. */
export interface CellProblem {
  key: string;
  values?: Record<string, string>;
}

export type FieldRead = { value: ActionDraft[ActionField] } | { problem: CellProblem };

export interface ReadingRules {
  /** The languages that a file may be in; the first is the reader's. */
  languages: readonly TableWords[];
  /** The workbook counts its days from 1904, as Excel for Mac once did. */
  isFrom1904: boolean;
}

const MS_PER_DAY = 86_400_000;
/** Day 0 of each way of counting. */
const DAY_ZERO = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) };
/** The first way counts a 29 February 1900 that never was: days before it are one less. */
const FALSE_LEAP_DAY = 60;
const LAST_DAY = 2_958_465;

/** The field as it stands in a cell. Its own limits are checked later, with the rest of the action. */
export function readField(field: ActionField, text: string, rules: ReadingRules): FieldRead {
  if (field === 'startsOn' || field === 'dueOn') return readDay(text, rules.isFrom1904);
  if (field === 'areas') return readAreas(text, rules.languages);
  if (field === 'indicators') return readIndicators(text);
  if (field === 'checks') return { value: readChecks(text) };
  return isChoice(field) ? readChoice(field, text, rules.languages) : { value: text };
}

/** A number as people and programs write it: `3`, `3,0`, `−1`, `1 234`. Null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace('−', '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** The same word whatever the case and the kind of space. */
export function inOneForm(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function readDay(text: string, isFrom1904: boolean): FieldRead {
  if (text.trim() === '') return { value: null };
  const problem = { problem: { key: 'planTables.problem.notADay', values: { text } } };
  const written = /^(\d{4})[-/‐‑–−](\d{1,2})[-/‐‑–−](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text.trim());
  if (!written) {
    const count = readNumber(text);
    const day = count === null ? null : dayOf(count, isFrom1904);
    return day === null ? problem : { value: day };
  }
  const [, year, month, day] = written;
  const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const isReal = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  return isReal ? { value: date } : problem;
}

/** The day that a workbook's number stands for, YYYY-MM-DD; null when it is no day. */
export function dayOf(count: number, isFrom1904: boolean): string | null {
  const whole = Math.floor(count);
  if (whole < 1 || whole > LAST_DAY) return null;
  const early = !isFrom1904 && whole < FALSE_LEAP_DAY ? 1 : 0;
  const zero = isFrom1904 ? DAY_ZERO.from1904 : DAY_ZERO.from1900;
  const at = new Date(zero + (whole + early) * MS_PER_DAY);
  return at.getUTCFullYear() > 9999 ? null : at.toISOString().slice(0, 10);
}

function readChoice(field: ChoiceField, text: string, languages: readonly TableWords[]): FieldRead {
  const asked = inOneForm(text);
  if (asked === '' && field !== 'status') return { value: null };
  for (const { choices } of languages) {
    const found = choices[field].find(({ code, word }) => asked === inOneForm(word) || asked === code);
    if (found) return { value: found.code };
  }
  const allowed = languages[0]!.choices[field].map(({ word }) => word).join(', ');
  return { problem: { key: 'planTables.problem.notAChoice', values: { text, allowed } } };
}

/** Areas stand by their codes, with or without the name. */
function readAreas(text: string, languages: readonly TableWords[]): FieldRead {
  const codes: string[] = [];
  for (const part of partsOf(text)) {
    const asked = inOneForm(part);
    const found = languages
      .flatMap(({ areas }) => areas)
      .find(({ code, word }) => {
        const name = inOneForm(word);
        return asked === name || asked === code.toLowerCase() || `${code.toLowerCase()} ${asked}` === name;
      });
    // A code that the questionnaire no longer has may still be the action's own: that is checked with the action.
    const code = found?.code ?? (/^[A-Z][A-Z0-9]{1,9}$/.test(part) ? part : null);
    if (code === null) {
      const allowed = languages[0]!.areas.map(({ word }) => word).join(', ');
      return { problem: { key: 'planTables.problem.notAChoice', values: { text: part, allowed } } };
    }
    if (!codes.includes(code)) codes.push(code);
  }
  return { value: codes };
}

function readIndicators(text: string): FieldRead {
  const read = new Map<string, number>();
  for (const part of partsOf(text)) {
    const [, code, written] = /^(\S+?)\s*[:=→]\s*(.+)$/.exec(part) ?? [];
    const target = written === undefined ? null : readNumber(written);
    if (!code || target === null || !Number.isInteger(target))
      return { problem: { key: 'planTables.problem.notATarget', values: { text: part } } };
    const upper = code.toUpperCase();
    if (read.has(upper)) return { problem: { key: 'planTables.problem.questionTwice', values: { text: upper } } };
    read.set(upper, target);
  }
  return { value: [...read].map(([code, target]) => ({ code, target })) };
}

function partsOf(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A line that begins with `[ ]` or `[x]` begins a check; other lines go on with the one before, or are checks to do. */
function readChecks(text: string): ActionDraft['checks'] {
  const checks: ActionDraft['checks'] = [];
  const isMarked = /^\s*\[[ xX]?\]/m.test(text);
  for (const line of text.split('\n')) {
    const [, mark, rest] = /^\s*\[([ xX]?)\] ?(.*)$/.exec(line) ?? [];
    const last = checks.at(-1);
    if (rest !== undefined) checks.push({ text: rest, isDone: mark?.toLowerCase() === 'x' });
    else if (isMarked && last) last.text += `\n${line}`;
    else if (line.trim() !== '') checks.push({ text: line, isDone: false });
  }
  return checks;
}
