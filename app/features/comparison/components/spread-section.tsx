import { useTranslation } from 'react-i18next';
import { ChartFigure } from '#app/components/chart-figure';
import type { ChartSpec } from '#app/components/chart-spec';
import { TableScroll } from '#app/components/table-scroll';
import { formatWithInterval } from '#app/i18n/format';
import { rangeText, valueText } from '#app/i18n/value-text';
import { nameOfFile } from '../csv';
import type { ComparisonView, GroupFigure, SpreadRow } from '../view';
import { DownloadLinks } from './download-links';

/** Each part as a strip: the group's middle half and median, the own place, and those that show their values. */
export function SpreadSection({ view }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const { setting, spread } = view;
  const caption = t('compare.spread.caption', { group: setting.group?.name, round: setting.round.label });
  const hasBands = spread.rows.some(({ figure }) => figure?.isShown && figure.quartiles);
  const hasMedians = spread.rows.some(({ figure }) => figure?.isShown && figure.median !== null);
  const hasOthers = spread.rows.some(({ others }) => others.length > 0);
  return (
    <section aria-labelledby="spridning">
      <h2 id="spridning" className="ds-heading" data-size="md">
        {t('compare.spread.title')}
      </h2>
      {setting.choice.lens === 'samverkan' && <p>{t('compare.spread.noStatistics')}</p>}
      {spread.place && spread.own && (
        <p>
          {t(`compare.spread.${spread.place.as}`, {
            name: spread.own,
            interval: formatWithInterval(spread.place),
            n: spread.place.n,
          })}
        </p>
      )}
      <ChartFigure
        spec={toSpec(view)}
        caption={caption}
        summary={summaryOf(t, spread.rows)}
        names={{
          ...(spread.own ? { own: spread.own } : {}),
          ...(hasOthers ? { others: t('compare.spread.others') } : {}),
          ...(hasMedians ? { median: t('compare.spread.median') } : {}),
          ...(hasBands ? { band: t('compare.spread.band') } : {}),
        }}
        fileName={nameOfFile('spridning', setting.choice.round, setting.choice.group)}
        table={<SpreadTable view={view} caption={caption} />}
      />
      <DownloadLinks setting={setting} part="spridning" name={caption} />
    </section>
  );
}

function toSpec({ setting, spread }: ComparisonView): ChartSpec {
  const shown = spread.rows.map(({ figure }) => (figure?.isShown ? figure : null));
  return {
    kind: 'strip',
    labels: spread.rows.map(({ column }) => column.name),
    scale: setting.scale,
    own: spread.rows.map(({ own }) => own),
    ownTexts: spread.rows.map(({ own }) => (own === null ? '' : valueText(own))),
    earlier: null,
    medians: shown.map((figure) => figure?.median ?? null),
    bands: shown.map((figure) => (figure?.quartiles ? [figure.quartiles.low, figure.quartiles.high] : null)),
    others: spread.rows.map(({ others }) => others),
  };
}

type Translate = ReturnType<typeof useTranslation>['t'];

/** Where the group's median is lowest and highest, the index aside. */
function summaryOf(t: Translate, rows: readonly SpreadRow[]): string {
  const medians = rows.flatMap(({ column, figure }) =>
    figure?.isShown && figure.median !== null && column.kind !== 'index'
      ? [{ name: column.name, median: figure.median }]
      : [],
  );
  const ordered = medians.toSorted((a, b) => a.median - b.median);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  if (!lowest || !highest) return t('compare.spread.noMedians');
  if (lowest === highest) return t('compare.spread.oneMedian', { name: lowest.name, value: valueText(lowest.median) });
  return t('compare.spread.medians', {
    lowest: lowest.name,
    low: valueText(lowest.median),
    highest: highest.name,
    high: valueText(highest.median),
  });
}

function SpreadTable({ view: { setting, spread }, caption }: { view: ComparisonView; caption: string }) {
  const { t } = useTranslation();
  const heads = ['n', 'mean', 'median', 'quartiles'] as const;
  return (
    <TableScroll label={caption}>
      <table className="ds-table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.spread.column.part')}</th>
            {spread.own && <th scope="col">{spread.own}</th>}
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`compare.spread.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spread.rows.map(({ column, own, figure }) => (
            <tr key={column.code} data-kind={column.kind}>
              <th scope="row">{column.name}</th>
              {spread.own && <td>{own === null ? '–' : valueText(own)}</td>}
              <FigureCells figure={figure} setting={setting} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function FigureCells({ figure, setting }: { figure: GroupFigure | null; setting: ComparisonView['setting'] }) {
  const { t } = useTranslation();
  const total = setting.group?.total;
  if (figure === null) return <td colSpan={4}>{t('compare.spread.none')}</td>;
  if (!figure.isShown) {
    const reason = t(`result.hidden.${figure.reason}`, { k: setting.k });
    return <td colSpan={4}>{t('compare.notShown', { reason })}</td>;
  }
  const { n, mean, median, quartiles, isOfNamedOnly } = figure;
  return (
    <>
      <td>{t(isOfNamedOnly ? 'compare.spread.namedOnly' : 'compare.spread.count', { n, total })}</td>
      <td>{valueText(mean, 2)}</td>
      <td>{median === null ? t('compare.spread.noMedian') : valueText(median, 2)}</td>
      <td>{quartiles ? rangeText(quartiles.low, quartiles.high) : t('compare.spread.noQuartiles')}</td>
    </>
  );
}
