import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CaseFileError, computeCases, main, parseCases } from '../../scripts/method';
import goldenCases from '../domain/golden-cases.json';
import { expectSame } from '../domain/same';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the program on a text instead of a file. */
function run(args: string[], text = '[]') {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = main(args, {
    readFile: () => text,
    print: (output) => printed.push(output),
    complain: (output) => complaints.push(output),
  });
  return { code, printed: printed.join(''), complaints: complaints.join('\n') };
}

describe('cases', () => {
  test('all golden cases are computed', () => {
    const results = computeCases(goldenCases);
    expect(results.map(({ id }) => id)).toEqual(goldenCases.cases.map(({ id }) => id));
    results.forEach((result, index) => {
      expectSame('actual' in result ? result.actual : result.error, goldenCases.cases[index]?.expected);
    });
  });

  test('a bare list without expectations is fine', () => {
    expect(computeCases([{ id: 'a', fn: 'prng', input: { seed: 1, n: 0 } }])).toEqual([
      { id: 'a', actual: { values: [] } },
    ]);
  });

  test('a case that cannot be computed does not stop the others', () => {
    const cases = [
      { id: 'unknown', fn: 'constructor', input: {} },
      { id: 'bad', fn: 'weightDominance', input: { weights: [1, -1] } },
      { id: 'missing', fn: 'band' },
      { id: 'good', fn: 'weightDominance', input: { weights: [1, 1] } },
    ];
    expect(computeCases({ cases })).toEqual([
      { id: 'unknown', error: 'unknown function' },
      { id: 'bad', error: 'weights[1] must not be negative' },
      { id: 'missing', error: 'input must be an object' },
      { id: 'good', actual: { largestShare: 0.5, publishWeighted: true } },
    ]);
  });

  test.each([
    ['must be a list of cases', { case: [] }],
    ['must be a list of cases', null],
    ['must be a list of cases', 'text'],
    ['cases[0] must be an object', { cases: [null] }],
    ['cases[1].id must be a string', { cases: [{ id: 'a', fn: 'band' }, { fn: 'band' }] }],
    ['[0].fn must be a string', [{ id: 'a' }]],
  ])('content of another shape is refused: %s', (message, content) => {
    expect(() => computeCases(content)).toThrow(CaseFileError);
    expect(() => computeCases(content)).toThrow(message);
  });
});

describe('text', () => {
  test('a byte order mark is accepted', () => {
    expect(parseCases('\uFEFF[]')).toEqual([]);
  });

  test('text that is not JSON is refused with the line', () => {
    expect(() => parseCases('[\n  {"id": "a",}\n]')).toThrow(/is not JSON, line 2: /);
    expect(() => parseCases('[\n{')).toThrow(/is not JSON, line 2: /);
    expect(() => parseCases('')).toThrow(/is not JSON, line 1: /);
  });
});

describe('exit codes', () => {
  test('0 and only JSON on standard output', () => {
    const { code, printed, complaints } = run(['cases.json'], '{"cases": [{"id": "a", "fn": "nothing", "input": {}}]}');
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toEqual([{ id: 'a', error: 'unknown function' }]);
    expect(complaints).toBe('');
  });

  test('1 for a file that cannot be used, with the reason on standard error', () => {
    expect(run(['cases.json'], '{')).toMatchObject({ code: 1, printed: '' });
    expect(run(['cases.json'], '{}').complaints).toBe(
      'cases.json: must be a list of cases or an object with such a list as "cases"',
    );
  });

  test('2 for wrong use', () => {
    expect(run([])).toMatchObject({ code: 2, printed: '' });
    expect(run(['a', 'b']).complaints).toMatch(/^Usage: /);
  });
});

describe('the command', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/method.ts', ...args], { cwd: root, encoding: 'utf8' });

  test('reads a file and prints the results', () => {
    const directory = mkdtempSync(join(tmpdir(), 'method-'));
    try {
      const path = join(directory, 'cases.json');
      writeFileSync(path, '[{"id": "r", "fn": "roundHalfAway", "input": {"x": -0.04, "decimals": 1}}]');
      const output = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/method.ts', path], { cwd: root });
      expect(JSON.parse(output.toString())).toEqual([{ id: 'r', actual: { value: 0 } }]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('says when the file is missing', () => {
    const { status, stdout, stderr } = start('no-such-file.json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('no-such-file.json: cannot be read: ENOENT');
  });
});
