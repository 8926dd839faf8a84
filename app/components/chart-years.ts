import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import type { ChartColors, ChartFont, YearsSpec } from './chart-spec';

const BREAK_WIDTH = 2;
const BREAK_DASH = [4, 4];

/** Published values as points, the comparable series as a line. A year without a value is a gap in both. */
export function years(spec: YearsSpec, colors: ChartColors, font: ChartFont): ChartConfiguration {
  const { min, max } = spec.scale;
  return {
    type: 'line',
    data: {
      labels: spec.labels.map((label, index) => [label, spec.ownTexts[index] ?? '']),
      datasets: [
        {
          data: spec.own,
          order: 1,
          showLine: false,
          clip: false,
          pointStyle: 'rectRot',
          pointRadius: 8,
          pointBackgroundColor: colors.own,
          pointBorderColor: colors.surface,
          pointBorderWidth: 1,
        },
        {
          data: spec.linked,
          order: 2,
          clip: false,
          spanGaps: false,
          borderColor: colors.own,
          borderWidth: 3,
          // Seen where no line leads to it, and where the published value is another.
          pointStyle: 'circle',
          pointRadius: 5,
          pointBackgroundColor: colors.surface,
          pointBorderColor: colors.own,
          pointBorderWidth: 2,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 10, right: 12 } },
      scales: {
        x: {
          offset: true,
          ticks: { color: colors.text, font, maxRotation: 0 },
          grid: { display: false },
          border: { color: colors.grid },
        },
        y: {
          // Further only where a comparable value lies outside the scale.
          suggestedMin: min,
          suggestedMax: max,
          ticks: { stepSize: 1, color: colors.text, font },
          grid: { color: colors.grid },
          border: { display: false },
        },
      },
    },
    plugins: [breakMarks(spec.breaks, colors.text)],
  };
}

/** A dashed upright between a year and the one before, where the two can't be compared. */
function breakMarks(breaks: readonly number[], color: string): Plugin {
  return {
    id: 'breakMarks',
    beforeDatasetsDraw({ ctx, chartArea, scales }: Chart) {
      const { x } = scales;
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = color;
      ctx.lineWidth = BREAK_WIDTH;
      ctx.setLineDash(BREAK_DASH);
      for (const place of breaks) {
        const middle = (x.getPixelForValue(place - 1) + x.getPixelForValue(place)) / 2;
        ctx.beginPath();
        ctx.moveTo(middle, chartArea.top);
        ctx.lineTo(middle, chartArea.bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
