import { useTranslation } from 'react-i18next';
import { ChartFigure } from '#app/components/chart-figure';
import type { YearsSpec } from '#app/components/chart-spec';
import { CsvLinks } from '#app/components/csv-links';
import { TableScroll } from '#app/components/table-scroll';
import { valueText } from '#app/i18n/value-text';
import type { SeriesView, SeriesYearView } from '../describe-series';
import { figureHref, nameOfFigure } from '../figure-csv';
import type { ResultView } from '../view';
import { isBroken, linkChangeText, missingText, seriesSummary, yearNotes } from './series-texts';

/** The index and the areas year by year: published values, and the series that can be compared. */
export function Years({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  const [index, ...areas] = view.series;
  if (!index || index.years.length < 2) return <p>{t('result.series.firstYear')}</p>;
  return (
    <>
      <p>{t('result.series.intro')}</p>
      <YearsFigure series={index} view={view} isTableOpen />
      <div className="years">
        {areas.map((series) => (
          <YearsFigure key={series.code} series={series} view={view} />
        ))}
      </div>
      <CsvLinks href={(profile) => figureHref(view, 'ar', profile)} name={t('result.series.title')} />
      <p>{t('result.series.directions')}</p>
    </>
  );
}

interface YearsFigureProps {
  series: SeriesView;
  view: ResultView;
  isTableOpen?: boolean;
}

function YearsFigure({ series, view, isTableOpen }: YearsFigureProps) {
  const { t } = useTranslation();
  const { scale } = view;
  const caption = t('result.series.caption', { name: series.name });
  return (
    <ChartFigure
      spec={toSpec(series, scale)}
      caption={caption}
      summary={seriesSummary(t, series)}
      isTableOpen={isTableOpen}
      names={{
        own: t('result.series.official'),
        linked: t('result.series.linked'),
        ...(series.years.some(isBroken) ? { break: t('result.series.break') } : {}),
      }}
      fileName={nameOfFigure(view, `ar-${series.code.toLowerCase()}`)}
      table={<YearsTable series={series} scale={scale} caption={caption} />}
    />
  );
}

function toSpec({ years }: SeriesView, scale: ResultView['scale']): YearsSpec {
  return {
    kind: 'years',
    labels: years.map((year) => year.label),
    scale,
    own: years.map((year) => year.official),
    ownTexts: years.map((year) => valueText(year.official)),
    linked: years.map((year) => year.linked),
    breaks: years.flatMap((year, place) => (isBroken(year) ? [place] : [])),
  };
}

function YearsTable({ series, scale, caption }: Pick<ResultView, 'scale'> & { series: SeriesView; caption: string }) {
  const { t } = useTranslation();
  return (
    <TableScroll label={caption}>
      <table className="ds-table result-table years-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {(['round', 'official', 'linked', 'change', 'notes'] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`result.series.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.years.map((year) => (
            <YearRow key={year.label} year={year} scale={scale} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function YearRow({ year, scale }: { year: SeriesYearView; scale: ResultView['scale'] }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{year.label}</th>
      <td>{missingText(t, year) ?? valueText(year.official, 2)}</td>
      <td>{valueText(year.linked, 2)}</td>
      <td>{linkChangeText(t, year.link)}</td>
      <td>{yearNotes(t, year, scale).join(' ')}</td>
    </tr>
  );
}
