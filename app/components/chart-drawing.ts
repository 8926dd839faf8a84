import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
} from 'chart.js';

export type ChartSeries = 'own' | 'others' | 'earlier' | 'median' | 'band';

/** What to draw: one row or one corner a label, always on the whole scale. null leaves a gap. */
export interface ChartSpec {
  /** `strip`: one row a label with marks on the scale; `radar`: an overview of a few labels. */
  kind: 'strip' | 'radar';
  labels: string[];
  scale: { min: number; max: number };
  own: (number | null)[];
  /** The own values as they are written in the labels. */
  ownTexts: string[];
  earlier: (number | null)[] | null;
  medians: (number | null)[] | null;
  /** Lower and upper quartile; strips only. */
  bands: ([number, number] | null)[] | null;
  /** Values of others beside the own one; strips only. */
  others?: number[][];
}

type Colors = Record<'own' | 'earlier' | 'median' | 'band' | 'bandEdge' | 'grid' | 'text' | 'surface', string>;

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
);

/** Draws on the canvas in the colours of its style sheet and returns what erases it again. */
export function drawChart(canvas: HTMLCanvasElement, spec: ChartSpec): () => void {
  const colors = readColors(canvas);
  const font = { family: getComputedStyle(canvas).fontFamily, size: 15 };
  const chart = new Chart(
    canvas,
    spec.kind === 'radar' ? radar(spec, colors, font) : strip(canvas.parentElement, spec, colors, font),
  );
  return () => chart.destroy();
}

/** Custom properties as the browser resolves them, whatever the scheme: read back from an element that wears them. */
function readColors(canvas: HTMLCanvasElement): Colors {
  const probe = document.createElement('span');
  canvas.parentElement?.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--chart-${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    own: read('own'),
    earlier: read('earlier'),
    median: read('median'),
    band: read('band'),
    bandEdge: read('band-edge'),
    grid: read('grid'),
    text: read('text'),
    surface: read('surface'),
  };
  probe.remove();
  return colors;
}

const LETTER_WIDTH = 8.4;
const LINE_HEIGHT = 18;
const MARKS_HEIGHT = 44;
const AXIS_HEIGHT = 44;

interface Font {
  family: string;
  size: number;
}

function strip(place: HTMLElement | null, spec: ChartSpec, colors: Colors, font: Font): ChartConfiguration {
  const { min, max } = spec.scale;
  const letters = Math.max(24, Math.floor(((place?.clientWidth ?? 600) - 60) / LETTER_WIDTH));
  // The own value leads the label: beside its mark it would cover other marks.
  const labels = spec.labels.map((label, row) =>
    breakLabel(spec.ownTexts[row] ? `${spec.ownTexts[row]}  ${label}` : label, letters),
  );
  const lines = Math.max(...labels.map((label) => label.length));
  if (place) place.style.blockSize = `${labels.length * (MARKS_HEIGHT + lines * LINE_HEIGHT) + AXIS_HEIGHT}px`;
  const marks = { type: 'line' as const, showLine: false, clip: false as const };
  return {
    type: 'bar',
    data: {
      labels,
      datasets: [
        {
          ...marks,
          data: spec.own,
          order: 1,
          pointStyle: 'rectRot',
          pointRadius: 8,
          pointBackgroundColor: colors.own,
          pointBorderColor: colors.surface,
          pointBorderWidth: 1,
        },
        {
          ...marks,
          data: spec.earlier ?? [],
          order: 2,
          pointStyle: 'circle',
          // Wider than the own mark, so that it is seen around it where the value is the same.
          pointRadius: 9,
          pointBackgroundColor: colors.surface,
          pointBorderColor: colors.earlier,
          pointBorderWidth: 2,
        },
        {
          ...marks,
          data: spec.medians ?? [],
          order: 3,
          pointStyle: 'line',
          pointRotation: 90,
          pointRadius: 13,
          pointBorderColor: colors.median,
          pointBorderWidth: 3,
        },
        {
          ...marks,
          parsing: false,
          data: (spec.others ?? []).flatMap((values, row) => values.map((value) => ({ x: value, y: row }))),
          order: 4,
          pointStyle: 'circle',
          pointRadius: 5,
          pointBackgroundColor: colors.surface,
          pointBorderColor: colors.own,
          pointBorderWidth: 1.5,
        },
        {
          data: (spec.bands ?? []) as [number, number][],
          order: 5,
          barThickness: 18,
          backgroundColor: colors.band,
          borderColor: colors.bandEdge,
          borderWidth: 1,
          borderSkipped: false,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { left: 10, right: 12, top: lines * LINE_HEIGHT - 12 } },
      font,
      scales: {
        x: {
          min,
          max,
          ticks: { stepSize: 1, color: colors.text, font },
          grid: { color: colors.grid },
          border: { display: false },
        },
        y: {
          grid: { display: false },
          border: { display: false },
          // The label stands above its strip, so that it has the whole width on a phone too.
          ticks: {
            mirror: true,
            labelOffset: -15 - (lines * LINE_HEIGHT) / 2,
            padding: 8,
            color: colors.text,
            font,
            autoSkip: false,
          },
        },
      },
    },
  };
}

function radar(spec: ChartSpec, colors: Colors, font: Font): ChartConfiguration {
  const { min, max } = spec.scale;
  return {
    type: 'radar',
    data: {
      labels: spec.labels.map((label, index) => [...wrap(label), spec.ownTexts[index] ?? '']),
      datasets: [
        {
          data: spec.own,
          order: 1,
          borderColor: colors.own,
          borderWidth: 3,
          pointStyle: 'rectRot',
          pointRadius: 7,
          pointBackgroundColor: colors.own,
        },
        {
          data: spec.earlier ?? [],
          order: 2,
          borderColor: colors.earlier,
          borderWidth: 2,
          borderDash: [6, 4],
          pointRadius: 5,
          pointBackgroundColor: colors.surface,
          pointBorderWidth: 2,
        },
        {
          data: spec.medians ?? [],
          order: 3,
          borderColor: colors.median,
          borderWidth: 2,
          borderDash: [2, 3],
          pointRadius: 0,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      scales: {
        r: {
          min,
          max,
          ticks: { stepSize: 1, color: colors.text, backdropColor: colors.surface, font: { ...font, size: 12 } },
          grid: { color: colors.grid },
          angleLines: { color: colors.grid },
          pointLabels: { color: colors.text, font: { ...font, size: 14 } },
        },
      },
    },
  };
}

/** Breaks a label between words into lines of at most so many letters, where the words allow. */
function breakLabel(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A two-word name on two lines. */
function wrap(label: string): string[] {
  return label.split(/ (?=\S+$)/);
}
