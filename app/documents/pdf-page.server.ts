import { FONT_FILES } from './fonts.server';
import { PAPER } from './picture.server';
import { plainText } from './plain-text';

export interface PdfPage {
  pdf: PDFKit.PDFDocument;
  /** Everything that is read is under this. */
  root: PDFKit.PDFStructureElement;
}

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56 };
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Lines of air after a block. */
export const GAP = 0.55;
const LINE_GAP = 2.5;

const STYLES = {
  title: { font: 'bold', size: 19, colour: PAPER.accent },
  lead: { font: 'regular', size: 11, colour: PAPER.muted },
  heading2: { font: 'bold', size: 14, colour: PAPER.accent },
  heading3: { font: 'bold', size: 11, colour: PAPER.ink },
  heading4: { font: 'bold', size: 10, colour: PAPER.ink },
  text: { font: 'regular', size: 9.5, colour: PAPER.ink },
  note: { font: 'regular', size: 8.5, colour: PAPER.muted },
  caption: { font: 'bold', size: 9, colour: PAPER.ink },
  cell: { font: 'regular', size: 8.5, colour: PAPER.ink },
} as const;

export function setStyle({ pdf }: PdfPage, style: keyof typeof STYLES): void {
  const { font, size, colour } = STYLES[style];
  pdf.font(FONT_FILES[font]).fontSize(size).fillColor(colour);
}

/**
 * An element of the structure tree around what `write` draws. `attributes` are the PDF's own, such as the scope of a
 * header cell; pdfkit has no word for them, so they are set on the element's dictionary.
 */
export function element(
  { pdf }: PdfPage,
  type: string,
  write: () => void,
  { alternative, attributes }: { alternative?: string; attributes?: object } = {},
): PDFKit.PDFStructureElement {
  const made = pdf.struct(type, alternative === undefined ? {} : { alt: alternative }, write);
  const { dictionary } = made as unknown as { dictionary: { data: Record<string, unknown> } };
  if (attributes) dictionary.data.A = attributes;
  return made;
}

/** Writes at the cursor, in the style in use. */
export function say({ pdf }: PdfPage, text: string, options: PDFKit.Mixins.TextOptions = {}): void {
  pdf.text(printable(pdf, text), { width: TEXT_WIDTH, lineGap: LINE_GAP, ...options });
}

/** Points left on the page. */
export function room({ pdf }: PdfPage): number {
  return pdf.page.height - pdf.page.margins.bottom - pdf.y;
}

/** What pdfkit knows of the font in use. */
interface FontInUse {
  _font?: { font?: { hasGlyphForCodePoint?: (codePoint: number) => boolean } };
}

/** The text as the font can write it: a sign that it lacks is named by its number, never left out. Tabs become spaces. */
export function printable(pdf: PDFKit.PDFDocument | null, text: string): string {
  const clean = plainText(text).replaceAll('\t', '    ');
  const font = (pdf as FontInUse | null)?._font?.font;
  if (!font?.hasGlyphForCodePoint) return clean;
  let written = '';
  for (const sign of clean) {
    const codePoint = sign.codePointAt(0)!;
    const isKnown = sign === '\n' || font.hasGlyphForCodePoint(codePoint);
    written += isKnown ? sign : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return written;
}
