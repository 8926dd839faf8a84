import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeCollaboration } from '#app/features/result-documents/describe-collaboration';
import { describeResult } from '#app/features/result-documents/describe-result';
import { makeResultFile, RESULT_FILES, type ResultFile } from '#app/features/result-documents/make-result-file.server';
import { readResultContent } from '#app/features/result-documents/read-result-content.server';
import { readSummary } from '#app/features/result-documents/read-summary.server';
import type { ResultContent } from '#app/features/result-documents/result-content';
import { wordsOf } from '#app/features/result-documents/result-words';
import { translatorFor } from '#app/i18n/translator.server';
import { findOrganisationBySlug } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { readPdf } from '#test/documents/read-pdf';
import { STAMP } from '#test/documents/sample';
import { at, everything, Rounds } from '#test/features/results/rounds';
import { codesFor } from '#test/support/county';

const HARSH = '=HYPERLINK("http://example.com") {namn} <w:p> č đ ŋ 😀\nnästa rad';

describe('files of a result', () => {
  let rounds: Rounds;
  let personId: string;

  beforeAll(async () => {
    rounds = await Rounds.create();
    await rounds.sign('kumla', 2024, everything(2));
    await rounds.close(2024, '2024-12-22');
    await rounds.sign('kumla', 2025, (code) => ({
      level: code === 'INF1.1' ? 4 : 3,
      comment: code === 'INF1.1' ? HARSH : 'Som vi har det.',
      evidence: 'Beslut KS 12',
    }));
    personId = await rounds.county.person('kumla', 'coordinator');
  });
  afterAll(() => rounds.made.drop());

  const make = async (file: ResultFile, { as = 'kumla', language = 'sv' as 'sv' | 'en', day = '2026-01-10' } = {}) =>
    makeResultFile(
      rounds.made.db,
      {
        slugs: { organisation: 'kumla', round: '2025' },
        organisationIds: [(await findOrganisationBySlug(rounds.made.db, as))!.id],
        revision: null,
        language,
        file,
      },
      { now: at(day), actor: { personId } },
    );
  const snapshots = () => rounds.made.db.selectFrom('snapshots').selectAll().execute();

  test('are all made from one snapshot, which is frozen once and named in each of them', async () => {
    for (const file of RESULT_FILES)
      expect((await make(file, { day: '2026-02-10' }))?.bytes.length).toBeGreaterThan(1000);
    await make('svar.xlsx', { language: 'en', day: '2026-03-10' });
    const [snapshot, ...others] = await snapshots();
    expect(others).toEqual([]);
    const word = await JSZip.loadAsync((await make('resultat.docx'))!.bytes);
    expect(await word.file('word/footer1.xml')!.async('string')).toContain(snapshot!.checksum);
    expect(readPdf((await make('sammanfattning.pdf'))!.bytes).text).toContain(snapshot!.id);
  });

  test('are nobody else’s', async () => {
    expect(await make('svar.xlsx', { as: 'nora' })).toBeUndefined();
  });

  test('hold every answer with level text, comment, evidence and the earlier answer', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await make('svar.xlsx'))!.bytes as never);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      'Svar',
      'Värden',
      'Samverkansområden',
      'Fakta',
      'Förklaringar',
    ]);
    const [answers, values] = book.worksheets;
    expect(answers!.rowCount).toBe(1 + codesFor().length);
    const header = answers!.getRow(1).values as string[];
    const row = (code: string) => {
      const found = answers!.getRows(2, answers!.rowCount)!.find((one) => one.getCell(1).value === code)!;
      return (name: string) => found.getCell(header.indexOf(name)).value;
    };
    const first = row('INF1.1');
    expect([first('Svar'), first('Nivå'), first('Kommentar'), first('Underlag')]).toEqual([
      'Nivå 4',
      4,
      HARSH,
      'Beslut KS 12',
    ]);
    expect([first('Tidigare mätomgång'), first('Tidigare nivå')]).toEqual(['2024', 2]);
    expect(String(first('Nivåns innebörd')).length).toBeGreaterThan(10);
    const index = values!.getRow(2).values as unknown[];
    expect(index[1]).toBe('INDEX');
    expect(index[3]).toBeGreaterThan(3);
  });

  test('say the same in Word and PDF, with harsh texts as they were written', async () => {
    const word = await JSZip.loadAsync((await make('resultat.docx'))!.bytes);
    const xml = await word.file('word/document.xml')!.async('string');
    expect(xml).toContain('=HYPERLINK(&quot;http://example.com&quot;) {namn} &lt;w:p&gt; č đ ŋ 😀');
    const { text, structure } = readPdf((await make('resultat.pdf'))!.bytes);
    expect(text.replace(/\s/g, '')).toContain('=HYPERLINK("http://example.com"){namn}<w:p>čđŋ😀');
    expect(structure.Figure).toBe(3);
    expect(structure.TH).toBeGreaterThan(30);
  });

  test('show the same answers by the collaboration areas, in each of them', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await make('svar.xlsx'))!.bytes as never);
    const sheet = book.getWorksheet('Samverkansområden')!;
    expect(sheet.rowCount).toBe(5);
    const [, ...cells] = sheet.getRow(4).values as unknown[];
    expect(cells).toEqual([
      ...['competence_and_capacity', 'Kompetens och kapacitet', 3, undefined, 2],
      ...[1, 3, 3, 3, 1],
    ]);
    const word = await JSZip.loadAsync((await make('resultat.docx'))!.bytes);
    const { text } = readPdf((await make('resultat.pdf', { language: 'en' }))!.bytes);
    expect(await word.file('word/document.xml')!.async('string')).toContain('Värden för samverkansområden');
    expect(text.replace(/\s+/g, ' ')).toContain('no statistics of groups are computed for collaboration areas.');
  });

  test('leave the collaboration areas out where none were scored, and compare them with none that were not', async () => {
    const asked = { slugs: { organisation: 'kumla', round: '2025' }, revision: null };
    const organisationIds = [(await findOrganisationBySlug(rounds.made.db, 'kumla'))!.id];
    const content = (await readResultContent(rounds.made.db, { ...asked, organisationIds }))!;
    const questionnaire = await loadQuestionnaire(rounds.made.db, content.questionnaireVersionId);
    const { t } = translatorFor('sv');
    const blocksOf = (changed: ResultContent) =>
      JSON.stringify(describeCollaboration(wordsOf(changed, questionnaire, 'sv', t)));
    const own = (nodes: ResultContent['nodes']) => nodes.filter(({ code }) => code === code.toUpperCase());
    expect(blocksOf(content)).toContain('Förändring sedan 2024');
    expect(blocksOf({ ...content, nodes: own(content.nodes) })).toBe('[]');
    const before = { ...content.earlier!, nodes: own(content.earlier!.nodes) };
    const alone = blocksOf({ ...content, earlier: before });
    expect(alone).toContain('2024 räknades inga värden för samverkansområden');
    expect(alone).not.toContain('Förändring sedan 2024');
  });

  test('a question that is not at a level has not moved, in the files as on the page', async () => {
    const asked = { slugs: { organisation: 'kumla', round: '2025' }, revision: null };
    const organisationIds = [(await findOrganisationBySlug(rounds.made.db, 'kumla'))!.id];
    const content = (await readResultContent(rounds.made.db, { ...asked, organisationIds }))!;
    const questionnaire = await loadQuestionnaire(rounds.made.db, content.questionnaireVersionId);
    const [first, ...others] = content.answers;
    const answers = [{ ...first!, kind: 'NA' as const, level: null }, ...others];
    const words = wordsOf({ ...content, answers }, questionnaire, 'sv', translatorFor('sv').t);
    const text = JSON.stringify(describeResult(words, STAMP));
    expect(text).toContain(`Frågor som har ändrats (${codesFor().length - 1})`);
  });

  test('the summary says where the organisation stands, in both languages, on one page', async () => {
    const organisationIds = [(await findOrganisationBySlug(rounds.made.db, 'kumla'))!.id];
    const asked = { slugs: { organisation: 'kumla', round: '2025' }, organisationIds, revision: null };
    const before = await snapshots();
    const swedish = await readSummary(rounds.made.db, { ...asked, language: 'sv' });
    expect(JSON.stringify(swedish)).toMatch(/Index är 3,\d på skalan 0–5: \+1,\d sedan 2024, tydlig ökning\./);
    const english = await readSummary(rounds.made.db, { ...asked, language: 'en' });
    expect(JSON.stringify(english)).not.toMatch(/summary\.|document\.|result\./);
    for (const year of ['Länets kommuner 2024, median: ', 'Länets kommuner 2024: median (kvartiler)'])
      expect(JSON.stringify(swedish)).toContain(year);
    expect(await snapshots()).toEqual(before);
    const pages = (await make('sammanfattning.pdf'))!.bytes.toString('latin1').match(/\/Type \/Page\n/g);
    expect(pages).toHaveLength(1);
  });
});
