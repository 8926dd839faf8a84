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
import { radar } from './chart-radar';
import type { ChartColors, ChartFont, ChartSpec } from './chart-spec';
import { strip } from './chart-strip';
import { years } from './chart-years';

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
  const font = { family: getComputedStyle(canvas).fontFamily, size: 15 };
  const chart = new Chart(canvas, configure(canvas, spec, readColors(canvas), font));
  return () => chart.destroy();
}

function configure(
  canvas: HTMLCanvasElement,
  spec: ChartSpec,
  colors: ChartColors,
  font: ChartFont,
): ChartConfiguration {
  if (spec.kind === 'years') return years(spec, colors, font);
  if (spec.kind === 'radar') return radar(spec, colors, font);
  return strip(canvas.parentElement, spec, colors, font);
}

/** Custom properties as the browser resolves them, whatever the scheme: read back from an element that wears them. */
function readColors(canvas: HTMLCanvasElement): ChartColors {
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
