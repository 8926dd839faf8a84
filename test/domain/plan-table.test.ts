import { describe, expect, test } from 'vitest';
import { type ActionContent, EMPTY_ACTION } from '#app/domain/plan/action';
import type { PlanBase } from '#app/domain/plan/check-draft';
import {
  fieldText,
  machineName,
  TABLE_COLUMNS,
  type TableColumn,
  tableWords,
  WRITTEN_COLUMNS,
} from '#app/domain/plan/table/columns';
import { type Choice, judgeRows } from '#app/domain/plan/table/judge';
import { dayOf, readField, readNumber } from '#app/domain/plan/table/read-field';
import { type FileTable, MOST_ROWS, type PlanRow, readRows } from '#app/domain/plan/table/read-rows';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { formatDateTime } from '#app/i18n/format';
import { translatorFor } from '#app/i18n/translator.server';
import { questionnaire } from '#test/support/county';

const [sv, en] = (['sv', 'en'] as const).map((language) =>
  tableWords(translatorFor(language).t, questionnaire, language, formatDateTime),
) as [ReturnType<typeof tableWords>, ReturnType<typeof tableWords>];
const languages = [sv, en];
const rules = { languages, isFrom1904: false };
const ID = '01990000-0000-7000-8000-000000000001';
const FULL: ActionContent = {
  title: 'Karta över "allt"; mer, än så',
  description: 'Rad ett\nrad två',
  effectGoal: '=1+1',
  responsible: '@chef',
  startsOn: '2026-11-21',
  dueOn: '2027-03-31',
  status: 'ongoing',
  costClass: 'medium',
  collaborationArea: questionnaire.collaborationAreas[0]!.code,
  perspective: 'children_and_youth',
  rusGoal: '+1',
  obstacle: 'silos',
  outcome: '-',
  areas: ['INF', 'TRY'],
  indicators: [
    { code: 'INF1.1', majorVersion: 1, fromLevel: 1, target: 3 },
    { code: 'TRY1.1', majorVersion: 1, fromLevel: null, target: 4 },
  ],
  checks: [
    { text: 'Börja', isDone: true },
    { text: 'Sluta\nmed [x] i', isDone: false },
  ],
};
const base: PlanBase = { questionnaire, areas: applicableAreas(questionnaire, 'municipality'), answers: new Map() };

describe('the columns', () => {
  test('have names of their own in every language and for programs', () => {
    for (const header of [sv.header, en.header, machineName]) {
      expect(new Set(TABLE_COLUMNS.map((column) => header(column).toLowerCase())).size).toBe(TABLE_COLUMNS.length);
    }
    const columnsByName = new Map<string, Set<TableColumn>>();
    for (const column of TABLE_COLUMNS) {
      for (const name of [sv.header(column), en.header(column), machineName(column)]) {
        const known = columnsByName.get(name.toLowerCase()) ?? new Set();
        columnsByName.set(name.toLowerCase(), known.add(column));
      }
    }
    for (const [name, columns] of columnsByName) expect([name, columns.size]).toEqual([name, 1]);
  });

  test('hold every field of an action', () => {
    expect([...WRITTEN_COLUMNS].sort()).toEqual(Object.keys(EMPTY_ACTION).sort());
  });

  test.each([
    ['Swedish', sv],
    ['English', en],
    ['codes', null],
  ])('what is written in %s is read as it was', (_, words) => {
    for (const field of WRITTEN_COLUMNS) {
      const read = readField(field, fieldText(FULL, field, words), rules);
      const expected =
        field === 'indicators' ? FULL.indicators.map(({ code, target }) => ({ code, target })) : FULL[field];
      expect([field, read]).toEqual([field, { value: expected }]);
    }
  });
});

describe('a cell', () => {
  test.each([
    ['2026-11-21', '2026-11-21'],
    [' 2026-11-21 00:00:00 ', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['2026−11−21', '2026-11-21'],
    ['46347', '2026-11-21'],
    ['46347,0', '2026-11-21'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['', null],
  ])('of a day: %j', (text, value) => {
    expect(readField('dueOn', text, rules)).toEqual({ value });
  });

  test.each(['21/11/2026', '2026-02-30', '2026-13-01', 'snart', '-4', '99999999', '2026-11-21 13:00'])(
    'is no day: %j',
    (text) => {
      expect(readField('dueOn', text, rules)).toMatchObject({ problem: { key: 'planTables.problem.notADay' } });
    },
  );

  test('counts days from 1904 where the workbook does', () => {
    expect(dayOf(44_885, true)).toBe('2026-11-21');
    expect(readField('dueOn', '44885', { ...rules, isFrom1904: true })).toEqual({ value: '2026-11-21' });
  });

  test.each([
    ['3', 3],
    ['3,0', 3],
    ['1\u00A0234,5', 1234.5],
    ['−2', -2],
    ['tre', null],
    ['', null],
    ['1.2.3', null],
  ])('of a number: %j', (text, value) => expect(readNumber(text)).toBe(value));

  test('of a word: in either language, in any case, with any space, or its code', () => {
    for (const text of ['Under 100\u00A0000 kronor', ' under 100 000 KRONOR', 'low', en.choices.costClass[1]!.word]) {
      expect(readField('costClass', text, rules)).toEqual({ value: 'low' });
    }
    expect(readField('status', 'Pausad', rules)).toEqual({
      problem: {
        key: 'planTables.problem.notAChoice',
        values: { text: 'Pausad', allowed: 'Föreslagen, Beslutad, Pågår, Klar, Avbruten' },
      },
    });
    expect(readField('status', '', rules)).toHaveProperty('problem');
    expect(readField('costClass', '', rules)).toEqual({ value: null });
  });

  test('of areas: by code or name, once each', () => {
    const name = questionnaire.focusAreas[0]!.name.sv;
    expect(readField('areas', `inf; ${name}\nTRY`, rules)).toEqual({ value: ['INF', 'TRY'] });
    expect(readField('areas', 'hej', rules)).toHaveProperty('problem');
  });

  test('of questions: code and target, each question once', () => {
    expect(readField('indicators', 'inf1.1 = 3\nKOM1.1: 4,0; ', rules)).toEqual({
      value: [
        { code: 'INF1.1', target: 3 },
        { code: 'KOM1.1', target: 4 },
      ],
    });
    expect(readField('indicators', 'INF1.1', rules)).toMatchObject({
      problem: { key: 'planTables.problem.notATarget' },
    });
    expect(readField('indicators', 'INF1.1: 3; INF1.1: 4', rules)).toHaveProperty('problem');
  });

  test('of checks: lines without marks are things to do', () => {
    expect(readField('checks', 'ett\n\ntvå', rules)).toEqual({
      value: [
        { text: 'ett', isDone: false },
        { text: 'två', isDone: false },
      ],
    });
  });
});

const fileOf = (rows: string[][], kind: FileTable['kind'] = 'xlsx'): FileTable => ({
  kind,
  isFrom1904: false,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});
const read = (table: FileTable) => {
  const rows = readRows(table, languages);
  if ('problem' in rows) throw new Error(rows.problem.key);
  return rows;
};
const problemOf = (rows: string[][]) => {
  const found = readRows(fileOf(rows), languages);
  return 'problem' in found ? found.problem : null;
};

describe('the rows of a file', () => {
  test('are found under their headers, wherever they stand and in whatever order', () => {
    const { rows, unknown, places } = read(
      fileOf([
        ['Kumlas plan'],
        [],
        ['TITLE', 'Egen', ' Version ', 'id'],
        ['A', 'x', '1', ID],
        ['', '', '', ' '],
        ['B', '', '', ''],
      ]),
    );
    expect(rows).toEqual([
      { number: 4, cells: { title: 'A', revision: '1', id: ID } },
      { number: 6, cells: { title: 'B', revision: '', id: '' } },
    ]);
    expect(unknown).toEqual(['Egen']);
    expect(places).toEqual({ title: 0, revision: 2, id: 3 });
  });

  test.each([
    ['noHeader', [['a', 'b']]],
    ['noHeader', []],
    ['noColumn', [['Aktivitet', 'Status', 'Version']]],
    ['noColumn', [['Aktivitet', 'Id']]],
    ['columnTwice', [['Id', 'Version', 'Aktivitet', 'Status', 'status']]],
    ['tooManyRows', [['Id', 'Version', 'Aktivitet'], ...Array.from({ length: MOST_ROWS + 1 }, () => ['', '', 'x'])]],
  ])('are not read when %s', (key, rows) => {
    expect(problemOf(rows)?.key).toBe(`planTables.problem.${key}`);
  });

  test('lose one mark in CSV for Excel, and none in Excel’s own file or for programs', () => {
    const cells = [ID, '1', "'=1+1", "'hej", "''-x"];
    const named = (header: string[]) => [header, cells];
    const words = ['Id', 'Version', 'Aktivitet', 'Utfall', 'Beskrivning'];
    const titles = (table: FileTable) => read(table).rows[0]!.cells;
    expect(titles(fileOf(named(words), 'csv'))).toMatchObject({ title: '=1+1', outcome: "'hej", description: "'-x" });
    expect(titles(fileOf(named(words), 'xlsx'))).toMatchObject({ title: "'=1+1", description: "''-x" });
    const codes = ['action_id', 'revision', 'title', 'outcome', 'description'];
    expect(titles(fileOf(named(codes), 'csv'))).toMatchObject({ title: "'=1+1", description: "''-x" });
  });

  test('that go on in further rows become one, also when they have been sorted', () => {
    const part = (number: number, text: string) => [ID, '1', 'Lång', `${text}${sv.continued(number, 3)}`];
    const { rows } = read(
      fileOf([
        ['Id', 'Version', 'Aktivitet', 'Beskrivning'],
        part(3, 'slut'),
        part(1, 'början '),
        ['', '', 'Annan', ''],
        part(2, 'mitten '),
      ]),
    );
    expect(rows).toMatchObject([
      { number: 2, cells: { title: 'Lång', description: 'början mitten slut' } },
      { number: 4, cells: { title: 'Annan' } },
    ]);
    const broken = read(fileOf([['Id', 'Version', 'Aktivitet', 'Beskrivning'], part(1, 'a'), part(3, 'c')]));
    expect(broken.rows).toHaveLength(2);
  });
});

const rowOf = (
  content: ActionContent,
  part: Partial<PlanRow['cells']> = {},
  words: typeof sv | null = sv,
): PlanRow => ({
  number: 2,
  cells: {
    id: ID,
    revision: '1',
    ...Object.fromEntries(WRITTEN_COLUMNS.map((field) => [field, fieldText(content, field, words)])),
    ...part,
  },
});
const judge = (
  rows: PlanRow[],
  { now = FULL, began = FULL, revision = 1, choices = {} as Record<string, Choice> } = {},
) =>
  judgeRows(rows, {
    ...rules,
    base,
    actions: [{ id: ID, revision, content: now }],
    contentAt: (_, asked) => (asked === 1 ? began : undefined),
    choices: new Map(Object.entries(choices)),
  });

describe('a row', () => {
  test.each([
    ['Swedish', sv],
    ['English', en],
    ['codes', null],
  ])('as it was exported in %s changes nothing', (_, words) => {
    expect(judge([rowOf(FULL, {}, words)])).toMatchObject({
      unchanged: 1,
      errors: [],
      changed: [],
      added: [],
      missing: [],
    });
  });

  test('whose texts Excel could not hold as they were changes nothing', () => {
    const odd = { ...FULL, description: 'a\rb\u2028c \uFFFE d' };
    expect(judge([rowOf(FULL, { description: 'a\nb\nc \uFFFD d' })], { now: odd, began: odd }).unchanged).toBe(1);
    expect(judge([rowOf(FULL, { description: 'a\nb\nc  d' })], { now: odd, began: odd }).unchanged).toBe(1);
  });

  test('changes the fields that were written over, and no others', () => {
    const { changed } = judge([rowOf(FULL, { title: 'Ny', dueOn: '46347', obstacle: '' })]);
    expect(changed[0]!.differences).toEqual([
      { field: 'title', before: FULL.title, after: 'Ny' },
      { field: 'dueOn', before: '2027-03-31', after: '2026-11-21' },
      { field: 'obstacle', before: 'silos', after: null },
    ]);
    expect(changed[0]!.content).toEqual({ ...FULL, title: 'Ny', dueOn: '2026-11-21', obstacle: null });
  });

  test('leaves alone what the file has no column for', () => {
    const { changed } = judge([{ number: 2, cells: { id: ID, revision: '1', title: 'Ny' } }]);
    expect(changed[0]!.content).toEqual({ ...FULL, title: 'Ny' });
  });

  test('of an action that only somebody else has changed since changes nothing', () => {
    const now = { ...FULL, title: 'Deras', responsible: 'Kansliet' };
    expect(judge([rowOf(FULL)], { now, revision: 2 })).toMatchObject({ unchanged: 1, changed: [] });
    const { changed } = judge([rowOf(FULL, { outcome: 'Bra' })], { now, revision: 2 });
    expect(changed[0]).toMatchObject({ conflicts: [], content: { title: 'Deras', outcome: 'Bra' } });
  });

  test('that both have changed is a conflict, decided by a choice', () => {
    const now = { ...FULL, title: 'Deras' };
    const rows = [rowOf(FULL, { title: 'Filens', outcome: 'Bra' })];
    const [open] = judge(rows, { now, revision: 2 }).changed;
    expect(open!.conflicts).toEqual([{ field: 'title', before: 'Deras', after: 'Filens' }]);
    expect(open!.differences).toEqual([{ field: 'outcome', before: '-', after: 'Bra' }]);
    const content = (choice: Choice) =>
      judge(rows, { now, revision: 2, choices: { [ID]: choice } }).changed[0]!.content;
    expect(content('stored')).toMatchObject({ title: 'Deras', outcome: 'Bra' });
    expect(content('file')).toMatchObject({ title: 'Filens', outcome: 'Bra' });
    const agreed = judge([rowOf(FULL, { title: 'Deras' })], { now, revision: 2 });
    expect(agreed).toMatchObject({ unchanged: 1, changed: [] });
  });

  test('both sides of a choice are checked together', () => {
    const now = { ...FULL, dueOn: '2026-01-01', startsOn: null };
    const { errors } = judge([rowOf(FULL, { startsOn: '2026-12-01' })], { now, revision: 2 });
    expect(errors).toEqual([{ number: 2, column: 'dueOn', key: 'plan.problem.dueBeforeStart' }]);
  });

  test.each<[string, Partial<PlanRow['cells']>, { column: string; key: string; values?: object }]>([
    [
      'an unknown id',
      { id: '01990000-0000-7000-8000-000000000009' },
      { column: 'id', key: 'planTables.problem.unknownId' },
    ],
    ['an id that is none', { id: '7' }, { column: 'id', key: 'planTables.problem.unknownId' }],
    ['a version that never was', { revision: '9' }, { column: 'revision', key: 'planTables.problem.unknownRevision' }],
    ['no version', { revision: '' }, { column: 'revision', key: 'planTables.problem.unknownRevision' }],
    ['no title', { title: ' ' }, { column: 'title', key: 'plan.problem.titleMissing' }],
    ['a foreign status', { status: 'Pausad' }, { column: 'status', key: 'planTables.problem.notAChoice' }],
    [
      'a status that can’t follow',
      { status: 'Föreslagen' },
      {
        column: 'status',
        key: 'planTables.problem.statusStep',
        values: { present: 'Pågår', allowed: 'Pågår, Klar, Beslutad, Avbruten' },
      },
    ],
    ['an unknown question', { indicators: 'XX9.9: 3' }, { column: 'indicators', key: 'plan.problem.unknownQuestion' }],
    [
      'a target beyond the scale',
      { indicators: 'INF1.1: 9' },
      { column: 'indicators', key: 'plan.problem.unknownQuestion' },
    ],
    ['a broken target', { indicators: 'INF1.1: 3,5' }, { column: 'indicators', key: 'planTables.problem.notATarget' }],
    ['a long text', { description: 'x'.repeat(4001) }, { column: 'description', key: 'plan.problem.textLong' }],
    ['a day that is none', { dueOn: 'snart' }, { column: 'dueOn', key: 'planTables.problem.notADay' }],
  ])('with %s is told by its row and column', (_, cells, expected) => {
    const { errors, changed } = judge([rowOf(FULL, cells)]);
    expect(errors).toMatchObject([{ number: 2, ...expected }]);
    expect(changed).toEqual([]);
  });

  test('whose id is there twice is told', () => {
    const { errors } = judge([rowOf(FULL), { ...rowOf(FULL, { title: 'Annan' }), number: 5 }]);
    expect(errors).toEqual([{ number: 5, column: 'id', key: 'planTables.problem.idTwice' }]);
  });

  test('without an id is a new action, proposed if nothing is said', () => {
    const row = { number: 3, cells: { id: '', revision: '', title: 'Ny', status: '', indicators: 'INF1.1: 3' } };
    const { added, missing } = judge([row]);
    expect(added).toMatchObject([{ number: 3, content: { title: 'Ny', status: 'proposed', areas: ['INF'] } }]);
    expect(missing).toMatchObject([{ id: ID }]);
  });

  test('that is gone is asked about, whatever its status', () => {
    expect(judge([], { now: { ...FULL, status: 'done' } }).missing).toMatchObject([{ id: ID }]);
    expect(judge([]).missing).toMatchObject([{ id: ID }]);
  });
});
