import type { ChartConfiguration } from 'chart.js';
import type { ChartColors, ChartFont, MarksSpec } from './chart-spec';

/** An overview of a few values, beside a picture or table that says the same. */
export function radar(spec: MarksSpec, colors: ChartColors, font: ChartFont): ChartConfiguration {
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

/** A two-word name on two lines. */
function wrap(label: string): string[] {
  return label.split(/ (?=\S+$)/);
}
