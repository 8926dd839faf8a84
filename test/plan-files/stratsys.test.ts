import { expect, test } from 'vitest';
import { wordsOf } from '#app/features/plan-files/plan-words';
import { fieldsOf, measuresOf, readStratsysForm, searchOf } from '#app/features/plan-files/stratsys';
import { writeStratsysTxt } from '#app/features/plan-files/write-plan-files.server';
import { actionOf, frozenOf } from './sample';

const PLAN = frozenOf({
  result: {
    signedAt: '2026-11-20T09:00:00.000Z',
    scores: [
      { code: 'INDEX', score: 2.45 },
      { code: 'TRY', score: null },
    ],
  },
  actions: [
    actionOf({ status: 'done', areas: ['INF'] }),
    actionOf({ status: 'ongoing', areas: ['INF', 'TRY'], dueOn: '2026-12-01', isOverdue: true }),
    actionOf({ status: 'decided', areas: ['INF'] }),
    actionOf({ status: 'cancelled', areas: ['KOM'] }),
  ],
});
const words = wordsOf(PLAN);
const fields = fieldsOf(words, {});
const fileOf = async (written: Record<string, string> = {}) => {
  const made = await writeStratsysTxt(PLAN, { fields: written });
  return made === 'refused' ? made : made.toString();
};
const rowsOf = (file: string) =>
  file
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .map((line) => line.split('\t'));
const errorsOf = (written: Record<string, string>) => {
  const read = readStratsysForm(measuresOf(words), { ...fields, ...written });
  return 'errors' in read ? read.errors : {};
};

test('unit, day, measure and value stand in four columns; what has no value has no row', async () => {
  const rows = rowsOf(await fileOf());
  expect(rows).toEqual([
    ['Kumla kommun', '2026-12-10', 'Andel klara aktiviteter i handlingsplanen (%)', '33'],
    ['Kumla kommun', '2026-12-10', 'Andel klara aktiviteter inom Digital infrastruktur (%)', '33'],
    ['Kumla kommun', '2026-12-10', 'Andel klara aktiviteter inom Digital trygghet (%)', '0'],
    ['Kumla kommun', '2026-12-10', 'Antal aktiviteter i handlingsplanen', '3'],
    ['Kumla kommun', '2026-12-10', 'Antal försenade aktiviteter i handlingsplanen', '1'],
    ['Kumla kommun', '2026-12-10', 'Digital mognad, index', '2,5'],
    [''],
  ]);
});

test('names, day, decimal sign and header row are as they are written; an emptied measure is left out', async () => {
  const rows = rowsOf(
    await fileOf({
      enhet: '=Kommunen',
      datum: '2026-12-31',
      decimal: '.',
      rubrik: 'ja',
      index: '@Index 😀',
      sena: ' ',
    }),
  );
  expect(rows).toEqual([['Enhet', 'Datum', 'Mått', 'Värde'], ['=Kommunen', '2026-12-31', '@Index 😀', '2.5'], ['']]);
});

test('what would break the file is refused, field by field', async () => {
  expect(errorsOf({ enhet: ' ' })).toEqual({ enhet: 'planFiles.problem.unitMissing' });
  expect(errorsOf({ enhet: 'a\tb', index: 'rad\nrad' })).toEqual({
    enhet: 'planFiles.problem.separator',
    index: 'planFiles.problem.separator',
  });
  expect(errorsOf({ datum: '31/12' })).toEqual({ datum: 'plan.problem.notADate' });
  expect(errorsOf({ sena: 'Samma', index: 'Samma' })).toEqual({ index: 'planFiles.problem.sameName' });
  expect(errorsOf({ index: 'x'.repeat(201) })).toEqual({ index: 'plan.problem.lineLong' });
  expect(await fileOf({ enhet: 'Kumla', datum: '2026-12-31' })).toBe('refused');
});

test('a name with tabs and line ends is one line until somebody writes another', () => {
  const named = frozenOf({ organisation: { ...PLAN.content.organisation, formalName: 'Kumla\t\nkommun' } });
  expect(fieldsOf(wordsOf(named), {}).enhet).toBe('Kumla kommun');
});

test('an address holds the names, and no more of them than would be read', () => {
  const search = new URLSearchParams(searchOf({ enhet: 'Å & =\t', index: 'x'.repeat(9_000) }));
  expect(search.get('enhet')).toBe('Å & =\t');
  expect(errorsOf(Object.fromEntries(search))).toMatchObject({ index: 'plan.problem.lineLong' });
  expect(searchOf(Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}`, 'x']))).length).toBeLessThan(
    400,
  );
});
