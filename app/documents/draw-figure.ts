import { formatNumber } from '#app/i18n/format';
import type { Figure, FigureRow } from './model';
import { plainText } from './plain-text';

/** What something is, not its colour: paper and screen have their own. */
export type Tone = 'ink' | 'muted' | 'accent' | 'band' | 'grid' | 'paper';

export type Shape =
  | { kind: 'rectangle'; x: number; y: number; width: number; height: number; tone: Tone }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; tone: Tone; thickness: number }
  | { kind: 'circle'; x: number; y: number; radius: number; tone: Tone; isHollow: boolean }
  | { kind: 'text'; x: number; y: number; size: number; anchor: 'start' | 'middle' | 'end'; tone: Tone; text: string };

export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

const WIDTH = 640;
const LABELS = 214;
const VALUES = 74;
const TOP = 8;
const ROW = 30;
const AXIS = 24;
const LEGEND = 20;
const PADDING = 12;
const TEXT = 12;
const SMALL = 10.5;
/** Letters that fit on a line of the label column. */
const LABEL_LETTERS = 34;
const LEGEND_LETTER = 6.2;

/** The figure as shapes on a canvas 640 wide, the same for every format. Values are printed beside what is drawn. */
export function drawFigure(figure: Figure): Drawing {
  const left = LABELS + PADDING;
  const right = WIDTH - VALUES;
  const bottom = TOP + figure.rows.length * ROW;
  const { min, max } = figure.scale;
  const x = (value: number) => left + ((value - min) / (max - min)) * (right - left);
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const legend = drawLegend(figure, bottom + AXIS);
  return {
    width: WIDTH,
    height: bottom + AXIS + legend.height,
    shapes: [
      ...steps.flatMap((step): Shape[] => [
        { kind: 'line', x1: x(step), y1: TOP, x2: x(step), y2: bottom, tone: 'grid', thickness: 1 },
        text(x(step), bottom + 16, String(step), { anchor: 'middle', tone: 'muted' }),
      ]),
      ...figure.rows.flatMap((row, index) => drawRow(figure, row, TOP + index * ROW + ROW / 2, x)),
      ...legend.shapes,
    ],
  };
}

function text(
  x: number,
  y: number,
  content: string,
  { size = SMALL, anchor = 'start', tone = 'ink' }: Partial<Extract<Shape, { kind: 'text' }>> = {},
): Shape {
  return { kind: 'text', x, y, size, anchor, tone, text: plainText(content).replaceAll('\n', ' ') };
}

function drawRow(figure: Figure, row: FigureRow, middle: number, x: (value: number) => number): Shape[] {
  const { legend, scale, shape } = figure;
  const lines = wrap(row.label, LABEL_LETTERS);
  const first = middle + 4 - ((lines.length - 1) * TEXT) / 2;
  const shapes: Shape[] = lines.map((line, index) => text(0, first + index * TEXT, line));
  const bar = (low: number, high: number, height: number, tone: Tone): Shape => ({
    kind: 'rectangle',
    x: x(low),
    y: middle - height / 2,
    width: Math.max(x(high) - x(low), 1),
    height,
    tone,
  });
  if (legend.band && row.band) shapes.push(bar(row.band.low, row.band.high, 18, 'band'));
  if (shape === 'bars' && row.value !== null) shapes.push(bar(scale.min, row.value, 12, 'accent'));
  if (legend.others) for (const value of row.others ?? []) shapes.push(dot(x(value), middle, 3, 'muted', true));
  if (legend.median && row.median != null) {
    const at = x(row.median);
    shapes.push({ kind: 'line', x1: at, y1: middle - 11, x2: at, y2: middle + 11, tone: 'ink', thickness: 2 });
  }
  if (legend.earlier && row.earlier != null) shapes.push(dot(x(row.earlier), middle, 4.5, 'accent', true));
  if (shape === 'strip' && row.value !== null) shapes.push(dot(x(row.value), middle, 5.5, 'accent', false));
  const printed = row.value === null ? '–' : formatNumber(row.value, 1);
  shapes.push(text(WIDTH, middle + 4, printed, { size: TEXT, anchor: 'end' }));
  if (row.value === null && row.note) shapes.push(text(x(scale.min) + 6, middle + 4, row.note, { tone: 'muted' }));
  return shapes;
}

function dot(x: number, y: number, radius: number, tone: Tone, isHollow: boolean): Shape {
  return { kind: 'circle', x, y, radius, tone, isHollow };
}

/** The words of a label on at most two lines; what does not fit ends with an ellipsis, and stands whole in the table. */
function wrap(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of plainText(label).split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map((line) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line));
  if (lines.length > 2) kept[1] = `${kept[1]!.slice(0, letters - 1)}…`;
  return kept;
}

function drawLegend({ legend, shape }: Figure, top: number): { shapes: Shape[]; height: number } {
  const marks: [string | undefined, (x: number, y: number) => Shape][] = [
    [
      legend.value,
      (x, y) =>
        shape === 'bars'
          ? { kind: 'rectangle', x: x - 6, y: y - 5, width: 12, height: 10, tone: 'accent' }
          : dot(x, y, 5.5, 'accent', false),
    ],
    [legend.earlier, (x, y) => dot(x, y, 4.5, 'accent', true)],
    [legend.median, (x, y) => ({ kind: 'line', x1: x, y1: y - 8, x2: x, y2: y + 8, tone: 'ink', thickness: 2 })],
    [legend.band, (x, y) => ({ kind: 'rectangle', x: x - 8, y: y - 7, width: 16, height: 14, tone: 'band' })],
    [legend.others, (x, y) => dot(x, y, 3, 'muted', true)],
  ];
  const shapes: Shape[] = [];
  let x = PADDING;
  let y = top + LEGEND / 2;
  for (const [name, mark] of marks) {
    if (!name) continue;
    const width = 16 + name.length * LEGEND_LETTER + PADDING * 1.5;
    if (x > PADDING && x + width > WIDTH) {
      x = PADDING;
      y += LEGEND;
    }
    shapes.push(mark(x, y), text(x + 12, y + 4, name));
    x += width;
  }
  return { shapes, height: y - top + LEGEND / 2 + 2 };
}
