import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { searchOf } from '../choice';
import type { ComparisonView, SideBySideView } from '../view';
import { DownloadLinks } from './download-links';
import { MapCell } from './heat-map';
import { SideAnswers } from './side-answers';

/** Two to five organisations beside each other, from the index down to single answers. */
export function SideBySide({ view: { setting, sideBySide } }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const caption = t('compare.side.caption', { round: setting.round.label });
  return (
    <section aria-labelledby="sida-vid-sida">
      <h2 id="sida-vid-sida" className="ds-heading" data-size="md">
        {t('compare.side.title')}
      </h2>
      {sideBySide === null ? (
        <p>{t('compare.side.how')}</p>
      ) : (
        <>
          {sideBySide.hidden.length > 0 && <p>{t('compare.side.hidden', { names: sideBySide.hidden.join(', ') })}</p>}
          {sideBySide.organisations.length === 1 && <p>{t('compare.side.one')}</p>}
          {sideBySide.organisations.length > 0 && <NodeTable sideBySide={sideBySide} caption={caption} />}
          <DownloadLinks setting={setting} part="sida-vid-sida" name={caption}>
            <Link className="ds-link" to={`/jamfor${searchOf(setting.choice, { organisations: [] })}#sida-vid-sida`}>
              {t('compare.side.clear')}
            </Link>
          </DownloadLinks>
          {sideBySide.organisations.length > 0 && <SideAnswers setting={setting} sideBySide={sideBySide} />}
        </>
      )}
    </section>
  );
}

function NodeTable({ sideBySide, caption }: { sideBySide: SideBySideView; caption: string }) {
  const { t } = useTranslation();
  const names = sideBySide.organisations.map((organisation) => organisation.name).join(', ');
  return (
    <>
      <p>{t('compare.side.summary', { names, count: sideBySide.nodes.length })}</p>
      <TableScroll label={caption}>
        <table className="ds-table compare-map">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.side.part')}</th>
              {sideBySide.organisations.map(({ slug, name, isOwn }) => (
                <th key={slug} scope="col">
                  {name}
                  {isOwn && ` (${t('compare.map.own')})`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sideBySide.nodes.map(({ column, cells }) => (
              <tr key={column.code} data-kind={column.kind}>
                <th scope="row">{column.name}</th>
                {cells.map((cell, index) => (
                  <MapCell key={sideBySide.organisations[index]?.slug} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
