import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useChart } from './chart-canvas';
import type { ChartSeries, ChartSpec } from './chart-spec';

interface ChartFigureProps {
  spec: ChartSpec;
  caption: string;
  /** One sentence that says what the picture shows; stands beside it for everybody. */
  summary: string;
  /** What each series is called; a series without a name has no key. */
  names: Partial<Record<ChartSeries, string>>;
  /** The same numbers as a table: in the server's HTML, in print, and wherever the picture can't be drawn. */
  table: ReactNode;
  /** The table stands open beside the picture, not behind a button. */
  isTableOpen?: boolean;
}

/** A picture of numbers with its caption, summary, key and table. Until the picture is drawn the table stands open. */
export function ChartFigure({ spec, caption, summary, names, table, isTableOpen = false }: ChartFigureProps) {
  const { t } = useTranslation();
  const id = useId();
  const { canvas, isDrawn } = useChart(spec);
  return (
    <figure className="chart" data-kind={spec.kind} data-drawn={isDrawn || undefined}>
      <figcaption id={`${id}-caption`} className="chart__caption">
        {caption}
      </figcaption>
      <p id={`${id}-summary`}>{summary}</p>
      <div className="chart__picture">
        <ul className="chart__key" aria-label={t('chart.key')}>
          {(['own', 'linked', 'earlier', 'median', 'band', 'break'] as const).map((series) =>
            names[series] ? (
              <li key={series} data-series={series}>
                {names[series]}
              </li>
            ) : null,
          )}
        </ul>
        <div className="chart__canvas">
          <canvas ref={canvas} role="img" aria-labelledby={`${id}-caption`} aria-describedby={`${id}-summary`} />
        </div>
      </div>
      {isTableOpen ? (
        table
      ) : (
        <details className="fold chart__table" open={!isDrawn}>
          <summary>{t('chart.showTable')}</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
