import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#app/documents/read-csv';
import { readXlsx } from '#app/documents/read-xlsx.server';
import { type ActionContent, EMPTY_ACTION } from '#app/domain/plan/action';
import { fieldText, machineName, TABLE_COLUMNS, tableWords, WRITTEN_COLUMNS } from '#app/domain/plan/table/columns';
import { readRows } from '#app/domain/plan/table/read-rows';
import type { FrozenPlan } from '#app/features/plan-files/freeze-plan.server';
import { planJsonSchema } from '#app/features/plan-files/plan-json';
import {
  writePlanCsv,
  writePlanCsvForExcel,
  writePlanJson,
  writePlanXlsx,
} from '#app/features/plan-files/write-tables.server';
import { formatDateTime } from '#app/i18n/format';
import { translatorFor } from '#app/i18n/translator.server';
import { HARSH, STAMP } from '#test/documents/sample';
import { questionnaire } from '#test/support/county';

const ODD = ['okay \uFFFE slut', "'=1", "''+2", '-3', '\tflik', 'lång '.repeat(8000).trim(), 'två\nrader'];
const TEXTS = [...HARSH, ...ODD];
const LANGUAGES = ['sv', 'en'] as const;

function contentOf(text: string): ActionContent {
  return {
    ...EMPTY_ACTION,
    title: text,
    description: text,
    effectGoal: text,
    responsible: text,
    rusGoal: text,
    outcome: text,
    startsOn: '1850-01-01',
    dueOn: '2026-11-21',
    status: 'ongoing',
    costClass: 'low',
    areas: ['INF'],
    indicators: [{ code: 'INF1.1', majorVersion: 1, fromLevel: 1, target: 3 }],
    checks: [{ text, isDone: true }],
  };
}

function frozenOf(language: 'sv' | 'en', texts: readonly string[] = TEXTS): FrozenPlan {
  return {
    language,
    questionnaire,
    t: translatorFor(language).t,
    stamp: STAMP,
    content: {
      planId: 'plan',
      organisation: { id: 'o', slug: 'kumla', name: 'Kumla', formalName: 'Kumla <kommun>', kind: 'municipality' },
      round: { id: 'r', slug: '2026', label: '2026' },
      questionnaireVersionId: 'q',
      day: '2026-11-22',
      decisions: [{ number: 1, decidingBody: 'KS', decidedOn: '2026-12-08', paragraph: '§ 214', diaryNumber: null }],
      result: null,
      areaTargets: [{ code: 'INF', target: 3.75 }],
      actions: texts.map((text, index) => ({
        id: `01990000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        revision: index + 1,
        content: contentOf(text),
        movedOverFrom: null,
        movedOverTo: null,
        jointAction: text,
        sinceDecision: 'changed',
        isOverdue: index === 0,
        notes: [{ text, notedAt: '2026-11-21T12:00:00.000Z', personName: 'Åsa' }],
        createdAt: '2026-11-20T12:00:00.000Z',
        savedAt: '2026-11-21T12:00:00.000Z',
        savedBy: 'Åsa',
      })),
    },
  };
}

const wordsIn = (language: 'sv' | 'en') =>
  tableWords(translatorFor(language).t, questionnaire, language, formatDateTime);
const seenInExcel = (text: string) => text.replaceAll('\uFFFE', '\uFFFD');

async function openXlsx(frozen: FrozenPlan) {
  const bytes = await writePlanXlsx(frozen, {});
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return { bytes, book, zip: await JSZip.loadAsync(bytes, { checkCRC32: true }) };
}

describe.each(LANGUAGES)('the workbook in %s', (language) => {
  const words = wordsIn(language);
  const t = translatorFor(language).t;
  const headers = TABLE_COLUMNS.filter((column) => column !== 'notes').map((column) => words.header(column));

  test('has a table of its name with one row an action, days as days and versions as numbers', async () => {
    const { book, zip } = await openXlsx(frozenOf(language, ['Karta', 'Register']));
    const table = await zip.file('xl/tables/table1.xml')!.async('string');
    expect(table).toContain('displayName="Handlingsplan" ref="A1:Z3"');
    expect(table).toContain('<autoFilter ref="A1:Z3"/>');
    const sheet = book.worksheets[0]!;
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(headers);
    const cell = (column: (typeof TABLE_COLUMNS)[number]) =>
      sheet.getCell(2, headers.indexOf(words.header(column)) + 1);
    expect(cell('dueOn').value).toEqual(new Date('2026-11-21T00:00:00.000Z'));
    expect(cell('startsOn').value).toBe('1850-01-01');
    expect(cell('revision').value).toBe(1);
    expect(cell('status').value).toBe(t('plan.status.ongoing'));
    expect(sheet.rowCount).toBe(3);
  });

  test('offers the words of every choice in the reader’s language', async () => {
    const { book } = await openXlsx(frozenOf(language));
    const sheet = book.worksheets[0]!;
    const lists = book.getWorksheet(t('planTables.sheet.lists'))!;
    for (const field of ['status', 'costClass', 'collaborationArea', 'perspective', 'obstacle'] as const) {
      const rule = sheet.getCell(2, headers.indexOf(words.header(field)) + 1).dataValidation;
      expect(rule.type).toBe('list');
      const [, name, column, first, , last] = /^'(.+)'!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$/.exec(rule.formulae[0])!;
      expect(name).toBe(lists.name);
      const offered = [];
      for (let row = Number(first); row <= Number(last); row++) offered.push(lists.getCell(`${column}${row}`).value);
      expect(offered).toEqual(words.choices[field].map(({ word }) => word));
    }
    // Nothing is offered where nothing is read.
    expect(sheet.getCell(2, headers.indexOf(words.header('isOverdue')) + 1).dataValidation).toBeUndefined();
    expect(sheet.getCell(900, headers.indexOf(words.header('status')) + 1).dataValidation.type).toBe('list');
  });

  test('holds every text as it was written, in sheets that anybody can read, and no formula', async () => {
    const { book, bytes, zip } = await openXlsx(frozenOf(language));
    for (const path of Object.keys(zip.files).filter((name) => name.endsWith('.xml'))) {
      expect(await zip.file(path)!.async('string'), path).not.toMatch(/<f[ >]/);
    }
    const read = await readXlsx(bytes, ([first]) => first);
    if ('problem' in read) throw new Error(read.problem);
    const rows = readRows({ kind: 'xlsx', ...read }, [words]);
    if ('problem' in rows) throw new Error(rows.problem.key);
    expect(rows.rows).toHaveLength(TEXTS.length);
    for (const [index, text] of TEXTS.entries()) {
      const { cells } = rows.rows[index]!;
      for (const field of WRITTEN_COLUMNS) {
        expect([field, cells[field]]).toEqual([field, seenInExcel(fieldText(contentOf(text), field, words))]);
      }
    }
    const texts = (sheet: string, column: number) => {
      const parts: string[] = [];
      book
        .getWorksheet(t(`planTables.sheet.${sheet}`))!
        .eachRow((row) => parts.push(String(row.getCell(column).value ?? '')));
      return parts.map((part) => part.replace(/ \[[^\]]*\d [^\]]*\d\]$/, '')).join('');
    };
    for (const text of TEXTS) {
      expect(texts('checks', 4)).toContain(seenInExcel(text));
      expect(texts('notes', 5)).toContain(seenInExcel(text));
    }
  });

  test('explains its columns, and names its snapshot and the decision', async () => {
    const { book } = await openXlsx(frozenOf(language));
    const cells: unknown[] = [];
    book.worksheets.at(-1)!.eachRow((row) => cells.push(...(row.values as unknown[])));
    expect(cells).toEqual(expect.arrayContaining([STAMP.snapshotId, STAMP.checksum, 'KS 2026-12-08 § 214']));
    for (const header of headers) expect(cells).toContain(header);
  });

  test('in CSV for Excel: marks on what would be computed, gone when it is read', async () => {
    const bytes = await writePlanCsvForExcel(frozenOf(language));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'));
    const cells = [...readCsv(bytes.toString('utf8').slice(1))];
    expect(cells[0]).toEqual(TABLE_COLUMNS.map((column) => words.header(column)));
    for (const cell of cells.flat()) {
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(cell.length).toBeLessThanOrEqual(32_767);
    }
    const table = {
      kind: 'csv' as const,
      isFrom1904: false,
      rows: cells.map((row, at) => ({ number: at + 1, cells: row })),
    };
    const rows = readRows(table, [words]);
    if ('problem' in rows) throw new Error(rows.problem.key);
    expect(rows.rows.map(({ cells: row }) => row.description)).toEqual(TEXTS.map(seenInExcel));
    expect(rows.rows.map(({ cells: row }) => row.outcome)).toEqual(TEXTS.map(seenInExcel));
  });
});

test('CSV for programs: codes, instants, and every text as it is', async () => {
  const frozen = frozenOf('sv');
  const cells = [...readCsv((await writePlanCsv(frozen)).toString('utf8'))];
  expect(cells[0]).toEqual(TABLE_COLUMNS.map(machineName));
  const column = (name: string) => cells.slice(1).map((row) => row[cells[0]!.indexOf(name)]);
  for (const name of ['title', 'description', 'outcome']) expect(column(name)).toEqual(TEXTS);
  expect(cells[1]).toEqual(expect.arrayContaining(['ongoing', 'low', 'INF1.1=3', 'true', '2026-11-21T12:00:00.000Z']));
  expect(column('notes')).toEqual(TEXTS.map((text) => `2026-11-21T12:00:00.000Z Åsa: ${text}`));
});

test('JSON: everything that was frozen, in the shape that is promised', async () => {
  const all = JSON.parse((await writePlanJson(frozenOf('sv'))).toString('utf8'));
  expect(all.actions).toEqual(frozenOf('sv').content.actions);
  const frozen = frozenOf(
    'sv',
    TEXTS.filter((text) => text.length <= 200),
  );
  const written = JSON.parse((await writePlanJson(frozen)).toString('utf8'));
  expect(written).toMatchObject({ format: 'mognadskollen-handlingsplan', version: 2 });
  const { format: _format, version: _version, snapshot, ...content } = planJsonSchema.parse(written);
  expect(content).toEqual(frozen.content);
  expect(snapshot).toEqual({ id: STAMP.snapshotId, checksum: STAMP.checksum, createdAt: STAMP.createdAt });
});
