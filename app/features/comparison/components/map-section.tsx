import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { valueText } from '#app/i18n/value-text';
import { searchOf } from '../choice';
import { nameOfFile } from '../csv';
import type { Cell, ComparisonView } from '../view';
import { KeptChoices } from './choice-form';
import { DownloadLinks } from './download-links';
import { HeatMap } from './heat-map';
import { SaveMap } from './save-map';
import { Symbols } from './symbols';

/** Every organisation that shows its values, on every part: colour by value, the number always printed. */
export function MapSection({ view }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const { setting, map, columns } = view;
  const caption = t('compare.map.caption', { group: setting.group?.name, round: setting.round.label });
  const onPage = new Set(map.rows.map((row) => row.slug));
  const elsewhere = setting.choice.organisations.filter((slug) => !onPage.has(slug));
  const kept = { ...setting, choice: { ...setting.choice, organisations: elsewhere } };
  return (
    <section aria-labelledby="varden">
      <h2 id="varden" className="ds-heading" data-size="md">
        {t('compare.map.title')}
      </h2>
      <p>
        {t('compare.map.shown', { shown: map.shown, total: map.total })}{' '}
        {map.ownOnly > 0 && t('compare.map.ownOnly', { count: map.ownOnly })} <Range view={view} />
      </p>
      {map.rows.length === 0 ? (
        <p>{t('compare.map.nobody')}</p>
      ) : (
        <Form method="get" action="/jamfor" key={JSON.stringify(setting.choice)}>
          <KeptChoices setting={kept} except={new Set()} />
          <HeatMap view={view} caption={caption} />
          <div className="button-row no-print">
            <button type="submit" className="ds-button" data-variant="secondary">
              {t('compare.map.picked')}
            </button>
            <span>{t('compare.map.pickHelp')}</span>
          </div>
        </Form>
      )}
      <Symbols columns={columns} />
      <Pages view={view} />
      <DownloadLinks setting={setting} part="varmekarta" name={caption}>
        <SaveMap
          view={view}
          caption={caption}
          fileName={nameOfFile('varmekarta', setting.choice.round, setting.choice.group)}
        />
      </DownloadLinks>
    </section>
  );
}

/** The first part's lowest and highest value on the page. */
function Range({ view: { columns, map } }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const [column] = columns;
  const values = shownOf(map.rows.flatMap((row) => row.cells[0] ?? []));
  if (!column || values.length === 0) return null;
  return (
    <>
      {t('compare.map.range', {
        name: column.name,
        low: valueText(Math.min(...values)),
        high: valueText(Math.max(...values)),
      })}{' '}
      {t('compare.map.colours')}
    </>
  );
}

function Pages({ view: { setting, map } }: { view: ComparisonView }) {
  const { t } = useTranslation();
  if (map.pages === 1) return null;
  const to = (page: number) => `/jamfor${searchOf(setting.choice, { page })}#varden`;
  return (
    <nav aria-label={t('compare.map.pages')} className="compare-pages no-print">
      {map.page > 1 && (
        <Link className="ds-link" to={to(map.page - 1)}>
          {t('compare.map.previous')}
        </Link>
      )}
      <span>{t('compare.map.page', { page: map.page, pages: map.pages })}</span>
      {map.page < map.pages && (
        <Link className="ds-link" to={to(map.page + 1)}>
          {t('compare.map.next')}
        </Link>
      )}
    </nav>
  );
}

function shownOf(cells: readonly Cell[]): number[] {
  return cells.flatMap((cell) => ('value' in cell ? [cell.value] : []));
}
