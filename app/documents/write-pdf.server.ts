import PDFDocument from 'pdfkit';
import { cellText } from './cell-text';
import { drawFigure } from './draw-figure';
import { FONT_FILES } from './fonts.server';
import type { Block, Document, Figure, Making, Run, Table } from './model';
import { element, GAP, PAGE, type PdfPage, printable, room, say, setStyle, TEXT_WIDTH } from './pdf-page.server';
import { drawPdfTable } from './pdf-table.server';
import { PAPER } from './picture.server';
import { plainText } from './plain-text';

const NEEDED_UNDER_HEADING = 90;
const BULLET_INDENT = 14;

/**
 * The document as tagged PDF: structure tree in reading order, title, language, bookmarks, headings, header cells,
 * alternative texts, and a font in the file that has the letters. The footer is marked as no part of the text.
 */
export async function writePdf(document: Document, { signal, onPart }: Making = {}): Promise<Buffer> {
  const page = openPdf(document);
  const finished = collect(page.pdf);
  setStyle(page, 'title');
  page.root.add(element(page, 'H1', () => say(page, document.title)));
  setStyle(page, 'lead');
  page.root.add(element(page, 'P', () => say(page, document.subtitle)));
  page.pdf.moveDown(GAP);
  for (const [index, block] of document.blocks.entries()) {
    signal?.throwIfAborted();
    onPart?.(index, document.blocks.length);
    keepWithNext(page, block, document.blocks[index + 1]);
    writeBlock(page, block);
    await new Promise((resolve) => setImmediate(resolve));
  }
  signal?.throwIfAborted();
  page.root.end();
  writeFooters(page, document.stamp.footer);
  page.pdf.end();
  return finished;
}

function openPdf(document: Document): PdfPage {
  const language = document.language === 'sv' ? 'sv-SE' : 'en-GB';
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
    bufferPages: true,
    pdfVersion: '1.7',
    // The types lag behind: PDF/UA came with 0.17.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    displayTitle: true,
    lang: language,
    font: FONT_FILES.regular,
    info: {
      Title: printable(null, document.title),
      Author: printable(null, document.author),
      Subject: document.stamp.footer,
      CreationDate: new Date(document.stamp.createdAt),
    },
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return { pdf, root };
}

function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

/** A heading is not left alone at the foot of a page: what it stands over must fit, at least its beginning. */
function keepWithNext(page: PdfPage, block: Block, next: Block | undefined): void {
  if (block.kind !== 'heading') return;
  const figure = next?.kind === 'figure' ? sizeOf(next).height : 0;
  if (room(page) < NEEDED_UNDER_HEADING + figure && page.pdf.y > PAGE.margin + 1) page.pdf.addPage();
}

function writeBlock(page: PdfPage, block: Block): void {
  if (block.kind === 'heading') writeHeading(page, block);
  else if (block.kind === 'list') writeList(page, block.items);
  else if (block.kind === 'table') writeTable(page, block);
  else if (block.kind === 'figure') writeFigure(page, block);
  else if (block.kind === 'pageBreak') page.pdf.addPage();
  else {
    setStyle(page, block.isNote ? 'note' : 'text');
    page.root.add(element(page, 'P', () => writeRuns(page, block.runs)));
    page.pdf.moveDown(GAP);
  }
}

function writeHeading(page: PdfPage, { level, text }: Extract<Block, { kind: 'heading' }>): void {
  const { pdf, root } = page;
  pdf.moveDown(level === 2 ? 0.7 : 0.4);
  setStyle(page, `heading${level}`);
  if (level === 2) pdf.outline.addItem(printable(pdf, text));
  root.add(element(page, `H${level}`, () => say(page, text)));
  pdf.moveDown(0.3);
}

/** Line by line: where one run goes on in another, pdfkit loses a line feed between them or indents what follows. */
function writeRuns(page: PdfPage, runs: readonly Run[], width = TEXT_WIDTH): void {
  for (const line of linesOf(runs)) {
    line.forEach(({ text, isBold }, index) => {
      page.pdf.font(FONT_FILES[isBold ? 'bold' : 'regular']);
      say(page, text, { continued: index < line.length - 1, width });
    });
    if (line.length === 0) page.pdf.moveDown();
  }
  page.pdf.font(FONT_FILES.regular);
}

/** The runs of each line. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, isBold } of runs) {
    for (const [index, part] of plainText(text).split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ text: part, ...(isBold ? { isBold } : {}) });
    }
  }
  return lines;
}

function writeList(page: PdfPage, items: readonly Run[][]): void {
  const { pdf, root } = page;
  setStyle(page, 'text');
  const list = pdf.struct('L');
  root.add(list);
  for (const runs of items) {
    if (room(page) < pdf.currentLineHeight(true) * 2) pdf.addPage();
    const item = pdf.struct('LI');
    list.add(item);
    const left = pdf.page.margins.left;
    const top = pdf.y;
    item.add(element(page, 'Lbl', () => pdf.text('•', left, top, { lineBreak: false })));
    const body = () => {
      pdf.x = left + BULLET_INDENT;
      pdf.y = top;
      writeRuns(page, runs, TEXT_WIDTH - BULLET_INDENT);
    };
    item.add(element(page, 'LBody', body));
    item.end();
    pdf.x = left;
    pdf.moveDown(0.15);
  }
  list.end();
  pdf.moveDown(GAP);
}

function writeCaption(page: PdfPage, text: string): void {
  setStyle(page, 'caption');
  page.root.add(element(page, 'P', () => say(page, text)));
  page.pdf.moveDown(0.2);
}

function writeTable(page: PdfPage, table: Table): void {
  if (room(page) < NEEDED_UNDER_HEADING) page.pdf.addPage();
  writeCaption(page, table.caption);
  drawPdfTable(
    page,
    table.columns.map(({ header, kind, width = 1 }) => ({ header, isRight: kind === 'number', width })),
    table.rows.map((row) => row.map((value, index) => cellText(value, table.columns[index]!))),
  );
  page.pdf.moveDown(GAP);
}

/** A figure as wide as the text, or as high as a page at most. */
function sizeOf(figure: Figure) {
  const drawing = drawFigure(figure);
  const scale = Math.min(TEXT_WIDTH / drawing.width, (PAGE.height - 2 * PAGE.margin - 80) / drawing.height);
  return { drawing, scale, height: drawing.height * scale };
}

function writeFigure(page: PdfPage, figure: Figure): void {
  const { pdf, root } = page;
  const { drawing, scale, height } = sizeOf(figure);
  if (room(page) < height + 24) pdf.addPage();
  writeCaption(page, figure.caption);
  const top = pdf.y;
  const draw = () => {
    pdf.save().translate(pdf.page.margins.left, top).scale(scale);
    for (const shape of drawing.shapes) {
      const colour = PAPER[shape.tone];
      if (shape.kind === 'rectangle') pdf.rect(shape.x, shape.y, shape.width, shape.height).fill(colour);
      else if (shape.kind === 'line') {
        pdf.lineWidth(shape.thickness).moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2).stroke(colour);
      } else if (shape.kind === 'circle') {
        pdf.lineWidth(1.5).circle(shape.x, shape.y, shape.radius);
        if (shape.isHollow) pdf.fillAndStroke(PAPER.paper, colour);
        else pdf.fill(colour);
      } else {
        const text = printable(pdf, shape.text);
        pdf.font(FONT_FILES.regular).fontSize(shape.size).fillColor(colour);
        const width = shape.anchor === 'start' ? 0 : pdf.widthOfString(text);
        const left = shape.x - (shape.anchor === 'end' ? width : width / 2);
        pdf.text(text, left, shape.y, { lineBreak: false, baseline: 'alphabetic' });
      }
    }
    pdf.restore();
  };
  const attributes = boxOf(page, top, height);
  root.add(element(page, 'Figure', draw, { alternative: printable(null, figure.alternative), attributes }));
  pdf.x = pdf.page.margins.left;
  pdf.y = top + height;
  pdf.moveDown(GAP);
}

/** Where the figure is on its page, as PDF/UA wants to know. */
function boxOf({ pdf }: PdfPage, top: number, height: number): object {
  const left = pdf.page.margins.left;
  const bottom = PAGE.height - top - height;
  return { O: 'Layout', Placement: 'Block', BBox: [left, bottom, left + TEXT_WIDTH, bottom + height] };
}

function writeFooters({ pdf }: PdfPage, footer: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let number = start; number < start + count; number++) {
    pdf.switchToPage(number);
    const { bottom, left } = pdf.page.margins;
    // Text under the margin would begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.font(FONT_FILES.regular).fontSize(6.5).fillColor(PAPER.muted);
    const y = PAGE.height - bottom + 14;
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    pdf.text(printable(pdf, footer), left, y, { lineBreak: false });
    pdf.text(`${number + 1} / ${count}`, left, y + 10, { width: TEXT_WIDTH, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}
