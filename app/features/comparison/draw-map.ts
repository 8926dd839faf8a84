import { PRINT_SCALE } from '#app/components/picture-file';
import { valueText } from '#app/i18n/value-text';
import { type Cell, type ComparisonView, SYMBOLS } from './view';

const NAME_WIDTH = 220;
const CELL_WIDTH = 96;
const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 84;
const DARK_FROM = 4;

interface Colors {
  text: string;
  surface: string;
  scale: string[];
}

/** The map as a picture: the same numbers, signs and colours as the table on the page has. */
export function drawMap({ columns, map, setting }: ComparisonView, organisation: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = (NAME_WIDTH + columns.length * CELL_WIDTH) * PRINT_SCALE;
  canvas.height = (HEAD_HEIGHT + map.rows.length * ROW_HEIGHT) * PRINT_SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const colors = readColors(setting.scale);
  const family = getComputedStyle(document.body).fontFamily;
  pen.scale(PRINT_SCALE, PRINT_SCALE);
  pen.fillStyle = colors.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = colors.text;
  pen.font = `600 14px ${family}`;
  pen.fillText(organisation, 0, HEAD_HEIGHT - 12, NAME_WIDTH - 8);
  for (const [index, { name }] of columns.entries()) drawHead(pen, name, NAME_WIDTH + index * CELL_WIDTH);
  map.rows.forEach((row, line) => {
    const top = HEAD_HEIGHT + line * ROW_HEIGHT;
    pen.textAlign = 'start';
    pen.fillStyle = colors.text;
    pen.font = `${row.isOwn ? 600 : 400} 15px ${family}`;
    pen.fillText(row.name, 0, top + 21, NAME_WIDTH - 8);
    row.cells.forEach((cell, index) => {
      pen.font = `15px ${family}`;
      drawCell(pen, cell, { left: NAME_WIDTH + index * CELL_WIDTH, top }, colors, setting.scale.min);
    });
  });
  return canvas;
}

/** A name on at most four lines, broken between words. */
function drawHead(pen: CanvasRenderingContext2D, name: string, left: number): void {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && pen.measureText(longer).width <= CELL_WIDTH - 8) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const shown = lines.length > 4 ? [...lines.slice(0, 3), `${lines[3]} …`] : lines;
  shown.forEach((line, index) => {
    pen.fillText(line, left + 4, HEAD_HEIGHT - 12 - (shown.length - 1 - index) * 18, CELL_WIDTH - 8);
  });
}

function drawCell(
  pen: CanvasRenderingContext2D,
  cell: Cell,
  { left, top }: { left: number; top: number },
  colors: Colors,
  min: number,
): void {
  const isShown = 'value' in cell;
  const step = isShown ? cell.band - min : 0;
  pen.fillStyle = isShown ? (colors.scale[step] ?? colors.surface) : colors.surface;
  pen.fillRect(left + 1, top + 1, CELL_WIDTH - 2, ROW_HEIGHT - 2);
  pen.fillStyle = isShown && step >= DARK_FROM ? colors.surface : colors.text;
  pen.textAlign = 'center';
  const text = isShown ? valueText(cell.value) : SYMBOLS[cell.reason];
  pen.fillText(text, left + CELL_WIDTH / 2, top + 21);
}

/** The page's colours as the browser resolves them, whatever the scheme. */
function readColors({ min, max }: { min: number; max: number }): Colors {
  const place = document.querySelector('.compare') ?? document.body;
  const probe = document.createElement('span');
  place.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const scale = Array.from({ length: max - min + 1 }, (_, step) => read(`--scale-${step}`));
  const colors = { text: read('--color-text'), surface: read('--color-surface'), scale };
  probe.remove();
  return colors;
}
