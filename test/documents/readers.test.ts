import ExcelJS from 'exceljs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { decodeText, OpenQuote, readCsv } from '#app/documents/read-csv';
import { readXlsx } from '#app/documents/read-xlsx.server';
import { attributeOf, readXml } from '#app/documents/read-xml';
import { writeCsv } from '#app/documents/write-csv';
import { writeXlsx } from '#app/documents/write-xlsx.server';
import { HARSH, workbookOf } from './sample';

const first = (sheets: readonly { name: string; tables: string[] }[]) => sheets[0];
const bytesOf = async (book: ExcelJS.Workbook) => Buffer.from(await book.xlsx.writeBuffer());

describe('CSV', () => {
  const text = fc.string({ unit: fc.constantFrom(...' ;,\t"\r\n\'=+-@aå😀č\u00A0\uFFFE\u2028') });
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(text, { minLength: width, maxLength: width }), { maxLength: 5 }).map((rows) => ({
      columns: Array.from({ length: width }, (_, index) => `k${index}`),
      rows,
    })),
  );

  test('for programs, what is written is read, whatever the texts', () => {
    fc.assert(
      fc.property(table, ({ columns, rows }) => {
        expect([...readCsv(writeCsv({ columns, rows }, 'maskin', String))]).toEqual([columns, ...rows]);
      }),
    );
  });

  test('for Excel too, when one mark is taken from what begins with marks and what Excel would compute', () => {
    fc.assert(
      fc.property(table, ({ columns, rows }) => {
        const read = [...readCsv(decodeText(Buffer.from(writeCsv({ columns, rows }, 'excel', String)))!)];
        const [, ...cells] = read.map((row) => row.map((cell) => cell.replace(/^'('*[=+\-@\t\r])/, '$1')));
        // UTF-8 has no halves of pairs: fast-check makes none of these signs.
        expect(cells).toEqual(rows);
      }),
    );
  });

  test.each([';', ',', '\t'])('cells apart by %j, with any line ends and an Excel hint on top', (separator) => {
    const lines = [['a', 'b'].join(separator), ['"1;2,3\t4"', 'x'].join(separator)];
    const expected = [
      ['a', 'b'],
      ['1;2,3\t4', 'x'],
    ];
    for (const end of ['\n', '\r\n', '\r']) expect([...readCsv(lines.join(end) + end)]).toEqual(expected);
    expect([...readCsv(`sep=${separator}\r\n${lines.join('\n')}`)]).toEqual(expected);
  });

  test('an empty last cell is a cell, and a quotation that is never closed is told by its row', () => {
    expect([...readCsv('a;b\r\n1;\r\n;')]).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['', ''],
    ]);
    expect(() => [...readCsv('a;b\n1;"två\nrader"\n"öppen;3')]).toThrow(new OpenQuote(3));
    expect([...readCsv('')]).toEqual([]);
  });

  test('letters are known by their marks, else as UTF-8, else as Windows writes them', () => {
    const written = 'Åtgärd č';
    expect(decodeText(Buffer.from(`\uFEFF${written}`))).toBe(written);
    expect(decodeText(Buffer.from(`\uFEFF${written}`, 'utf16le'))).toBe(written);
    expect(decodeText(Buffer.from(`\uFEFF${written}`, 'utf16le').swap16())).toBe(written);
    expect(decodeText(Buffer.from(written))).toBe(written);
    expect(decodeText(Buffer.from('Åtgärd', 'latin1'))).toBe('Åtgärd');
    expect(decodeText(Buffer.from([0x89, 0x50, 0, 0, 1]))).toBeNull();
  });
});

describe('XML', () => {
  test('tags without prefixes, texts with entities, and verbatim texts', () => {
    const parts = [
      ...readXml(`<?xml version="1.0"?><x:a r:id='1 > "0"' b="&lt;&#229;"><![CDATA[<b>]]>&amp;&#x1F600;<c/></x:a>`),
    ];
    expect(parts.map(({ kind, name, text }) => `${kind} ${name}${text}`)).toEqual([
      'open a',
      'text <b>',
      'text &😀',
      'open c',
      'close c',
      'close a',
    ]);
    expect(attributeOf(parts[0]!, 'id')).toBe('1 > "0"');
    expect(attributeOf(parts[0]!, 'b')).toBe('<å');
    expect(attributeOf(parts[0]!, 'c')).toBeUndefined();
  });

  test.each(['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a b="', '<a', 'x < y'])('refuses %j', (xml) => {
    expect(() => [...readXml(xml)]).toThrow();
  });

  test.each([`<${'a'.repeat(2_000_000)}`, `<a ${'b '.repeat(1_000_000)}`, `<a:${'-'.repeat(2_000_000)}`])(
    'gives up at once on what never ends (%#)',
    (xml) => {
      expect(() => [...readXml(xml)]).toThrow();
    },
  );
});

describe('Excel', () => {
  test('reads what our writer writes, every text whole', async () => {
    const day = new Date('2026-11-22T00:00:00.000Z');
    const rows = [...HARSH, 'fil_x000D_1', 'två\nrader'].map((text, index) => ['A', text, index, day]);
    const read = await readXlsx(Buffer.concat(await writeXlsx(workbookOf(rows)).toArray()), first);
    expect(read).toMatchObject({ isFrom1904: false });
    expect('rows' in read && read.rows.slice(1)).toEqual(
      rows.map(([code, text, number], index) => ({
        number: index + 2,
        cells: [code, text, String(number), '2026-11-22'],
      })),
    );
  });

  test.each([false, true])('reads what another program writes, days counted from 1904: %s', async (date1904) => {
    const book = new ExcelJS.Workbook();
    book.properties.date1904 = date1904;
    const sheet = book.addWorksheet('Ett & två');
    sheet.getCell('B3').value = { richText: [{ text: 'två ' }, { text: 'stilar', font: { bold: true } }] };
    sheet.getCell('C3').value = { text: 'länk', hyperlink: 'https://example.com' };
    sheet.getCell('D3').value = { formula: '1+1', result: 2 };
    sheet.getCell('E3').value = true;
    sheet.getCell('F3').value = new Date('2026-11-22T00:00:00.000Z');
    sheet.getCell('F3').numFmt = 'd mmmm yyyy';
    sheet.getCell('G3').value = 46_347;
    sheet.getCell('H3').value = { error: '#N/A' };
    sheet.getCell('A9').value = '';
    sheet.addTable({ name: 'Handlingsplan', ref: 'A20', columns: [{ name: 'Rubrik' }], rows: [['rad']] });
    book.addWorksheet('Tom');
    const seen: unknown[] = [];
    const read = await readXlsx(await bytesOf(book), (sheets) => {
      seen.push(...sheets.map(({ name, tables }) => ({ name, tables })));
      return sheets[0];
    });
    expect(seen.slice(0, 2)).toEqual([
      { name: 'Ett & två', tables: ['Handlingsplan'] },
      { name: 'Tom', tables: [] },
    ]);
    expect(read).toEqual({
      isFrom1904: date1904,
      others: [{ name: 'Tom', rows: null }],
      rows: [
        { number: 3, cells: ['', 'två stilar', 'länk', '2', 'TRUE', '2026-11-22', '46347', '#N/A'] },
        { number: 20, cells: ['Rubrik'] },
        { number: 21, cells: ['rad'] },
      ],
    });
  });

  test('says what is no workbook, and which sheets one without the sheet has', async () => {
    expect(await readXlsx(Buffer.from('PK\u0003\u0004 och inget mer'), first)).toEqual({ problem: 'broken' });
    const zip = new JSZip().file('hej.txt', 'hej');
    expect(await readXlsx(await zip.generateAsync({ type: 'nodebuffer' }), first)).toEqual({ problem: 'broken' });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Blad1');
    expect(await readXlsx(await bytesOf(book), () => undefined)).toEqual({ problem: 'noSheet', sheets: ['Blad1'] });
  });

  test('a small file that unpacks to very much is cut off, and memory stays', async () => {
    const made = await bytesOf(
      (() => {
        const book = new ExcelJS.Workbook();
        book.addWorksheet('Blad1').getCell('A1').value = 'x';
        return book;
      })(),
    );
    const zip = await JSZip.loadAsync(made);
    zip.file('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${' '.repeat(60_000_000)}</sheetData></worksheet>`);
    const bomb = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await readXlsx(bomb, first)).toEqual({ problem: 'tooMuch' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test('a text that very many cells share is cut off too', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Blad1');
    for (let row = 1; row <= 1000; row++) sheet.getCell(row, 1).value = 'samma text '.repeat(2900);
    const bytes = await bytesOf(book);
    expect(bytes.length).toBeLessThan(200_000);
    expect(await readXlsx(bytes, first)).toEqual({ problem: 'tooMuch' });
  });

  test('a rule or a merged area over the whole sheet costs nothing', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Blad1').getCell('A1').value = 'x';
    const zip = await JSZip.loadAsync(await bytesOf(book));
    const path = 'xl/worksheets/sheet1.xml';
    const xml = await zip.file(path)!.async('string');
    zip.file(
      path,
      xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    );
    const read = await readXlsx(await zip.generateAsync({ type: 'nodebuffer' }), first);
    expect(read).toMatchObject({ rows: [{ number: 1, cells: ['x'] }] });
  });
});
