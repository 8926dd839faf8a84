import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sharing } from '#app/domain/benchmark/sharing';
import { describeAreas } from '#app/features/county-report/describe-areas';
import { describeSections } from '#app/features/county-report/describe-report';
import { makeReportFile, REPORT_FILES } from '#app/features/county-report/make-report-file.server';
import { readReport } from '#app/features/county-report/read-report.server';
import { readReportContent } from '#app/features/county-report/read-report-content.server';
import type { ReportContent } from '#app/features/county-report/report-content';
import type { ReportWords } from '#app/features/county-report/report-words';
import { saveReportComment } from '#app/features/county-report/save-report-comment.server';
import { translatorFor } from '#app/i18n/translator.server';
import { findProgrammeBySlug } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { updateSharingInForce } from '#db/queries/sharings-in-force';
import { at, everything, Rounds } from '#test/features/results/rounds';

const HIDDEN: Sharing = {
  index: 'aggregate',
  areas: 'aggregate',
  directions: 'aggregate',
  indicators: 'private',
  plan: 'private',
};
const OPEN: Sharing = { index: 'county', areas: 'county', directions: 'county', indicators: 'county', plan: 'private' };
const NAMED = ['kumla', 'nora', 'laxa', 'hallsberg', 'askersund', 'lekeberg', 'degerfors', 'karlskoga'];

describe('the county report', () => {
  let rounds: Rounds;
  let programmeIds: string[];
  let personId: string;
  const db = () => rounds.made.db;
  const content = async () => (await readReportContent(db(), { slug: '2025', programmeIds, now: at('2026-01-10') }))!;
  const text = async (language: 'sv' | 'en' = 'sv') =>
    JSON.stringify((await readReport(db(), { slug: '2025', programmeIds, language, now: at('2026-01-10') }))!.sections);
  const words = async (told: ReportContent): Promise<ReportWords> => ({
    content: told,
    questionnaire: await loadQuestionnaire(db(), told.questionnaireVersionId),
    language: 'sv',
    t: translatorFor('sv').t,
  });
  const acting = () => ({ now: at('2026-01-10'), actor: { personId } });

  beforeAll(async () => {
    rounds = await Rounds.create();
    personId = await rounds.county.person('orebro-lan', 'county');
    programmeIds = [(await findProgrammeBySlug(db(), 'orebro-lan'))!.id];
    for (const [index, slug] of NAMED.entries())
      await rounds.sign(slug, 2024, everything(index === 0 ? 3 : 2), { sharing: OPEN });
    await rounds.close(2024, '2024-12-22');
    for (const slug of NAMED) await rounds.sign(slug, 2025, everything(slug === 'kumla' ? 2 : 3), { sharing: OPEN });
    await rounds.sign('hallefors', 2025, everything(5), { sharing: HIDDEN });
    await rounds.sign('ljusnarsberg', 2025, everything(5), { day: '2025-12-22' });
    await rounds.close(2025, '2025-12-22');
  });
  afterAll(() => rounds.made.drop());

  test('counts in whole sentences, and says who is not in it', async () => {
    const said = await text();
    expect(said).toContain('9 av 12 kommuner har ett resultat i mätomgången.');
    expect(said).toContain('7 av 8 kommuner har ökat i index. 1 har minskat.');
    expect(said).toContain('9 av 15 organisationer hade en godkänd självskattning');
    expect(await text('en')).toContain('7 of 8 municipalities went up in the index. 1 went down.');
    expect(`${said}${await text('en')}`).not.toMatch(
      /report\.[a-z]|result\.[a-z]|chart\.[a-z]|joint\.[a-z]|compare\.[a-z]/,
    );
  });

  test('never holds what is not shared: no hidden name with a value, no places where one is hidden', async () => {
    const report = await content();
    expect(report.named.map((one) => one.name)).not.toContain('Hällefors');
    expect(report.places).toEqual([]);
    expect(report.intervals.filter((one) => one.group === 'municipalities')).toEqual([]);
    const index = report.figures.find((one) => one.group === 'municipalities' && one.node === 'INDEX')!;
    expect([index.n, index.reason, index.max]).toEqual([8, 'not_shared', 3_000_000 / 1e6]);
    expect(await text()).toContain('Platser visas inte');
  });

  test('takes away a name as soon as its organisation narrows, and gives a new snapshot for it', async () => {
    const before = await makeReportFile(
      db(),
      { slug: '2025', programmeIds, language: 'sv', file: 'rapport.xlsx' },
      acting(),
    );
    const unit = (await content()).named.find((one) => one.name === 'Nora')!;
    for (const depth of ['index', 'areas', 'directions', 'indicators'] as const) {
      await updateSharingInForce(db(), { roundId: rounds.idOf[2025], unitId: unit.unitId, depth }, 'aggregate');
    }
    expect((await content()).named.map((one) => one.name)).not.toContain('Nora');
    await makeReportFile(db(), { slug: '2025', programmeIds, language: 'sv', file: 'rapport.xlsx' }, acting());
    const made = await db().selectFrom('snapshots').select('checksum').where('kind', '=', 'county_report').execute();
    expect(new Set(made.map((one) => one.checksum)).size).toBe(2);
    expect(before!.name).toBe('lansrapport-2025.xlsx');
    for (const depth of ['index', 'areas', 'directions', 'indicators'] as const) {
      await updateSharingInForce(db(), { roundId: rounds.idOf[2025], unitId: unit.unitId, depth }, 'county');
    }
  });

  test('points out what most have not reached, and never what may be secret', async () => {
    const { lacking, questionnaireVersionId } = await content();
    expect(lacking).toEqual({ shown: 57, total: 60, questions: [] });
    expect(questionnaireVersionId).toBeTruthy();
    expect(await text()).toContain('Ingen av dem ligger under nivå 3 hos de flesta.');
    const before = (await readReportContent(db(), { slug: '2024', programmeIds, now: at('2026-01-10') }))!.lacking;
    expect(before.questions).toHaveLength(10);
    for (const one of before.questions) {
      expect(one).toMatchObject({ below: 7, of: 8 });
      expect(one.code).not.toMatch(/^TRY2/);
    }
  });

  test('draws one measure a figure: means where most medians would tell too much', async () => {
    const report = await content();
    const figures = report.figures.map((one) => (one.node.length === 4 ? { ...one, median: null, low: null } : one));
    const [areas, directions] = describeAreas(await words({ ...report, figures })).filter(
      (block) => block.kind === 'figure',
    );
    expect([areas!.legend.value, directions!.legend.value]).toEqual([
      'Länets kommuner 2025: median',
      'Länets kommuner 2025: medelvärde',
    ]);
    expect(directions!.rows.map((row) => row.value)).toEqual(
      directions!.rows.map(
        (_, index) => figures.filter((one) => one.group === 'municipalities' && one.node.length === 4)[index]!.mean,
      ),
    );
    expect(directions!.rows.every((row) => row.value !== null && row.band === null)).toBe(true);
  });

  test('says of how many the index is where that is not everybody who takes part', async () => {
    const report = await content();
    const figures = report.figures.map((one) => (one.node === 'INDEX' ? { ...one, reason: null } : one));
    expect(JSON.stringify(describeSections(await words({ ...report, figures })))).toContain(
      'Siffran gäller 8 av 12 kommuner: de som har tillräckligt underlag och delar sitt värde.',
    );
  });

  test('is nobody else’s, and there is none of an open round', async () => {
    expect(await readReportContent(db(), { slug: '2025', programmeIds: [], now: at('2026-01-10') })).toBeUndefined();
    expect(await readReportContent(db(), { slug: '2026', programmeIds, now: at('2026-01-10') })).toBeUndefined();
    const save = { slug: '2026', programmeIds, section: 'summary' as const, text: 'x', baseRevision: 0 };
    expect(await saveReportComment(db(), save, acting())).toEqual({ problem: 'not_found' });
  });

  test('keeps the coordinator’s comments: every version, none saved over unseen', async () => {
    const save = (said: string, baseRevision: number) =>
      saveReportComment(db(), { slug: '2025', programmeIds, section: 'areas', text: said, baseRevision }, acting());
    expect(await save('Först.', 0)).toEqual({ revision: 1 });
    expect(await save('Först.', 0), 'sent twice').toEqual({ revision: 1 });
    expect(await save('Från en annan flik.', 0)).toMatchObject({
      problem: 'changed',
      theirs: { text: 'Först.', revision: 1 },
    });
    expect(await save('Sedan.', 1)).toEqual({ revision: 2 });
    expect(await text()).toContain('Sedan.');
    const versions = await db()
      .selectFrom('report_comment_versions')
      .select(['text', 'revision'])
      .orderBy('revision')
      .execute();
    expect(versions).toEqual([
      { text: 'Först.', revision: 1 },
      { text: 'Sedan.', revision: 2 },
    ]);
    const raced = await Promise.all([save('A', 2), save('B', 2)]);
    expect(raced.filter((one) => 'revision' in one)).toHaveLength(1);
    expect(await save('', 3)).toEqual({ revision: 4 });
    expect(await text()).not.toContain('Länssamordnarens kommentar');
  });

  test('is made whole in every format, and not at all when nobody waits', async () => {
    for (const file of REPORT_FILES) {
      const parts: number[] = [];
      const making = { onPart: (done: number) => parts.push(done) };
      const asked = { slug: '2025', programmeIds, language: 'sv' as const, file };
      const made = await makeReportFile(db(), asked, acting(), making);
      expect(made!.bytes.length, file).toBeGreaterThan(5_000);
      expect(parts.length, file).toBeGreaterThan(3);
      const controller = new AbortController();
      const stopped = { signal: controller.signal, onPart: () => controller.abort() };
      await expect(makeReportFile(db(), asked, acting(), stopped), file).rejects.toThrow();
    }
  });

  test('holds every released number in Excel, and explains every column', async () => {
    const asked = { slug: '2025', programmeIds, language: 'sv' as const, file: 'rapport.xlsx' as const };
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await makeReportFile(db(), asked, acting()))!.bytes as never);
    const [figures] = book.worksheets;
    const dictionary = book.worksheets.at(-1);
    const report = await content();
    expect(figures!.rowCount).toBe(1 + report.figures.length);
    const columns = book.worksheets.slice(0, -1).reduce((sum, sheet) => sum + sheet.columnCount, 0);
    expect(dictionary!.rowCount).toBeGreaterThan(columns);
    const lastCells = (name: string) => {
      const sheet = book.getWorksheet(name)!;
      return (sheet.getColumn(sheet.columnCount).values as (string | undefined)[]).slice(2);
    };
    expect(lastCells('Platser')).toEqual([expect.stringContaining('Platser visas inte')]);
    expect(report.groups.length).toBeGreaterThan(report.intervals.length);
    expect(book.getWorksheet('Intervall')!.rowCount).toBe(1 + report.groups.length);
    expect(lastCells('Intervall')[0], 'the municipalities').toContain('Inga intervall visas');
  });
});
