import { describe, expect, test } from 'vitest';
import { type CsvCell, parseProfile, writeCsv } from '#app/documents/write-csv';
import { nameOfFile } from '#app/features/comparison/csv';

const table = (...cells: CsvCell[]) => ({ columns: cells.map((_, index) => `k${index}`), rows: [cells] });
const write = (profile: 'maskin' | 'excel', ...cells: CsvCell[]) =>
  writeCsv(table(...cells), profile, (column) => `Rubrik ${column}`);

describe('a table as a file', () => {
  test('for programs: UTF-8 with commas, points and machine names, six decimals', () => {
    expect(write('maskin', 'Örebro', 2.123456789, null, { code: 'not_shared', text: 'Visas inte' })).toBe(
      'k0,k1,k2,k3\r\nÖrebro,2.123457,,not_shared\r\n',
    );
  });

  test('for Swedish Excel: a byte order mark, semicolons, decimal commas, words and two decimals', () => {
    expect(write('excel', 'Örebro', -2.125, null, { code: 'not_shared', text: 'Visas inte' })).toBe(
      '\uFEFFRubrik k0;Rubrik k1;Rubrik k2;Rubrik k3\r\nÖrebro;-2,13;;Visas inte\r\n',
    );
  });

  test.each(['=1+1', '+46', '-nej', '@SUM(A1)', '\tx', '\rx'])(
    'a text that Excel would compute gets one mark: %j',
    (text) => {
      const [, line = ''] = write('excel', text).split('\r\n', 2);
      expect(line.replace(/^"/, '')).toMatch(/^'/);
      expect(line).not.toMatch(/^"?''/);
      expect(write('maskin', text)).not.toContain(`'${text}`);
    },
  );

  test('a number below zero is no text', () => {
    expect(write('excel', -1)).toContain('\r\n-1\r\n');
  });

  test('quotes what would break a line or a column', () => {
    expect(write('maskin', 'a,b', 'säg "hej"', 'två\nrader', ' blank')).toContain(
      '\r\n"a,b","säg ""hej""","två\nrader"," blank"\r\n',
    );
  });

  test('is named after its part, round and group', () => {
    expect(nameOfFile('varmekarta', '2025', 'municipalities_small')).toBe(
      'mognadskollen-varmekarta-2025-municipalities-small',
    );
  });

  test('has two profiles and no others', () => {
    expect([null, 'maskin', 'excel', 'xlsx', ''].map(parseProfile)).toEqual([
      'maskin',
      'maskin',
      'excel',
      undefined,
      undefined,
    ]);
  });
});
