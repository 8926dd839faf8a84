import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatNumber } from '#app/i18n/format';
import { changeText } from '#app/i18n/value-text';
import type { ComparisonView, PanelRow } from '../view';
import { DownloadLinks } from './download-links';
import { Moves } from './moves';

/** How the group has moved since the round before: in counts, and in sizes where they are shown. */
export function ChangeSection({ view }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const { setting, change } = view;
  const caption = t('compare.change.caption', { round: change.since ?? '', group: setting.group?.name });
  return (
    <section aria-labelledby="forandring">
      <h2 id="forandring" className="ds-heading" data-size="md">
        {t('compare.change.title')}
      </h2>
      {setting.choice.lens === 'samverkan' && <p>{t('compare.change.lens')}</p>}
      {setting.choice.lens === 'fokus' && change.since === null && <p>{t('compare.change.none')}</p>}
      {change.since !== null && (
        <>
          <p>
            <Summary rows={change.rows} /> {t('compare.change.intro')}
          </p>
          <PanelTable view={view} caption={caption} />
          <p className="result-rule">{t('compare.change.composition')}</p>
          <DownloadLinks setting={setting} part="forandring" name={caption} />
          <Moves view={view} />
          <Deepening rows={change.rows} caption={caption} />
        </>
      )}
    </section>
  );
}

function Summary({ rows: [first] }: { rows: readonly PanelRow[] }) {
  const { t } = useTranslation();
  if (!first || first.n === 0) return null;
  const up = t('compare.change.up', { count: first.up, n: first.n });
  return <>{t('compare.change.summary', { name: first.column.name, up })}</>;
}

function PanelTable({ view: { setting, change }, caption }: { view: ComparisonView; caption: string }) {
  const { t } = useTranslation();
  return (
    <TableScroll label={caption}>
      <table className="ds-table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {(['part', 'counts', 'mean', 'median', 'composition'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`compare.change.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {change.rows.map((row) => (
            <tr key={row.column.code} data-kind={row.column.kind}>
              <th scope="row">{row.column.name}</th>
              <td>
                <Counts row={row} />
              </td>
              {row.reason === null ? (
                [row.mean, row.median, row.composition].map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three numbers in a fixed order
                  <td key={index}>{value === null ? '–' : changeText(value)}</td>
                ))
              ) : (
                <td colSpan={3}>
                  {t('compare.notShown', { reason: t(`result.hidden.${row.reason}`, { k: setting.k }) })}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** `9 av 12 har ökat, 2 har minskat, 1 är oförändrad` */
function Counts({ row: { n, up, down, same } }: { row: PanelRow }) {
  const { t } = useTranslation();
  if (n === 0) return <>{t('compare.change.nobody')}</>;
  const words = [
    t('compare.change.up', { count: up, n }),
    t('compare.change.down', { count: down }),
    t('compare.change.same', { count: same }),
  ];
  return <>{words.join(', ')}</>;
}

const P_DECIMALS = 3;

function Deepening({ rows, caption }: { rows: readonly PanelRow[]; caption: string }) {
  const { t } = useTranslation();
  const label = `${caption}. ${t('compare.change.deepening')}`;
  return (
    <details className="fold">
      <summary>
        <h3 className="ds-heading" data-size="xs">
          {t('compare.change.deepening')}
        </h3>
      </summary>
      <p className="narrow">{t('compare.change.signTest')}</p>
      <TableScroll label={label}>
        <table className="ds-table result-table">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.change.column.part')}</th>
              <th scope="col">{t('compare.change.column.signTest')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ column, signTest }) => (
              <tr key={column.code} data-kind={column.kind}>
                <th scope="row">{column.name}</th>
                <td>{signTest === null ? '–' : formatNumber(signTest, P_DECIMALS)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}
