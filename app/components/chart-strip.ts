import type { ChartConfiguration } from 'chart.js';
import type { ChartColors, ChartFont, MarksSpec } from './chart-spec';

const LETTER_WIDTH = 8.4;
const LINE_HEIGHT = 18;
const MARKS_HEIGHT = 44;
const AXIS_HEIGHT = 44;

/** One row a label: the own mark, last year's, the county's median and quartiles. */
export function strip(
  place: HTMLElement | null,
  spec: MarksSpec,
  colors: ChartColors,
  font: ChartFont,
): ChartConfiguration {
  const { min, max } = spec.scale;
  const letters = Math.max(24, Math.floor(((place?.clientWidth ?? 600) - 60) / LETTER_WIDTH));
  // The own value leads the label: beside its mark it would cover other marks.
  const labels = spec.labels.map((label, row) => breakLabel(`${spec.ownTexts[row]}  ${label}`, letters));
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
          data: (spec.bands ?? []) as [number, number][],
          order: 4,
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
