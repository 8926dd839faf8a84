import { expect, test } from 'vitest';
import { cellText } from '#app/documents/cell-text';
import { CELL_LENGTH } from '#app/documents/fitting-rows';
import { piecesOf, plainText } from '#app/documents/plain-text';
import { writeDocx } from '#app/documents/write-docx.server';
import { writePdf } from '#app/documents/write-pdf.server';
import { writePptx } from '#app/documents/write-pptx.server';
import { writeText } from '#app/documents/write-text';
import { writeXlsx } from '#app/documents/write-xlsx.server';
import { partsOf, rowsOf, textsOf, UNHOLDABLE } from './read-office';
import { readPdf } from './read-pdf';
import { HARSH, LONG, SAMPLE, STAMP, UNWRITABLE, workbookOf } from './sample';

const xlsxOf = async (rows: Parameters<typeof workbookOf>[0]) =>
  Buffer.concat(await writeXlsx(workbookOf(rows)).toArray());

test('what no document can hold is taken out, and nothing else', () => {
  expect(plainText(UNWRITABLE)).toBe('okay');
  for (const text of HARSH) expect(plainText(text)).toBe(text);
  expect(plainText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  expect(piecesOf('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
});

test('Word: every text comes out as it was written, with headings, language, alternative text and repeated header row', async () => {
  const parts = await partsOf(await writeDocx(SAMPLE));
  const xml = parts.get('word/document.xml')!;
  const text = textsOf(xml, 'w:t');
  for (const harsh of HARSH) expect(text).toContain(harsh);
  expect(text).toContain('förstaandra okay');
  expect(xml).toMatch(/första<\/w:t>.*?<w:br\/>.*?andra/s);
  expect(xml).toMatch(/<w:pStyle w:val="Heading1"\/>[\s\S]*Heading2[\s\S]*Heading3/);
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toContain('descr="Index: 2,5. Trygghet: visas inte."');
  expect(parts.get('word/styles.xml')).toContain('w:val="sv-SE"');
  expect(textsOf(parts.get('docProps/core.xml')!, 'dc:title')).toBe('Rapport <åäö>');
  const footer = [...parts].find(([path]) => /word\/footer\d*\.xml/.test(path))![1];
  expect(textsOf(footer, 'w:t')).toContain(STAMP.footer);
  for (const [path, part] of parts) expect(part, path).not.toMatch(UNHOLDABLE);
});

test('PowerPoint: titles, native charts with alternative texts, header rows, and every text as it was written', async () => {
  const parts = await partsOf(await writePptx(SAMPLE));
  const slides = [...parts].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).map(([, xml]) => xml);
  const text = slides.map((xml) => textsOf(xml, 'a:t')).join('');
  for (const harsh of HARSH) expect(text).toContain(harsh);
  for (const xml of slides) expect(xml).toMatch(/<p:ph\s[^>]*type="title"/);
  expect([...parts.keys()].filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))).toHaveLength(1);
  expect(slides.join('')).toContain('descr="Index: 2,5. Trygghet: visas inte."');
  expect(slides.join('')).toContain('<a:tblPr firstRow="1" firstCol="1"');
  for (const [path, part] of parts) expect(part, path).not.toMatch(UNHOLDABLE);
});

test('Excel: real tables whose cells are texts, numbers and days, and never formulas', async () => {
  const day = new Date('2026-11-22T00:00:00.000Z');
  const bytes = await xlsxOf([
    ...HARSH.map((text, index) => ['A', text, index / 3, day]),
    ['B', UNWRITABLE, null, null],
  ]);
  const rows = await rowsOf(bytes);
  expect(rows[0]).toEqual(['Kod', 'Text', 'Nivå', 'Dag']);
  expect(rows.slice(1, HARSH.length + 1)).toEqual(HARSH.map((text, index) => ['A', text, index / 3, day]));
  expect(rows.at(-1)).toEqual(['B', 'okay']);
  const parts = await partsOf(bytes);
  for (const [path, part] of parts) expect(part, path).not.toMatch(/<f[ >]/);
  expect(parts.get('xl/tables/table1.xml')).toContain(`ref="A1:D${HARSH.length + 2}"`);
  const dictionary = await rowsOf(bytes, 1);
  expect(dictionary).toContainEqual(['Svar', 'Nivå', '0–5.']);
  expect(dictionary.flat()).toContain(STAMP.checksum);
});

test('Excel: what looks like an escaped character stays as it is written', async () => {
  const parts = await partsOf(await xlsxOf([['A', 'fil_x000D_1', null, null]]));
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('fil_x005F_x000D_1');
});

test('Excel: a text that is longer than a cell goes on in the next row, whole', async () => {
  const long = `${LONG}slut`;
  const [, first, second, ...rest] = await rowsOf(await xlsxOf([['INF1.1', long, 3, null]]));
  expect(rest).toEqual([]);
  const cells = [first![1] as string, second![1] as string];
  for (const cell of cells) expect(cell.length).toBeLessThanOrEqual(CELL_LENGTH);
  expect(cells.map((cell) => cell.replace(/ \[del \d av 2\]$/, '')).join('')).toBe(long);
  expect(cells[0]).toMatch(/ \[del 1 av 2\]$/);
  expect([first![0], second![0], first![2], second![2]]).toEqual(['INF1.1', 'INF1.1', 3, undefined]);
});

test('Excel: rows are read as they are written, and a reader who goes away stops the reading', async () => {
  const controller = new AbortController();
  let read = 0;
  async function* rows() {
    for (; read < 50_000; read++) {
      if (read === 5_000) controller.abort();
      yield ['INF1.1', 'text '.repeat(40), 2, null];
    }
  }
  await expect(writeXlsx(workbookOf(rows()), { signal: controller.signal }).toArray()).rejects.toThrow();
  expect(read).toBeLessThan(50_000);
});

test('PDF: tagged, with title, language, headings, header cells and alternative text; every text can be read out', async () => {
  const { text, structure, raw } = readPdf(await writePdf(SAMPLE));
  // Marks of direction have no sign to draw: all that is seen is there.
  const seen = (said: string) => said.replace(/[\s\u200E\u200F]/g, '');
  for (const harsh of HARSH) expect(seen(text)).toContain(seen(harsh));
  expect(structure.H1).toBe(1);
  expect(structure.H2).toBe(1);
  expect(structure.H3).toBe(1);
  expect(structure.TH).toBe(3 + HARSH.length + 1);
  expect(structure.TD).toBe(2 * (HARSH.length + 1));
  expect(structure.Figure).toBe(1);
  expect(structure.LI).toBe(HARSH.length);
  expect(raw).toContain('/Lang (sv-SE)');
  expect(raw).toContain('/Marked true');
  expect(raw).toContain('/DisplayDocTitle true');
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(raw).not.toContain('/Helvetica');
});

test('PDF: a table with a cell longer than a page goes on, whole', async () => {
  const words = Array.from({ length: 3_000 }, (_, index) => `ord${index}`);
  const columns = [
    { header: 'Kod', kind: 'text' as const },
    { header: 'Text', kind: 'text' as const },
  ];
  const table = { kind: 'table' as const, caption: 'Lång', columns, rows: [['A', words.join(' ')]] };
  const { text } = readPdf(await writePdf({ ...SAMPLE, blocks: [table] }));
  const read = text.replace(/\s/g, '');
  for (const word of words) expect(read).toContain(word);
});

test('text: rows say what their cells are, a figure is told in words, and every text is as it was written', () => {
  const text = writeText(SAMPLE, STAMP.footer);
  for (const harsh of HARSH) expect(text).toContain(harsh);
  expect(text.startsWith(`Rapport <åäö>\r\n${'='.repeat(13)}\r\n`)).toBe(true);
  expect(text).toContain('- Rad 1\r\n  Värde: 0,3\r\n  Text: +1\r\n');
  expect(text).toContain('Index: 2,5. Trygghet: visas inte.');
  expect(text.trimEnd().endsWith(STAMP.checksum)).toBe(true);
});

test('a making that nobody waits for any longer ends without a file', async () => {
  const write = [writeDocx, writePdf, writePptx];
  for (const one of write) {
    const controller = new AbortController();
    const made = one(SAMPLE, { signal: controller.signal, onPart: (done) => done === 3 && controller.abort() });
    await expect(made).rejects.toThrow();
  }
});

test('PDF: what follows a line feed begins at the margin, whatever the style before it', async () => {
  const runs = [
    { text: 'Fråga?\n', isBold: true },
    { text: 'Nivå 3' },
    { text: '\nKommentar: ja' },
    { text: '\nFörra: 2' },
  ];
  const { stretches } = readPdf(await writePdf({ ...SAMPLE, blocks: [{ kind: 'paragraph', runs }] }));
  const lefts = ['Fråga?', 'Nivå 3', 'Kommentar: ja', 'Förra: 2'].map(
    (text) => stretches.find((stretch) => stretch.text.trim() === text)?.left,
  );
  expect(lefts).toEqual(lefts.map(() => 56));
});

test('a change is written with its sign, rounded as the method rounds', () => {
  const column = { header: 'Förändring', kind: 'number' as const, decimals: 1, isChange: true };
  expect([0.25, -0.25, 0, null].map((change) => cellText(change, column))).toEqual(['+0,3', '−0,3', '0,0', '–']);
});
