import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCsv } from '#app/documents/read-csv';
import { writeCsv } from '#app/documents/write-csv';
import { FIGURE_PARTS, type FigurePart, figureHref, figureTable, nameOfFigure } from '#app/features/results/figure-csv';
import { translatorFor } from '#app/i18n/translator.server';
import { everything, Rounds } from './rounds';

const { t } = translatorFor('sv');
let rounds: Rounds;

beforeAll(async () => {
  rounds = await Rounds.create();
  await rounds.sign('kumla', 2025, everything(2));
  await rounds.sign('kumla', 2026, (code) => {
    return code.startsWith('LED') ? { kind: 'DK', level: null } : { level: 3 };
  });
});
afterAll(() => rounds.made.drop());

/** The file as it is opened again: one record a row, by the columns' machine names. */
async function reopened(part: FigurePart) {
  const view = await rounds.result('kumla', 2026);
  const [head, ...rows] = [...readCsv(writeCsv(figureTable(t, view, part), 'maskin', String))];
  return rows.map((row) => Object.fromEntries(head!.map((column, index) => [column, row[index]])));
}

test('the file of the areas has the index and every area, with the earlier value and why something is missing', async () => {
  const rows = await reopened('omraden');
  expect(rows.map(({ kod }) => kod)).toEqual(['INDEX', 'INF', 'KOM', 'TRY', 'INN', 'LED']);
  expect(rows[1]).toMatchObject({
    organisation: 'Kumla kommun',
    omgang: '2026',
    revision: '1',
    varde: '3',
    orsak: '',
    foreomgang: '2025',
    fore: '2',
    forandring: '1',
    besvarat: '1',
    median: '',
    lansorsak: 'open_round',
  });
  expect(rows.at(-1)).toMatchObject({ varde: '', orsak: 'insufficient', fore: '2', forandring: '' });
});

test('the file of the directions has every direction, and the file of the years every year of every area', async () => {
  expect((await reopened('inriktningar')).every(({ kod }) => /^[A-Z]+\d$/.test(kod!))).toBe(true);
  const years = (await reopened('ar')).filter(({ kod }) => kod === 'INF');
  expect(years.map(({ ar, varde, forandring }) => [ar, varde, forandring])).toEqual([
    ['2025', '2', ''],
    ['2026', '3', '1'],
  ]);
});

test('the file of the collaboration areas has their achieved levels, and why nothing of the county is beside them', async () => {
  const rows = await reopened('samverkan');
  expect(rows.map(({ del }) => del)).toEqual([
    'Digital infrastruktur',
    'Välfärdstjänster',
    'Kompetens och kapacitet',
    'Öppna data',
  ]);
  for (const { varde, orsak, besvarat, niva, fore, lansorsak } of rows) {
    expect([niva === '' || Number(niva) <= 3, fore, lansorsak]).toEqual([true, '2', 'not_computed']);
    expect([varde, orsak]).toEqual(Number(besvarat) >= 2 / 3 ? ['3', ''] : ['', 'insufficient']);
  }
});

test('every column has a name for people, and the file one of its own', async () => {
  const view = await rounds.result('kumla', 2026);
  for (const part of FIGURE_PARTS) {
    for (const column of figureTable(t, view, part).columns) expect(t(`result.csv.${column}`)).not.toContain('.');
  }
  expect(nameOfFigure(view, 'omraden')).toBe('mognadskollen-resultat-omraden-kumla-2026');
  expect(figureHref({ ...view, askedRevision: 1 }, 'ar', 'excel')).toBe(
    '/resultat/kumla/2026/diagram/ar.csv?profil=excel&revision=1',
  );
});
