import { columnShares } from './column-shares';
import { FONT_FILES } from './fonts.server';
import { element, PAGE, type PdfPage, printable, room, setStyle, TEXT_WIDTH } from './pdf-page.server';
import { PAPER } from './picture.server';
import { piecesOf } from './plain-text';

interface TableColumn {
  header: string;
  isRight: boolean;
  width: number;
}

interface Place extends TableColumn {
  x: number;
  points: number;
}

const PADDING = 4;
const HEADER_FILL = '#e3eff1';
/** A cell with more than this goes on in a row of its own, so that no row is taller than a page. */
const LONGEST_CELL = 900;
const TALLEST_ROW = PAGE.height - 2 * PAGE.margin - 60;

/** A table with header cells, repeated on every page it goes on to; the repetition is not read aloud. */
export function drawPdfTable(page: PdfPage, columns: readonly TableColumn[], rows: readonly string[][]): void {
  const { pdf, root } = page;
  const places = placesOf(page, columns, rows);
  const table = pdf.struct('Table');
  root.add(table);
  const header = columns.map((column) => column.header);
  setStyle(page, 'cell');
  drawRow(page, table, places, header, 'header');
  for (const row of rows.flatMap((one) => fittingRows(page, places, one))) {
    if (room(page) < heightOf(page, places, row)) {
      pdf.addPage();
      drawRow(page, null, places, header, 'header');
    }
    drawRow(page, table, places, row, 'row');
  }
  table.end();
  pdf.x = pdf.page.margins.left;
}

function placesOf({ pdf }: PdfPage, columns: readonly TableColumn[], rows: readonly string[][]): Place[] {
  let x = pdf.page.margins.left;
  const shares = columnShares(columns, rows);
  return columns.map((column, index) => {
    const points = TEXT_WIDTH * shares[index]!;
    const place = { ...column, x, points };
    x += points;
    return place;
  });
}

/** The row, in several if it would be taller than a page. */
function fittingRows(page: PdfPage, places: readonly Place[], row: string[]): string[][] {
  const isShort = row.every((text) => text.length < 4 * LONGEST_CELL);
  if (isShort && heightOf(page, places, row) <= TALLEST_ROW) return [row];
  const pieces = row.map((text) => piecesOf(text, LONGEST_CELL));
  const count = Math.max(...pieces.map((parts) => parts.length));
  return Array.from({ length: count }, (_, part) => pieces.map((parts) => parts[part] ?? ''));
}

function heightOf({ pdf }: PdfPage, places: readonly Place[], row: readonly string[]): number {
  pdf.font(FONT_FILES.bold);
  const heights = places.map(({ points }, index) =>
    pdf.heightOfString(printable(pdf, row[index] || ' '), { width: points - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
}

/** Draws a row at the cursor. Without a table it is a repeated header: no part of the text. */
function drawRow(
  page: PdfPage,
  table: PDFKit.PDFStructureElement | null,
  places: readonly Place[],
  row: readonly string[],
  kind: 'header' | 'row',
): void {
  const { pdf } = page;
  setStyle(page, 'cell');
  const height = heightOf(page, places, row);
  const top = pdf.y;
  pdf.markContent('Artifact', { type: 'Layout' });
  if (kind === 'header') pdf.rect(pdf.page.margins.left, top, TEXT_WIDTH, height).fill(HEADER_FILL);
  const bottom = top + height;
  pdf
    .lineWidth(0.5)
    .moveTo(pdf.page.margins.left, bottom)
    .lineTo(pdf.page.margins.left + TEXT_WIDTH, bottom);
  pdf.stroke(PAPER.grid);
  pdf.endMarkedContent();
  if (table) {
    const line = pdf.struct('TR');
    table.add(line);
    places.forEach((place, index) => {
      const isHeader = kind === 'header' || index === 0;
      const draw = () => drawText(page, place, row[index] ?? '', top, isHeader);
      const scope = kind === 'header' ? 'Column' : 'Row';
      line.add(
        isHeader ? element(page, 'TH', draw, { attributes: { O: 'Table', Scope: scope } }) : element(page, 'TD', draw),
      );
    });
    line.end();
  } else {
    pdf.markContent('Artifact', { type: 'Pagination' });
    for (const [index, place] of places.entries()) drawText(page, place, row[index] ?? '', top, true);
    pdf.endMarkedContent();
  }
  pdf.x = pdf.page.margins.left;
  pdf.y = top + height;
}

function drawText({ pdf }: PdfPage, place: Place, text: string, top: number, isBold: boolean): void {
  pdf.font(FONT_FILES[isBold ? 'bold' : 'regular']).fillColor(PAPER.ink);
  pdf.text(printable(pdf, text), place.x + PADDING, top + PADDING, {
    width: place.points - 2 * PADDING,
    align: place.isRight ? 'right' : 'left',
  });
}
