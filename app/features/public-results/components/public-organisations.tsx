import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { valueText } from '#app/i18n/value-text';
import type { ClosedRoundView, PublicOrganisation } from '../read-public-results.server';

/** The organisations that show themselves to everybody: municipalities by themselves, since others answer other questions. */
export function PublicOrganisations({ view }: { view: ClosedRoundView }) {
  const { t } = useTranslation();
  const municipalities = view.organisations.filter((one) => one.kind === 'municipality');
  const others = view.organisations.filter((one) => one.kind !== 'municipality');
  return (
    <section aria-labelledby="organisations">
      <h2 className="ds-heading" data-size="sm" id="organisations">
        {t('public.organisations')}
      </h2>
      {view.organisations.length === 0 && <p>{t('public.nobody')}</p>}
      {municipalities.length > 0 && <Values view={view} rows={municipalities} caption={t('public.municipalities')} />}
      {others.length > 0 && (
        <>
          <Values view={view} rows={others} caption={t('public.others')} />
          <p>{t('public.othersNote')}</p>
        </>
      )}
    </section>
  );
}

function Values({ view, rows, caption }: { view: ClosedRoundView; rows: PublicOrganisation[]; caption: string }) {
  const { t } = useTranslation();
  const nodes = [{ code: 'INDEX', name: t('sharing.depth.index') }, ...view.areas];
  return (
    <TableScroll label={caption}>
      <table className="ds-table public-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('county.organisation')}</th>
            {nodes.map((node) => (
              <th scope="col" key={node.code}>
                {node.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">{row.name}</th>
              <td>
                {row.isIndexPartial ? t('public.partial') : <Value value={row.values.INDEX} scale={view.scale} />}
              </td>
              <Areas row={row} view={view} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The areas' values, or once for all of them that they are not shown. */
function Areas({ row, view }: { row: PublicOrganisation; view: ClosedRoundView }) {
  const { t } = useTranslation();
  if (view.areas.every(({ code }) => row.values[code] === undefined)) {
    return <td colSpan={view.areas.length}>{t('result.notShown', { reason: t('result.hidden.not_shared') })}</td>;
  }
  return view.areas.map(({ code }) => (
    <td key={code}>
      <Value value={row.values[code]} scale={view.scale} />
    </td>
  ));
}

function Value({ value, scale }: { value: number | null | undefined; scale: ClosedRoundView['scale'] }) {
  const { t } = useTranslation();
  if (value === undefined) return <>{t('public.notApplicable')}</>;
  if (value === null) return <>{t('result.notShown', { reason: t('result.hidden.insufficient') })}</>;
  const share = (value - scale.min) / (scale.max - scale.min);
  return (
    <>
      {valueText(value)}
      <span className="public-bar" aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </>
  );
}
