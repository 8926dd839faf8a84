/**
 * Computes cases of the method from a file:
 *
 *     npm run --silent method -- cases.json
 *
 * The file holds `{ "cases": [{ "id", "fn", "input" }] }` or the list alone. Prints `[{ id, actual }]`, or
 * `{ id, error }` for a case that cannot be computed. Exit code 0, 1 for a file that cannot be used, 2 for wrong use.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MethodInputError } from '../app/domain/errors';
import { findMethodFunction } from '../app/domain/method-functions';

const USAGE = 'Usage: npm run --silent method -- cases.json';

export type CaseResult = { id: string; actual: unknown } | { id: string; error: string };

/** What the program needs from outside; `readFile` throws when the file cannot be read. */
export interface MethodIo {
  readFile(path: string): string;
  print(text: string): void;
  complain(text: string): void;
}

/** Thrown when the file is not a list of cases; the message says where. */
export class CaseFileError extends Error {}

/** Runs the program and returns its exit code. */
export function main(args: readonly string[], io: MethodIo): 0 | 1 | 2 {
  const [path] = args;
  if (path === undefined || args.length !== 1) {
    io.complain(USAGE);
    return 2;
  }
  try {
    const results = computeCases(parseCases(readText(path, io)));
    io.print(`${JSON.stringify(results, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CaseFileError)) throw error;
    io.complain(`${path}: ${error.message}`);
    return 1;
  }
}

/** The parsed JSON text. Throws CaseFileError with the line of the fault when it is known. */
export function parseCases(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = messageOf(error);
    throw new CaseFileError(`is not JSON, ${lineOfFault(text, reason)}: ${reason}`);
  }
}

/**
 * The result of every case of a parsed file, in its order. A case that cannot be computed does not stop the others.
 * Throws CaseFileError when the content is not a list of cases.
 */
export function computeCases(content: unknown): CaseResult[] {
  const isBare = Array.isArray(content);
  const cases: unknown = isBare ? content : fieldsOf(content)?.cases;
  if (!Array.isArray(cases))
    throw new CaseFileError('must be a list of cases or an object with such a list as "cases"');
  // All cases are looked at before the first is computed: a file of another kind is refused as a whole.
  const checked = cases.map((element: unknown, index) => checkCase(element, `${isBare ? '' : 'cases'}[${index}]`));
  return checked.map(computeCase);
}

interface Case {
  readonly id: string;
  readonly fn: string;
  readonly input: unknown;
}

function computeCase({ id, fn, input }: Case): CaseResult {
  const compute = findMethodFunction(fn);
  if (compute === undefined) return { id, error: 'unknown function' };
  try {
    const actual = compute(input);
    assertPrintable(actual, fn);
    return { id, actual };
  } catch (error) {
    return { id, error: error instanceof MethodInputError ? error.message : `${fn} failed: ${messageOf(error)}` };
  }
}

/** JSON would turn NaN and Infinity into null, i.e. a fault into a withheld number. */
function assertPrintable(value: unknown, path: string): void {
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    throw new Error(`${path} is not a printable number`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) assertPrintable(child, `${path}.${key}`);
}

function checkCase(element: unknown, field: string): Case {
  const fields = fieldsOf(element);
  if (fields === null) throw new CaseFileError(`${field} must be an object`);
  const { id, fn, input } = fields;
  if (typeof id !== 'string') throw new CaseFileError(`${field}.id must be a string`);
  if (typeof fn !== 'string') throw new CaseFileError(`${field}.fn must be a string`);
  return { id, fn, input };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}

function readText(path: string, io: MethodIo): string {
  try {
    return io.readFile(path);
  } catch (error) {
    throw new CaseFileError(`cannot be read: ${messageOf(error)}`);
  }
}

/** The parser tells a position only for some faults; an empty or cut-off file ends at its last line. */
function lineOfFault(text: string, reason: string): string {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position !== undefined) return `line ${text.slice(0, Number(position)).split('\n').length}`;
  if (/end of JSON input/.test(reason)) return `line ${text.split('\n').length}`;
  return 'line unknown';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isStartedDirectly(): boolean {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url);
}

if (isStartedDirectly()) {
  process.exitCode = main(process.argv.slice(2), {
    readFile: (path) => readFileSync(path, 'utf8'),
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
}
