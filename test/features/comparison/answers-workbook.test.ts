import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeXlsx } from '#app/documents/write-xlsx.server';
import { describeAnswersWorkbook } from '#app/features/comparison/describe-answers-workbook';
import { readAnswersWorkbook } from '#app/features/comparison/read-answers-workbook.server';
import { translatorFor } from '#app/i18n/translator.server';
import { codesFor } from '#test/support/county';
import { ComparedRounds, shared } from './compared-rounds';

const NOW = new Date('2028-01-10T08:00:00.000Z');
const EVIL = '=HYPERLINK("http://example.se";"x")';
let county: ComparedRounds;

beforeAll(async () => {
  county = await ComparedRounds.create();
  const round = await county.open(2027);
  const answerOf = (code: string) =>
    code === 'KOM1.2' ? { kind: 'DK' as const, level: null, comment: EVIL } : { level: 3, comment: `Om ${code}.` };
  await county.sign('kumla', round, answerOf, shared('county'), { SDK_ANSLUTEN: 'yes' });
  await county.sign('laxa', round, answerOf, shared('county', 'county', 'county', 'aggregate'), {
    SDK_ANSLUTEN: 'yes',
  });
  await county.sign('nora', round, answerOf, shared('public'), { SDK_ANSLUTEN: 'no' });
  await county.close(round);
});
afterAll(() => county.rounds.made.drop());

async function open(language: 'sv' | 'en', ...own: string[]) {
  const input = { ...county.asks({ round: '2027' }, ...own), language };
  const content = await readAnswersWorkbook(county.db, input, { now: NOW });
  const { t } = translatorFor(language);
  const bytes = Buffer.concat(await writeXlsx(describeAnswersWorkbook(content!, t)).toArray());
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

const rowsOf = (workbook: ExcelJS.Workbook, sheet: string) =>
  (workbook.getWorksheet(sheet)!.getSheetValues() as unknown[][]).slice(2).map((row) => row.slice(1));

test('every answer that is shown by name stands in the file, with its comment as it was written', async () => {
  const rows = rowsOf(await open('sv'), 'Svar');
  expect([...new Set(rows.map(([organisation]) => organisation))]).toEqual(['Kumla', 'Nora']);
  const unknown = rows.find(([organisation, code]) => organisation === 'Kumla' && code === 'KOM1.2')!;
  expect(unknown[5]).toBe('Vet ej');
  expect(unknown[6]).toBeUndefined();
  expect(unknown[9]).toBe(EVIL);
  const level = rows.find(([organisation, code]) => organisation === 'Nora' && code === 'KOM1.1')!;
  expect(level.slice(5, 7)).toEqual(['Nivå 3', 3]);
  expect(level[9]).toBe('Om KOM1.1.');
});

test('what may be secret is in nobody’s part of it, the reader’s own organisation included', async () => {
  const { questionnaire } = (await readAnswersWorkbook(county.db, county.asks({ round: '2027' }), { now: NOW }))!;
  const secret = questionnaire.focusAreas
    .flatMap((area) => area.directions)
    .filter((direction) => direction.indicators.some((indicator) => indicator.sensitive))
    .flatMap((direction) => direction.indicators.map((indicator) => indicator.code));
  expect(secret.length).toBeGreaterThan(0);
  for (const workbook of [await open('sv'), await open('sv', 'kumla'), await open('sv', 'laxa')]) {
    const rows = rowsOf(workbook, 'Svar');
    expect(rows.filter(([, code]) => secret.includes(String(code)))).toEqual([]);
    expect(rows).toHaveLength(2 * (codesFor().length - secret.length));
  }
});

test('facts follow the same choice, and the members say who shows theirs', async () => {
  const workbook = await open('en');
  expect(rowsOf(workbook, 'Facts').map((row) => [row[0], row[1], row[3]])).toEqual([
    ['Kumla', 'SDK_ANSLUTEN', 'Yes'],
    ['Nora', 'SDK_ANSLUTEN', 'No'],
  ]);
  const members = new Map(rowsOf(workbook, 'Organisations').map(([name, isShown]) => [name, isShown]));
  expect([members.get('Kumla'), members.get('Laxå'), members.get('Nora')]).toEqual(['Yes', 'No', 'Yes']);
});

test('an open round and a round of somebody else have no file', async () => {
  await county.open(2028);
  for (const round of ['2028', '1999']) {
    expect(await readAnswersWorkbook(county.db, county.asks({ round }), { now: NOW })).toBeUndefined();
  }
});
