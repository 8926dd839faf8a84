import JSZip from 'jszip';
import pptxgen from 'pptxgenjs';
import { cellText } from './cell-text';
import { columnShares } from './column-shares';
import type { Block, Document, Figure, Making, Table } from './model';
import { linesOf, piecesOf, plainText } from './plain-text';

const FONT = 'Arial';
const INK = '1A1A1A';
const ACCENT = '0B5E6B';
const MUTED = '555555';
/** Inches: 16:9. */
const SLIDE = { width: 13.33, height: 7.5, margin: 0.6, top: 1.45, bottom: 6.75 };
const BODY = { width: SLIDE.width - 2 * SLIDE.margin, height: SLIDE.bottom - SLIDE.top };
/** What a slide holds and is still read from the back of a room. */
const LETTERS_A_SLIDE = 650;
const ITEMS_A_SLIDE = 9;
const ROWS_A_SLIDE = 11;
const MASTER = 'Page';

interface Entry {
  text: string;
  isItem: boolean;
  isBold: boolean;
}

/** The document as slides: each has its title, charts are native with alternative texts, tables have their header row. */
export async function writePptx(document: Document, { signal, onPart }: Making = {}): Promise<Buffer> {
  const deck = new Deck(document);
  for (const [index, block] of document.blocks.entries()) {
    signal?.throwIfAborted();
    onPart?.(index, document.blocks.length);
    deck.add(block);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const bytes = await deck.write();
  signal?.throwIfAborted();
  return markHeaderRows(bytes);
}

class Deck {
  private readonly deck = new pptxgen();
  private readonly language: string;
  private heading = '';
  private waiting: Entry[] = [];

  constructor(document: Document) {
    this.language = document.language === 'sv' ? 'sv-SE' : 'en-GB';
    const { deck } = this;
    deck.layout = 'LAYOUT_WIDE';
    deck.title = plainText(document.title);
    deck.author = plainText(document.author);
    deck.subject = plainText(document.stamp.footer);
    deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
    deck.defineSlideMaster({
      title: MASTER,
      background: { color: 'FFFFFF' },
      objects: [
        {
          placeholder: {
            options: {
              name: 'title',
              type: 'title',
              x: SLIDE.margin,
              y: 0.4,
              w: BODY.width,
              h: 0.9,
              fontSize: 28,
              bold: true,
              color: ACCENT,
              fontFace: FONT,
              align: 'left',
              valign: 'middle',
            },
            text: '',
          },
        },
        {
          text: {
            text: plainText(document.stamp.footer),
            options: { x: SLIDE.margin, y: 7.0, w: 11.2, h: 0.3, fontSize: 8, color: MUTED, fontFace: FONT },
          },
        },
      ],
      slideNumber: { x: 12.2, y: 7.0, w: 0.6, h: 0.3, fontSize: 10, color: MUTED, fontFace: FONT },
    });
    this.openSlide(document.title).addText(plainText(document.subtitle), {
      x: SLIDE.margin,
      y: SLIDE.top,
      w: BODY.width,
      h: 1,
      fontSize: 18,
      color: MUTED,
      fontFace: FONT,
      lang: this.language,
      valign: 'top',
    });
  }

  add(block: Block): void {
    if (block.kind === 'heading' && block.level === 2) {
      this.flush();
      this.heading = block.text;
    } else if (block.kind === 'heading') this.waiting.push({ text: block.text, isItem: false, isBold: true });
    else if (block.kind === 'paragraph') {
      const text = block.runs.map((run) => run.text).join('');
      for (const piece of piecesOf(text, LETTERS_A_SLIDE))
        this.waiting.push({ text: piece, isItem: false, isBold: false });
    } else if (block.kind === 'list') {
      for (const runs of block.items) {
        this.waiting.push({ text: runs.map((run) => run.text).join(''), isItem: true, isBold: false });
      }
    } else if (block.kind === 'table') {
      this.flush();
      this.addTable(block);
    } else if (block.kind === 'figure') {
      this.flush();
      this.addChart(block);
    }
  }

  async write(): Promise<Buffer> {
    this.flush();
    return (await this.deck.write({ outputType: 'nodebuffer', compression: true })) as Buffer;
  }

  private openSlide(title: string): pptxgen.Slide {
    const slide = this.deck.addSlide({ masterName: MASTER });
    slide.addText(plainText(title), { placeholder: 'title', lang: this.language });
    return slide;
  }

  /** The texts that have gathered, on as many slides as they need. */
  private flush(): void {
    let entries: Entry[] = [];
    let letters = 0;
    const show = () => {
      // A subheading at the end of a slide belongs to the next one.
      const last = entries.at(-1);
      const kept = last?.isBold && entries.length > 1 ? entries.slice(0, -1) : entries;
      if (kept.length > 0) this.addTexts(kept);
      entries = kept === entries ? [] : [last!];
      letters = 0;
    };
    for (const entry of this.waiting) {
      const isFull = letters + entry.text.length > LETTERS_A_SLIDE || entries.length >= ITEMS_A_SLIDE;
      if (entries.length > 0 && isFull) show();
      entries.push(entry);
      letters += entry.text.length;
    }
    if (entries.length > 0) this.addTexts(entries);
    this.waiting = [];
  }

  private addTexts(entries: readonly Entry[]): void {
    const lines = entries.flatMap(({ text, isItem, isBold }) =>
      linesOf(text).map((line) => ({
        text: line,
        options: {
          breakLine: true,
          bold: isBold,
          lang: this.language,
          paraSpaceAfter: 8,
          ...(isItem ? { bullet: { indent: 16 } } : {}),
        },
      })),
    );
    this.openSlide(this.heading).addText(lines, {
      x: SLIDE.margin,
      y: SLIDE.top,
      w: BODY.width,
      h: BODY.height,
      fontSize: 18,
      color: INK,
      fontFace: FONT,
      valign: 'top',
      fit: 'shrink',
    });
  }

  private addChart({ caption, alternative, rows, legend, scale }: Figure): void {
    const slide = this.openSlide(caption);
    // A bar chart is drawn from below.
    const shown = rows.filter((row) => row.value !== null).toReversed();
    if (shown.length === 0) {
      slide.addText(plainText(alternative), {
        x: SLIDE.margin,
        y: SLIDE.top,
        w: BODY.width,
        h: 2,
        fontSize: 18,
        color: INK,
      });
      return;
    }
    const labels = shown.map((row) => plainText(row.label));
    slide.addChart(
      this.deck.ChartType.bar,
      [{ name: plainText(legend.value), labels, values: shown.map((row) => row.value!) }],
      {
        x: SLIDE.margin,
        y: SLIDE.top,
        w: BODY.width,
        h: BODY.height,
        barDir: 'bar',
        chartColors: [ACCENT],
        valAxisMinVal: scale.min,
        valAxisMaxVal: scale.max,
        valAxisMajorUnit: 1,
        catAxisLabelFontSize: shown.length > 10 ? 9 : 13,
        valAxisLabelFontSize: 12,
        showValue: true,
        dataLabelFormatCode: '0.0',
        dataLabelFontSize: shown.length > 10 ? 9 : 12,
        showLegend: true,
        legendPos: 'b',
        legendFontSize: 12,
        altText: plainText(alternative),
      },
    );
  }

  private addTable({ caption, columns, rows }: Table): void {
    const header = columns.map((column) => ({
      text: plainText(column.header),
      options: { bold: true, fill: { color: 'E3EFF1' }, color: INK },
    }));
    const texts = rows.map((row) => row.map((cell, index) => plainText(cellText(cell, columns[index]!))));
    const shares = columnShares(columns, texts);
    for (let start = 0; start < Math.max(rows.length, 1); start += ROWS_A_SLIDE) {
      const body = texts.slice(start, start + ROWS_A_SLIDE).map((row) =>
        row.map((text, index) => ({
          text,
          options: {
            bold: index === 0,
            align: columns[index]!.kind === 'number' ? ('right' as const) : ('left' as const),
          },
        })),
      );
      this.openSlide(caption).addTable([header, ...body], {
        x: SLIDE.margin,
        y: SLIDE.top,
        w: BODY.width,
        colW: shares.map((share) => BODY.width * share),
        fontSize: 11,
        fontFace: FONT,
        color: INK,
        border: { type: 'solid', pt: 0.5, color: 'B0B0B0' },
        margin: 0.05,
      });
    }
  }
}

/** pptxgenjs has no word for a header row: it is marked in the slides themselves, so that it is read as one. */
async function markHeaderRows(bytes: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  for (const path of Object.keys(zip.files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))) {
    const xml = await zip.file(path)!.async('string');
    if (xml.includes('<a:tblPr/>'))
      zip.file(path, xml.replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1" firstCol="1"/>'));
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
