import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCsv } from '#app/documents/read-csv';
import { writeCsv } from '#app/documents/write-csv';
import type { Choice } from '#app/domain/plan/table/judge';
import type { FileTable } from '#app/domain/plan/table/read-rows';
import { freezePlan } from '#app/features/plan-files/freeze-plan.server';
import { writePlanCsv, writePlanCsvForExcel, writePlanXlsx } from '#app/features/plan-files/write-tables.server';
import { readImportForm } from '#app/features/planning/import-form.server';
import { importPlan } from '#app/features/planning/import-plan.server';
import { readPlanPage } from '#app/features/planning/plan-page.server';
import { readUpload } from '#app/features/planning/read-upload.server';
import { reviewUpload } from '#app/features/planning/review-upload.server';
import { saveAction } from '#app/features/planning/save-action.server';
import { listActionVersions } from '#db/queries/action-history';
import { type County, createCounty, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { actionsOf, addOne, byApprover, byCoordinator, draftOf, signedPlace } from './planning';

let made: TestDatabase;
let county: County;
let kumla: Workplace;
let nora: Workplace;
let ids: string[];
let foreignId: string;

const HARSH = '=HYPERLINK("http://x","y") č đ ŋ 😀 \u200Fhöger\u200E <w:p> {name}';

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  nora = await signedPlace(made.db, county, 'nora');
  foreignId = await addOne(made.db, nora);
});
afterAll(() => made.drop());

const PLACES = [
  'kumla',
  'laxa',
  'hallsberg',
  'degerfors',
  'hallefors',
  'ljusnarsberg',
  'askersund',
  'karlskoga',
  'lindesberg',
  'lekeberg',
  'orebro',
];
let slug = '';
beforeEach(async ({ task }) => {
  // What is only about files needs no plan.
  if (task.suite?.name === 'a file') return;
  slug = PLACES.shift()!;
  kumla = await signedPlace(made.db, county, slug);
  ids = [
    await addOne(made.db, kumla, { title: 'Karta', description: HARSH, indicators: [{ code: 'INF1.1', target: 3 }] }),
    await addOne(made.db, kumla, { title: '-5 grader', outcome: '@x', dueOn: '2027-01-31', status: 'decided' }),
    await addOne(made.db, kumla, { title: 'Register', checks: [{ text: '+1', isDone: true }] }),
  ];
});

const pageOf = async () => {
  const viewer = { personId: kumla.coordinatorId, memberships: [] } as unknown as Parameters<
    typeof readPlanPage
  >[2]['viewer'];
  const page = await readPlanPage(
    made.db,
    { organisation: slug, omgang: '2026' },
    { viewer, organisationIds: kumla.organisationIds },
  );
  if (!page.base) throw new Error('not signed');
  return { ...page, base: page.base };
};
const frozen = async (language: 'sv' | 'en' = 'sv') => {
  const asked = {
    slugs: { organisation: slug, round: '2026' },
    organisationIds: kumla.organisationIds,
    today: '2026-11-22',
    language,
  };
  const plan = await freezePlan(made.db, asked, byCoordinator(kumla));
  if (!plan) throw new Error('no plan');
  return plan;
};
const uploaded = async (bytes: Buffer): Promise<FileTable> => {
  const table = await readUpload(bytes);
  if ('problem' in table) throw new Error(JSON.stringify(table.problem));
  return table;
};
const upload = (table: FileTable, choices: Record<string, Choice> = {}) => ({
  table,
  language: 'sv' as const,
  choices: new Map(Object.entries(choices)),
});
const review = async (table: FileTable, choices: Record<string, Choice> = {}) => {
  const view = await reviewUpload(made.db, await pageOf(), upload(table, choices));
  if ('problem' in view) throw new Error(JSON.stringify(view.problem));
  return view;
};
const readIn = async (
  table: FileTable,
  {
    choices = {} as Record<string, Choice>,
    cancelled = [] as string[],
    addedAnyway = [] as number[],
    fingerprint = '',
  } = {},
) =>
  importPlan(
    made.db,
    {
      ...kumla,
      ...upload(table, choices),
      cancelled: new Set(cancelled),
      addedAnyway: new Set(addedAnyway),
      fingerprint: fingerprint || (await review(table, choices)).fingerprint,
    },
    byApprover(kumla),
  );
const revisions = async () => (await actionsOf(made.db, kumla)).map(({ revision }) => revision);
const csvOf = async () => [...readCsv((await writePlanCsv(await frozen())).toString())];
const tableOf = (rows: string[][]): Promise<FileTable> =>
  uploaded(Buffer.from(writeCsv({ columns: rows[0]!, rows: rows.slice(1) }, 'maskin', String)));
const set = (rows: string[][], row: number, column: string, text: string) => {
  rows[row]![rows[0]!.indexOf(column)] = text;
};
const audits = (action: string) =>
  made.db
    .selectFrom('audit_events')
    .selectAll()
    .where('action', '=', action)
    .where('organisation_id', '=', kumla.organisationIds[0]!)
    .execute();

describe('a plan that goes out and comes back', () => {
  test.each(['sv', 'en'] as const)('as it was, in %s, changes nothing', async (language) => {
    const plan = await frozen(language);
    for (const bytes of [await writePlanXlsx(plan, {}), await writePlanCsvForExcel(plan), await writePlanCsv(plan)]) {
      const table = await uploaded(bytes);
      expect(await review(table)).toMatchObject({
        errors: [],
        changed: [],
        added: [],
        missing: [],
        unchanged: 3,
        unknown: [],
      });
      expect(await readIn(table)).toEqual({ changed: 0, added: 0, cancelled: 0 });
    }
    expect(await revisions()).toEqual([1, 1, 1]);
  });

  test('with two rows changed in Excel, exactly those two are changed, with versions and log', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await writePlanXlsx(await frozen(), {})) as never);
    const sheet = book.worksheets[0]!;
    const at = (row: number, header: string) =>
      sheet.getCell(row, (sheet.getRow(1).values as string[]).indexOf(header));
    at(2, 'Slutdatum').value = new Date('2027-06-30T00:00:00.000Z');
    at(2, 'Frågor som aktiviteten ska höja').value = 'INF1.1: 4; TRY1.1: 2';
    at(3, 'Status').value = 'Pågår';
    at(3, 'Utfall').value = { richText: [{ text: 'Halvvägs' }, { text: ' framme' }] };
    const table = await uploaded(Buffer.from(await book.xlsx.writeBuffer()));
    const view = await review(table);
    expect(view).toMatchObject({ errors: [], added: [], missing: [], unchanged: 1 });
    expect(view.changed.map(({ number, differences }) => [number, differences.map(({ field }) => field)])).toEqual([
      [2, ['dueOn', 'indicators']],
      [3, ['status', 'outcome']],
    ]);
    expect(await readIn(table)).toEqual({ changed: 2, added: 0, cancelled: 0 });
    const [first, second, third] = await actionsOf(made.db, kumla);
    expect(first).toMatchObject({ id: ids[0], revision: 2, content: { dueOn: '2027-06-30', description: HARSH } });
    expect(first!.content.indicators).toEqual([
      { code: 'INF1.1', majorVersion: 1, fromLevel: 1, target: 4 },
      { code: 'TRY1.1', majorVersion: 1, fromLevel: 1, target: 2 },
    ]);
    expect(second).toMatchObject({ revision: 2, content: { status: 'ongoing', outcome: 'Halvvägs framme' } });
    expect(third).toMatchObject({ revision: 1 });
    expect(await listActionVersions(made.db, ids[0]!)).toHaveLength(2);
    expect(await audits('action_changed')).toHaveLength(2);
    expect(JSON.parse((await audits('plan_imported'))[0]!.after!)).toEqual({ changed: 2, added: 0, cancelled: 0 });
  });

  test('with two rows changed in the CSV that Excel saves as Unicode text, exactly those two are changed', async () => {
    const rows = [...readCsv((await writePlanCsvForExcel(await frozen())).toString().slice(1))];
    const [head, one, two, three] = rows as [string[], string[], string[], string[]];
    one[head.indexOf('Aktivitet')] = 'Karta över allt';
    three[head.indexOf('Slutdatum')] = '46347';
    const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const moved = [head, three, two, one, head.map(() => '')].map((row) => row.map(quoted).reverse().join('\t'));
    const table = await uploaded(Buffer.from(`\uFEFF${moved.join('\r\n')}\r\n`, 'utf16le'));
    expect(await readIn(table)).toEqual({ changed: 2, added: 0, cancelled: 0 });
    const [first, second, third] = await actionsOf(made.db, kumla);
    expect(first).toMatchObject({ revision: 2, content: { title: 'Karta över allt', description: HARSH } });
    expect(second!.revision).toBe(1);
    expect(third).toMatchObject({ revision: 2, content: { dueOn: '2026-11-21' } });
  });
});

test('new rows become actions with ids of their own, and what is gone is cancelled only when asked for', async () => {
  const rows = await csvOf();
  const added = rows[0]!.map(() => '');
  rows.splice(2, 2, added);
  set(rows, 2, 'title', 'Ny');
  set(rows, 2, 'status', 'decided');
  set(rows, 2, 'indicators', 'TRY1.1=3');
  const table = await tableOf(rows);
  const view = await review(table);
  expect(view.missing.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
  expect(await readIn(table, { cancelled: [ids[2]!, foreignId] })).toEqual({ changed: 0, added: 1, cancelled: 1 });
  const actions = await actionsOf(made.db, kumla);
  expect(actions.map(({ content }) => content.status)).toEqual(['proposed', 'decided', 'cancelled', 'decided']);
  expect(actions[3]).toMatchObject({
    revision: 1,
    content: { title: 'Ny', areas: ['TRY'], indicators: [{ fromLevel: 1 }] },
  });
});

test('every row that is missing is asked about, also of what is done or cancelled, and nothing goes unless asked for', async () => {
  const rows = await csvOf();
  const done = await addOne(made.db, kumla, { title: 'Avslutad', status: 'done', outcome: 'Det gick.' });
  const gone = await addOne(made.db, kumla, { title: 'Inställd', status: 'cancelled' });
  const table = await tableOf(rows);
  expect((await review(table)).missing).toEqual([
    { id: done, title: 'Avslutad', status: 'done' },
    { id: gone, title: 'Inställd', status: 'cancelled' },
  ]);
  expect(await readIn(table)).toEqual({ changed: 0, added: 0, cancelled: 0 });
  expect(await revisions()).toEqual([1, 1, 1, 1, 1]);
  expect(await readIn(table, { cancelled: [done, gone] })).toEqual({ changed: 0, added: 0, cancelled: 1 });
  const versions = await listActionVersions(made.db, done);
  expect(versions.map(({ revision, content }) => [revision, content.status])).toEqual([
    [3, 'cancelled'],
    [2, 'ongoing'],
    [1, 'done'],
  ]);
  expect((await actionsOf(made.db, kumla)).at(-1)).toMatchObject({ id: gone, revision: 1 });
});

test('what somebody else has changed since the export is never written over unseen', async () => {
  const rows = await csvOf();
  const input = {
    ...kumla,
    actionId: ids[0]!,
    baseRevision: 1,
    draft: draftOf({ title: 'Deras karta', description: HARSH, indicators: [{ code: 'INF1.1', target: 3 }] }),
  };
  await saveAction(made.db, input, byCoordinator(kumla));
  expect(await review(await tableOf(rows))).toMatchObject({ changed: [], unchanged: 3 });
  set(rows, 1, 'title', 'Filens karta');
  set(rows, 1, 'responsible', 'Kansliet');
  const table = await tableOf(rows);
  const [change] = (await review(table)).changed;
  expect(change).toMatchObject({
    differences: [{ field: 'responsible' }],
    conflict: {
      fields: [{ field: 'title', before: 'Deras karta', after: 'Filens karta' }],
      savedBy: `coordinator ${slug}`,
    },
  });
  expect(await readIn(table)).toEqual({ problem: 'not_ready' });
  expect(await revisions()).toEqual([2, 1, 1]);
  expect(await readIn(table, { choices: { [ids[0]!]: 'stored' } })).toMatchObject({ changed: 1 });
  expect((await actionsOf(made.db, kumla))[0]!.content).toMatchObject({
    title: 'Deras karta',
    responsible: 'Kansliet',
  });
  expect(await readIn(table, { choices: { [ids[0]!]: 'file' } })).toMatchObject({ changed: 1 });
  expect((await actionsOf(made.db, kumla))[0]!.content).toMatchObject({ title: 'Filens karta' });
});

test('a plan that has changed since it was reviewed is reviewed again', async () => {
  const rows = await csvOf();
  set(rows, 1, 'title', 'Filens karta');
  const table = await tableOf(rows);
  const { fingerprint } = await review(table);
  await addOne(made.db, kumla, { title: 'Emellan' });
  expect(await readIn(table, { fingerprint })).toEqual({ problem: 'changed_since' });
  expect(await revisions()).toEqual([1, 1, 1, 1]);
});

test('one wrong row and nothing is written, not even the others', async () => {
  const rows = await csvOf();
  set(rows, 1, 'title', 'Filens karta');
  set(rows, 2, 'action_id', foreignId);
  set(rows, 3, 'status', 'Pausad');
  const table = await tableOf(rows);
  const view = await review(table);
  expect(view.errors).toMatchObject([
    { row: 3, column: 'A, Id', key: 'planTables.problem.unknownId' },
    { row: 4, column: 'D, Status', key: 'planTables.problem.notAChoice', values: { text: 'Pausad' } },
  ]);
  expect(await readIn(table)).toEqual({ problem: 'not_ready' });
  expect(await revisions()).toEqual([1, 1, 1]);
  expect(await actionsOf(made.db, nora)).toMatchObject([{ id: foreignId, revision: 1 }]);
});

test('an archived round’s plan is written in as before, and somebody else’s is not found', async () => {
  const table = await tableOf(await csvOf());
  expect(
    await importPlan(
      made.db,
      {
        ...kumla,
        organisationIds: nora.organisationIds,
        ...upload(table),
        cancelled: new Set(),
        addedAnyway: new Set(),
        fingerprint: '',
      },
      byCoordinator(nora),
    ),
  ).toEqual({ problem: 'not_found' });
  await made.db.updateTable('rounds').set({ status: 'archived' }).where('id', '=', county.roundId).execute();
  const result = await readIn(table);
  await made.db.updateTable('rounds').set({ status: 'open' }).where('id', '=', county.roundId).execute();
  expect(result).toHaveProperty('changed');
});

test('ten thousand rows are told to be too many', async () => {
  const long = ['Id;Version;Aktivitet', ...Array.from({ length: 10_000 }, (_, index) => `;;Ny ${index}`)].join('\n');
  expect(await reviewUpload(made.db, await pageOf(), upload(await uploaded(Buffer.from(long))))).toMatchObject({
    problem: { key: 'planTables.problem.tooManyRows' },
  });
});

describe('a file', () => {
  const problemOf = async (bytes: Buffer) => {
    const read = await readUpload(bytes);
    return 'problem' in read ? read.problem.key.replace('planTables.problem.', '') : null;
  };

  test('that is no table is told apart from a broken one, an old one and one too large', async () => {
    expect(await problemOf(Buffer.alloc(0))).toBe('noFile');
    expect(await problemOf(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'))).toBe('tooLarge');
    expect(await problemOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe('notATable');
    expect(await problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe('oldExcel');
    expect(await problemOf(Buffer.from('PK\u0003\u0004'))).toBe('broken');
    expect(await problemOf(Buffer.from('Id;Aktivitet\n"öppen;1'))).toBe('openQuote');
  });

  test('without the table is told by the sheets that it has', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Blad1').addRow(['Id', 'Version', 'Aktivitet']);
    expect(await readUpload(Buffer.from(await book.xlsx.writeBuffer()))).toEqual({
      problem: { key: 'planTables.problem.noSheet', values: { sheets: 'Blad1' } },
    });
  });

  test('comes back with the yes as it was read; a form that is not ours is none', async () => {
    const table = await tableOf([
      ['action_id', 'revision', 'title'],
      ['', '', 'Ny'],
    ]);
    const form = new FormData();
    for (const [name, value] of Object.entries({
      table: JSON.stringify(table),
      fingerprint: 'x',
      'choice.a': 'stored',
      'choice.b': 'both',
      'missing.c': 'cancel',
      'added.7': 'add',
      'added.x': 'add',
    }))
      form.set(name, value);
    expect(readImportForm(form)).toEqual({
      table,
      fileName: '',
      fingerprint: 'x',
      choices: new Map([['a', 'stored']]),
      cancelled: new Set(['c']),
      addedAnyway: new Set([7]),
    });
    form.set('table', '{"rows":[[]]}');
    expect(readImportForm(form)).toBeNull();
    form.set('table', 'hej');
    expect(readImportForm(form)).toBeNull();
  });
});
