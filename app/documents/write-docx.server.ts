import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Document as WordDocument,
  Table as WordTable,
} from 'docx';
import { cellText } from './cell-text';
import { columnShares } from './column-shares';
import { drawFigure } from './draw-figure';
import type { Block, Document, Figure, Making, Run, Table } from './model';
import { pictureOf } from './picture.server';
import { linesOf, plainText } from './plain-text';

const FONT = 'Arial';
const INK = '1A1A1A';
const ACCENT = '0B5E6B';
/** Twentieths of a point: A4 with 2.2 cm around. */
const PAGE = { width: 11906, height: 16838, margin: 1250 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Points of a picture across the page. */
const PICTURE_WIDTH = 620;
/** Line heights, said to be shares of the letters' own: some readers take a bare number for points. */
const LINES = { line: 288, lineRule: LineRuleType.AUTO };
const CLOSE_LINES = { line: 240, lineRule: LineRuleType.AUTO };
const BULLETS = 'bullets';
const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** The document as Word: heading styles, repeated header rows, alternative texts, language and title. */
export async function writeDocx(document: Document, { signal, onPart }: Making = {}): Promise<Buffer> {
  const children: (Paragraph | WordTable)[] = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: toRuns([{ text: document.title }]) }),
    new Paragraph({ style: 'Lead', children: toRuns([{ text: document.subtitle }]) }),
  ];
  for (const [index, block] of document.blocks.entries()) {
    signal?.throwIfAborted();
    onPart?.(index, document.blocks.length);
    children.push(...(await toWord(block)));
  }
  signal?.throwIfAborted();
  return Packer.toBuffer(assemble(document, children));
}

async function toWord(block: Block): Promise<(Paragraph | WordTable)[]> {
  switch (block.kind) {
    case 'heading': {
      return [
        new Paragraph({ heading: HEADINGS[block.level], keepNext: true, children: toRuns([{ text: block.text }]) }),
      ];
    }
    case 'paragraph':
      return [new Paragraph({ ...(block.isNote ? { style: 'Note' } : {}), children: toRuns(block.runs) })];
    case 'list':
      return block.items.map(
        (runs) =>
          new Paragraph({
            numbering: { reference: BULLETS, level: 0 },
            spacing: { after: 60 },
            children: toRuns(runs),
          }),
      );
    case 'table':
      return toTable(block);
    case 'figure':
      return toPicture(block);
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true })];
  }
}

/** Runs with their line feeds as line breaks. */
function toRuns(runs: readonly Run[]): TextRun[] {
  return runs.flatMap(({ text, isBold }) =>
    linesOf(text).map(
      (line, index) =>
        new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}), ...(isBold ? { bold: true } : {}) }),
    ),
  );
}

const caption = (text: string) => new Paragraph({ style: 'Caption', keepNext: true, children: toRuns([{ text }]) });

function toTable({ caption: title, columns, rows }: Table): (Paragraph | WordTable)[] {
  const texts = rows.map((row) => row.map((value, index) => cellText(value, columns[index]!)));
  const widths = columnShares(columns, texts).map((share) => Math.floor(TEXT_WIDTH * share));
  const cell = (text: string, column: number, options: { isHeader?: boolean }) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      ...(options.isHeader ? { shading: { fill: 'E3EFF1' } } : {}),
      children: [
        new Paragraph({
          style: 'Cell',
          ...(columns[column]!.kind === 'number' ? { alignment: AlignmentType.RIGHT } : {}),
          children: toRuns([{ text, isBold: options.isHeader === true || column === 0 }]),
        }),
      ],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'B0B0B0' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return [
    caption(title),
    new WordTable({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((column, index) => cell(column.header, index, { isHeader: true })),
        }),
        ...texts.map((row) => new TableRow({ children: row.map((text, index) => cell(text, index, {})) })),
      ],
    }),
    new Paragraph({ style: 'Cell' }),
  ];
}

async function toPicture(figure: Figure): Promise<Paragraph[]> {
  const drawing = drawFigure(figure);
  const alternative = plainText(figure.alternative);
  return [
    caption(figure.caption),
    new Paragraph({
      children: [
        new ImageRun({
          type: 'png',
          data: await pictureOf(drawing),
          transformation: {
            width: PICTURE_WIDTH,
            height: Math.round((PICTURE_WIDTH * drawing.height) / drawing.width),
          },
          altText: { name: plainText(figure.caption), title: plainText(figure.caption), description: alternative },
        }),
      ],
    }),
  ];
}

function assemble(document: Document, children: (Paragraph | WordTable)[]): WordDocument {
  const language = { value: document.language === 'sv' ? 'sv-SE' : 'en-GB' };
  const text = (size: number, more: Pick<IParagraphOptions, 'spacing'> & { bold?: boolean; color?: string } = {}) => ({
    run: { size, font: FONT, color: more.color ?? INK, ...(more.bold ? { bold: true } : {}) },
    paragraph: { spacing: more.spacing ?? { after: 120, ...LINES } },
  });
  return new WordDocument({
    title: plainText(document.title),
    creator: plainText(document.author),
    description: plainText(document.stamp.footer),
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language }, paragraph: { spacing: { after: 120, ...LINES } } },
        heading1: text(40, { bold: true, color: ACCENT, spacing: { after: 80 } }),
        heading2: text(28, { bold: true, color: ACCENT, spacing: { before: 320, after: 100 } }),
        heading3: text(23, { bold: true, spacing: { before: 220, after: 80 } }),
        heading4: text(21, { bold: true, spacing: { before: 200, after: 60 } }),
      },
      paragraphStyles: [
        { id: 'Lead', name: 'Lead', basedOn: 'Normal', ...text(24, { color: '555555', spacing: { after: 240 } }) },
        { id: 'Note', name: 'Note', basedOn: 'Normal', ...text(19, { color: '555555' }) },
        { id: 'Cell', name: 'Cell', basedOn: 'Normal', ...text(18, { spacing: { after: 0, ...CLOSE_LINES } }) },
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          ...text(19, { bold: true, spacing: { before: 160, after: 80 } }),
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 500, hanging: 280 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Cell',
                children: [
                  new TextRun({ text: `${plainText(document.stamp.footer)}  `, size: 13, color: '555555' }),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 13 }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
}
