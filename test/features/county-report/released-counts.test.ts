import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnswers } from '#app/features/comparison/read-answers.server';
import { readFacts } from '#app/features/comparison/read-facts.server';
import { makeReportFile, type ReportFile } from '#app/features/county-report/make-report-file.server';
import { readReport } from '#app/features/county-report/read-report.server';
import { readReportContent } from '#app/features/county-report/read-report-content.server';
import { listVisibleOrganisations } from '#db/queries/shared-results';
import { updateSharingInForce } from '#db/queries/sharings-in-force';
import type { Id } from '#db/schema';
import { ComparedRounds, shared } from '#test/features/comparison/compared-rounds';

/** Eight that let their answers be counted, the first seven of them the second time; one shows them by name both times. */
const COUNTED = ['orebro', 'karlskoga', 'lindesberg', 'hallsberg', 'lekeberg', 'askersund', 'degerfors', 'laxa'];
const NAMED = 'kumla';
const REGION = 'region-orebro-lan';
const MUNICIPALITIES = 'Länets kommuner';
const FIRST_COUNT = 3;

let county: ComparedRounds;
let enough: { roundId: Id; year: number };
let tooFew: { roundId: Id; year: number };

beforeAll(async () => {
  county = await ComparedRounds.create();
  enough = await county.open(2027);
  tooFew = await county.open(2028);
  for (const [index, slug] of [NAMED, ...COUNTED].entries()) {
    // KOM1.1 is spread over the levels, KOM1.2 nearly the same for all, KOM1.3 don't know for those without a name.
    const answerOf = (code: string) =>
      code === 'KOM1.3' && slug !== NAMED
        ? { kind: index % 2 === 0 ? ('DK' as const) : ('NA' as const), level: null }
        : { level: code === 'KOM1.2' ? (index === 1 ? 1 : 2) : 1 + (index % 4) };
    const facts: Record<string, string> = {
      SDK_ANSLUTEN: index === 1 ? 'no' : 'yes',
      SDK_ANSLUTEN_DATUM: `20${20 + (index % 4)}-01-15`,
      DIGITAL_POST: index % 2 === 0 ? 'yes' : 'no',
      ...(index < 5 ? { DIGITAL_POST_DATUM: `20${21 + (index % 2)}-03-01` } : {}),
      ...(slug === NAMED ? { SDK_FLODEN: '8' } : {}),
    };
    const choice = slug === NAMED ? shared('county') : shared('county', 'county', 'aggregate');
    for (const round of slug === COUNTED.at(-1) ? [enough] : [enough, tooFew]) {
      await county.sign(slug, round, answerOf, choice, facts);
    }
  }
  // Without a name among all partners and not among the municipalities: the difference would be the region's answers.
  const ofRegion = shared('county', 'county', 'aggregate');
  await county.sign(REGION, enough, () => ({ level: 5 }), ofRegion, { DIGITAL_POST: 'yes' });
  for (const round of [enough, tooFew]) await county.close(round);
});
afterAll(() => county.rounds.made.drop());

const asked = ({ year }: { year: number }) => ({
  slug: String(year),
  programmeIds: [county.programmeId],
  now: new Date('2029-01-10T09:00:00.000Z'),
});

async function make(round: { year: number }, file: ReportFile, language: 'sv' | 'en' = 'sv'): Promise<Buffer> {
  const { now, ...report } = asked(round);
  return (await makeReportFile(county.db, { ...report, language, file }, { now, actor: county.rounds.actor }))!.bytes;
}

/** The rows of every sheet of the Excel file as somebody else's program reads them, empty cells as null. */
async function open(round: { year: number }, language: 'sv' | 'en' = 'sv') {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await make(round, 'rapport.xlsx', language)) as never);
  return new Map(
    book.worksheets.map((sheet) => [
      sheet.name,
      (sheet.getSheetValues() as unknown[][])
        .slice(1)
        .map((row) => Array.from({ length: sheet.columnCount }, (_, index) => row?.[index + 1] ?? null)),
    ]),
  );
}

async function rowsOf(round: { year: number }, sheet: string, language: 'sv' | 'en' = 'sv') {
  return (await open(round, language)).get(sheet)!.slice(1);
}

/** What the pages of comparison show, group by group, as the rows of the file. */
async function shownAnswers(round: { year: number }, groups: { code: string; name: string }[]) {
  const rows: unknown[][] = [];
  for (const group of groups) {
    for (const area of ['INF', 'KOM', 'TRY', 'INN', 'LED']) {
      const view = await readAnswers(county.db, county.asks({ round: String(round.year), group: group.code, area }));
      if (!view || !('directions' in view)) throw new Error('nothing to count');
      for (const { code, question, counts } of view.directions.flatMap(({ indicators }) => indicators)) {
        const numbers = counts.isShown ? [...counts.counts, counts.n] : Array.from({ length: 9 }, () => null);
        rows.push([group.name, code, question, ...numbers]);
      }
    }
  }
  return rows;
}

async function viewOfFacts(round: { year: number }, group: string | null = null) {
  const view = await readFacts(county.db, county.asks({ round: String(round.year), group }));
  if (!view || !('facts' in view)) throw new Error('no facts');
  return view;
}

test.each([2027, 2028])('the counts of %i are those of the comparison: every question of every group', async (year) => {
  const { groups } = (await viewOfFacts({ year })).setting;
  expect(groups.length).toBeGreaterThan(2);
  const rows = await rowsOf({ year }, 'Svar per fråga');
  expect(rows.map((row) => row.slice(0, -1))).toEqual(await shownAnswers({ year }, groups));
});

test('answers are counted with the reason where they are of the named alone, or not shown', async () => {
  const rows = await rowsOf(enough, 'Svar per fråga');
  const row = (code: string, group = MUNICIPALITIES) =>
    rows.find((one) => one[0] === group && one[1] === code)!.slice(FIRST_COUNT);
  expect(row('KOM1.1')).toEqual([0, 3, 2, 2, 2, 0, 0, 0, 9, null]);
  expect(row('KOM1.3'), 'don’t know and not applicable').toEqual([0, 1, 0, 0, 0, 0, 4, 4, 9, null]);
  const exposing = 'svaren skulle gå att räkna ut för en enskild organisation';
  expect(row('KOM1.2')).toEqual([
    0,
    0,
    1,
    0,
    0,
    0,
    0,
    0,
    1,
    `1 av 12 visar sina svar. Övriga visas inte: ${exposing}.`,
  ]);
  const none = Array.from({ length: 9 }, () => null);
  expect(row('TRY1.1')).toEqual([...none, 'Visas inte: kan omfattas av sekretess']);
  expect(row('KOM1.1', 'Kommuner med färre än 15 000 invånare')).toEqual([
    ...none,
    'Visas inte: färre än 8 organisationer',
  ]);
});

test('no group is counted whose difference from the first would be somebody’s answers', async () => {
  const partners = 'Alla parter, gemensamma frågor';
  for (const [sheet, n] of [
    ['Svar per fråga', 11],
    ['Fakta', 5],
  ] as const) {
    const rows = (await rowsOf(enough, sheet)).filter((row) => row[0] === partners);
    expect(rows.length, sheet).toBeGreaterThan(10);
    for (const row of rows) expect([null, 1], String(row[1])).toContain(row[n]);
  }
});

test('of seven without a name nothing is counted anywhere: only what the named one shows', async () => {
  const content = (await readReportContent(county.db, asked(tooFew)))!;
  const counts = [...content.answers, ...content.facts.counted].map((one) => one.counts);
  expect(counts.length).toBeGreaterThan(200);
  for (const one of counts) {
    if (!one.isShown) continue;
    expect([one.n, one.withheld]).toEqual([1, expect.stringMatching(/^(too_few|exposing)$/)]);
  }
  const answers = await rowsOf(tooFew, 'Svar per fråga');
  for (const row of answers) expect([null, 1], String(row[1])).toContain(row.at(-2));
  expect(answers.find((row) => row[0] === MUNICIPALITIES && row[1] === 'KOM1.3')!.slice(FIRST_COUNT, -2)).toEqual([
    0, 1, 0, 0, 0, 0, 0, 0,
  ]);
  const facts = await rowsOf(tooFew, 'Fakta');
  for (const row of facts) expect([null, 1], String(row[1])).toContain(row[5]);
  const years = facts.filter((row) => row[1] === 'SDK_ANSLUTEN_DATUM').map((row) => row[3]);
  expect(new Set(years), 'no year of anybody unnamed').toEqual(new Set(['2020', 'Inte ifyllt', null]));
  expect(facts.find((row) => row[0] === MUNICIPALITIES)!.at(-1)).toBe(
    '1 av 12 visar sina svar. Övriga visas inte: färre än 8 organisationer.',
  );
});

test.each([2027, 2028])('the facts of %i are those of the comparison, counted and by name', async (year) => {
  const sheets = await open({ year });
  const counted: unknown[][] = [];
  const { groups } = (await viewOfFacts({ year })).setting;
  for (const { code, name } of groups) {
    for (const fact of (await viewOfFacts({ year }, code)).facts) {
      const { counts, categories } = fact;
      if (!counts.isShown) counted.push([name, fact.code, null, null]);
      else counted.push(...categories.map((_, place) => [name, fact.code, counts.counts[place], counts.n]));
    }
  }
  expect(
    sheets
      .get('Fakta')!
      .slice(1)
      .map((row) => [row[0], row[1], row[4], row[5]]),
  ).toEqual(counted);
  const named = (await viewOfFacts({ year })).facts.map((fact) => [fact.code, fact.named.map(({ name }) => name)]);
  const byName = sheets.get('Fakta med namn')!.slice(1);
  expect(byName.map((row) => [row[2], [row[0]]])).toEqual(named);
  expect(byName.slice(0, 4).map((row) => [row[4], row[5]])).toEqual([
    ['Ja', null],
    ['2020-01-15', null],
    [8, null],
    [null, 'Inte ifyllt'],
  ]);
});

test('the same facts are told on the page and in Word, in both languages', async () => {
  const told = {
    sv: ['Fakta mot mål', '5 av 9 svarar ja.', '5 av 9 har ett datum. 2021: 3, 2022: 2', '9 av 12'],
    en: ['Facts against goals', '5 of 9 answer yes.', '5 of 9 have a date. 2021: 3, 2022: 2', '9 of 12'],
  };
  for (const language of ['sv', 'en'] as const) {
    const report = (await readReport(county.db, { ...asked(enough), language }))!;
    const page = JSON.stringify(report.sections.find(({ section }) => section === 'facts'));
    const word = await JSZip.loadAsync(await make(enough, 'rapport.docx', language));
    const xml = await word.file('word/document.xml')!.async('string');
    for (const text of told[language]) expect([page.includes(text), xml.includes(text)], text).toEqual([true, true]);
    expect(page).not.toMatch(/report\.[a-z]|compare\.[a-z]/);
  }
  const few = JSON.stringify((await readReport(county.db, { ...asked(tooFew), language: 'sv' }))!.sections);
  expect(few).toContain('1 av 1 svarar ja.');
  expect(few).not.toMatch(/av 8 svarar ja/);
});

test('every sheet has its columns explained in both languages, and the file says which snapshot it is', async () => {
  for (const [language, name] of [
    ['sv', 'Förklaringar'],
    ['en', 'Explanations'],
  ] as const) {
    const sheets = await open(enough, language);
    const [dictionary] = [...sheets.values()].slice(-1);
    expect([...sheets.keys()].at(-1)).toBe(name);
    const explained = new Map(dictionary!.map(([sheet, column, text]) => [`${sheet} ${column}`, String(text ?? '')]));
    for (const [sheet, [header]] of [...sheets].slice(0, -1)) {
      for (const column of header!) expect(explained.get(`${sheet} ${column}`), `${sheet} ${column}`).toMatch(/\S/);
      expect(new Set(header).size, sheet).toBe(header!.length);
    }
    const all = JSON.stringify([...sheets]);
    expect(all).not.toMatch(/"(report|joint|compare|document)\.[a-z]|\{\{/);
    const frozen = await county.db
      .selectFrom('snapshots')
      .select(['content', 'checksum'])
      .where('round_id', '=', enough.roundId)
      .execute();
    expect(frozen, 'every file of the round is of one snapshot').toHaveLength(1);
    expect(createHash('sha256').update(frozen[0]!.content).digest('hex')).toBe(frozen[0]!.checksum);
    expect(all).toContain(frozen[0]!.checksum);
  }
});

test('who narrows the choice afterwards is no longer named, and is counted as before', async () => {
  const viewer = { viewers: 'county', ownOrganisationIds: [] } as const;
  const [named] = await listVisibleOrganisations(county.db, enough.roundId, 'indicators', viewer);
  const before = await rowsOf(enough, 'Svar per fråga');
  const key = { roundId: enough.roundId, unitId: named!.unitId, depth: 'indicators' as const };
  await updateSharingInForce(county.db, key, 'aggregate');
  const after = await open(enough);
  expect(after.get('Fakta med namn')!.slice(1).flat().join('')).toBe('');
  const countOf = (rows: unknown[][], code: string) =>
    rows.find((row) => row[0] === MUNICIPALITIES && row[1] === code)!.slice(FIRST_COUNT, -1);
  expect(countOf(after.get('Svar per fråga')!, 'KOM1.1')).toEqual(countOf(before, 'KOM1.1'));
  expect(countOf(after.get('Svar per fråga')!, 'KOM1.2')).toEqual(Array.from({ length: 9 }, () => null));
  await updateSharingInForce(county.db, key, 'county');
});
