import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freezePlan } from '#app/features/plan-files/freeze-plan.server';
import { writePlanCsvForExcel, writePlanXlsx } from '#app/features/plan-files/write-tables.server';
import { addNote } from '#app/features/planning/add-note.server';
import { readImportForm } from '#app/features/planning/import-form.server';
import { importPlan } from '#app/features/planning/import-plan.server';
import { readPlanPage } from '#app/features/planning/plan-page.server';
import { readUpload } from '#app/features/planning/read-upload.server';
import { reviewUpload } from '#app/features/planning/review-upload.server';
import { type County, createCounty, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { actionsOf, addOne, byApprover, byCoordinator, signedPlace } from './planning';

let made: TestDatabase;
let county: County;
let place: Workplace;
let slug: string;
let ids: string[];

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

const PLACES = ['kumla', 'laxa', 'hallsberg', 'degerfors', 'hallefors', 'nora', 'askersund', 'karlskoga', 'lindesberg'];
beforeEach(async () => {
  slug = PLACES.shift()!;
  place = await signedPlace(made.db, county, slug);
  const checks = [
    { text: 'Avtal', isDone: false },
    { text: 'Utbildning\ni två steg', isDone: true },
  ];
  ids = [
    await addOne(made.db, place, { title: 'Karta', checks, indicators: [{ code: 'INF1.1', target: 3 }] }),
    await addOne(made.db, place, { title: 'Register', dueOn: '2026-11-25', status: 'decided' }),
  ];
  await addNote(made.db, { ...place, actionId: ids[0]!, text: 'Försenad leverans.' }, byCoordinator(place));
});

const frozen = async (today = '2026-11-22', language: 'sv' | 'en' = 'sv') => {
  const asked = { slugs: { organisation: slug, round: '2026' }, organisationIds: place.organisationIds };
  return (await freezePlan(made.db, { ...asked, today, language }, byCoordinator(place)))!;
};
const workbook = async (plan?: Awaited<ReturnType<typeof frozen>>) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writePlanXlsx(plan ?? (await frozen()), {})) as never);
  const sheet = (name: string) => book.getWorksheet(name)!;
  const at = (name: string, row: number, header: string) =>
    sheet(name).getCell(row, (sheet(name).getRow(1).values as string[]).indexOf(header));
  return { book, sheet, at };
};
const upload = async (bytes: Buffer | ArrayBuffer | ExcelJS.Buffer) => {
  const read = await readUpload(Buffer.from(bytes as ArrayBuffer));
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  const form = new FormData();
  form.set('table', JSON.stringify(read));
  // As it comes back with the yes.
  return { table: readImportForm(form)!.table, language: 'sv' as const, choices: new Map() };
};
const review = async (sent: Awaited<ReturnType<typeof upload>>) => {
  const viewer = { personId: place.coordinatorId, memberships: [] } as never;
  const page = await readPlanPage(
    made.db,
    { organisation: slug, omgang: '2026' },
    { viewer, organisationIds: place.organisationIds },
  );
  const view = await reviewUpload(made.db, { ...page, base: page.base! }, sent);
  if ('problem' in view) throw new Error(JSON.stringify(view.problem));
  return view;
};
const readIn = async (sent: Awaited<ReturnType<typeof upload>>, addedAnyway: number[] = []) =>
  importPlan(
    made.db,
    {
      ...place,
      ...sent,
      cancelled: new Set(),
      addedAnyway: new Set(addedAnyway),
      fingerprint: (await review(sent)).fingerprint,
    },
    byApprover(place),
  );
const NOTHING = { cells: [], moreCells: 0, removed: [], sheets: [] };

test('the sheet of checks is read: what is done, what is said, what is new and what is gone', async () => {
  const { book, sheet, at } = await workbook();
  at('Checklista', 2, 'Klar').value = 'Ja';
  at('Checklista', 3, 'Att göra').value = 'Utbildning i ett steg';
  sheet('Checklista').addRow([ids[0], null, null, 'Driftstart', null]);
  sheet('Checklista').addRow([ids[1], 'Register', 1, 'Inventera', 'x']);
  const sent = await upload(await book.xlsx.writeBuffer());
  const view = await review(sent);
  expect(view).toMatchObject({ errors: [], unread: NOTHING });
  expect(view.changed.map(({ title, differences }) => [title, differences.map(({ field }) => field)])).toEqual([
    ['Karta', ['checks']],
    ['Register', ['checks']],
  ]);
  expect(await readIn(sent)).toEqual({ changed: 2, added: 0, cancelled: 0 });
  const [first, second] = await actionsOf(made.db, place);
  expect(first!.content.checks).toEqual([
    { text: 'Avtal', isDone: true },
    { text: 'Utbildning i ett steg', isDone: true },
    { text: 'Driftstart', isDone: false },
  ]);
  expect(second!.content.checks).toEqual([{ text: 'Inventera', isDone: true }]);
});

test('checks changed to different things in both places are an error; the same thing twice is none', async () => {
  const { book, at } = await workbook();
  at('Checklista', 2, 'Klar').value = 'Ja';
  at('Handlingsplan', 2, 'Checklista').value = '[x] Avtal\n[x] Utbildning\ni två steg';
  expect(await review(await upload(await book.xlsx.writeBuffer()))).toMatchObject({ errors: [], changed: [{}] });
  at('Handlingsplan', 2, 'Checklista').value = '[ ] Avtal';
  const view = await review(await upload(await book.xlsx.writeBuffer()));
  expect(view.errors).toMatchObject([{ row: 2, key: 'planTables.problem.checksTwice' }]);
  at('Handlingsplan', 2, 'Checklista').value = null;
  at('Checklista', 2, 'Klar').value = 'Kanske';
  expect((await review(await upload(await book.xlsx.writeBuffer()))).errors).toContainEqual({
    row: 2,
    column: 'Klar (Checklista)',
    key: 'planTables.problem.notAChoice',
    values: { text: 'Kanske', allowed: 'Ja, Nej' },
  });
});

test('what is changed where nothing is read is named cell by cell, and changes nothing', async () => {
  const { book, sheet, at } = await workbook();
  at('Handlingsplan', 2, 'Sparad av').value = 'Någon annan';
  at('Handlingsplan', 3, 'Försenad').value = 'Ja';
  at('Frågor', 2, 'Målnivå').value = 5;
  at('Anteckningar', 2, 'Anteckning').value = 'Levererad.';
  sheet('Anteckningar').addRow([ids[1], 'Register', '2026-11-22 10.00', 'Bo', 'Ny anteckning']);
  at('Checklista', 2, 'Aktivitet').value = 'Kartan';
  sheet('Checklista').addRow(['', 'Ny', 1, 'Hör ingenstans', 'Nej']);
  book.addWorksheet('Mina idéer').addRow(['Hej']);
  const sent = await upload(await book.xlsx.writeBuffer());
  const view = await review(sent);
  expect(view).toMatchObject({ errors: [], changed: [], added: [], missing: [] });
  expect(view.unread).toEqual({
    cells: [
      { sheet: null, row: 2, column: 'Z, Sparad av' },
      { sheet: null, row: 3, column: 'S, Försenad' },
      { sheet: 'Frågor', row: 2, column: 'F, Målnivå' },
      { sheet: 'Checklista', row: 2, column: 'B, Aktivitet' },
      { sheet: 'Checklista', row: 4, column: null },
      { sheet: 'Anteckningar', row: 2, column: 'E, Anteckning' },
      { sheet: 'Anteckningar', row: 3, column: null },
    ],
    moreCells: 0,
    removed: [],
    sheets: ['Mina idéer'],
  });
  expect(await readIn(sent)).toEqual({ changed: 0, added: 0, cancelled: 0 });
});

test('the checks of a row that is missing are asked about with it, not told as changes of their own', async () => {
  const { book, sheet, at } = await workbook();
  sheet('Handlingsplan').spliceRows(2, 1);
  const view = await review(await upload(await book.xlsx.writeBuffer()));
  expect(view).toMatchObject({ missing: [{ title: 'Karta' }], unread: NOTHING });
  at('Checklista', 2, 'Klar').value = 'Ja';
  expect((await review(await upload(await book.xlsx.writeBuffer()))).unread.cells).toEqual([
    { sheet: 'Checklista', row: 2, column: null },
  ]);
});

test('rows taken away from a sheet that is not read are told, and so is a sheet with other columns', async () => {
  const { book, sheet, at } = await workbook();
  sheet('Anteckningar').spliceRows(2, 1);
  at('Frågor', 1, 'Målnivå').value = 'Mål';
  expect((await review(await upload(await book.xlsx.writeBuffer()))).unread).toEqual({
    ...NOTHING,
    removed: [{ sheet: 'Anteckningar', count: 1 }],
    sheets: ['Frågor'],
  });
});

test('the column of notes in a CSV is not read, and a new row’s facts are not either', async () => {
  const text = String(await writePlanCsvForExcel(await frozen()));
  const sent = await upload(Buffer.from(text.replace('Försenad leverans.', 'Levererad i tid.')));
  expect((await review(sent)).unread.cells).toEqual([{ sheet: null, row: 2, column: 'AA, Anteckningar' }]);
  const { book, sheet } = await workbook();
  const row = sheet('Handlingsplan').addRow([null, null, 'Ny']);
  row.getCell(26).value = 'Bo';
  const view = await review(await upload(await book.xlsx.writeBuffer()));
  expect(view.added).toHaveLength(1);
  expect(view.unread.cells).toEqual([{ sheet: null, row: 4, column: 'Z, Sparad av' }]);
});

test.each(['sv', 'en'] as const)('an older file in %s in which nothing was changed names nothing', async (language) => {
  const { book } = await workbook(await frozen('2026-11-22', language));
  const csv = await writePlanCsvForExcel(await frozen('2026-11-22', language));
  await addNote(made.db, { ...place, actionId: ids[0]!, text: 'Nu är den här.' }, byCoordinator(place));
  // The day after the end date: the action is late in what is made of the plan now.
  await writePlanXlsx(await frozen('2026-11-26', language), {});
  for (const bytes of [await book.xlsx.writeBuffer(), csv]) {
    expect((await review(await upload(bytes))).unread).toEqual(NOTHING);
  }
});

test('a file read in twice adds its new rows once; the second time only by whoever says so', async () => {
  const { book, sheet } = await workbook();
  sheet('Handlingsplan').addRow([null, null, 'Ny plattform']);
  sheet('Handlingsplan').addRow([null, null, ' REGISTER ']);
  const sent = await upload(await book.xlsx.writeBuffer());
  const marked = async () => (await review(sent)).added.map(({ number, likeOne }) => [number, likeOne?.title ?? null]);
  expect(await marked()).toEqual([
    [4, null],
    [5, 'Register'],
  ]);
  expect(await readIn(sent)).toEqual({ changed: 0, added: 1, cancelled: 0 });
  expect(await marked()).toEqual([
    [4, 'Ny plattform'],
    [5, 'Register'],
  ]);
  expect(await readIn(sent)).toEqual({ changed: 0, added: 0, cancelled: 0 });
  expect(await readIn(sent, [5, 99])).toEqual({ changed: 0, added: 1, cancelled: 0 });
  const titles = (await actionsOf(made.db, place)).map(({ content }) => content.title);
  expect(titles).toEqual(['Karta', 'Register', 'Ny plattform', 'REGISTER']);
});
