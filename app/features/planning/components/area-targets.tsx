import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatNumber } from '#app/i18n/format';
import type { ProposalsView } from '../read-proposals.server';

/** Where each focus area is, and where it is to be next round. */
export function AreaTargets({ view }: { view: ProposalsView }) {
  const { t } = useTranslation();
  const { areaTargets, head, scale } = view;
  return (
    <section aria-labelledby="area-targets">
      <h2 className="ds-heading" data-size="sm" id="area-targets">
        {t('plan.areaTargets.title')}
      </h2>
      <p>{t('plan.areaTargets.text', { min: scale.min, max: scale.max })}</p>
      <TableScroll label={t('plan.areaTargets.table')}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t('plan.field.areas')}</th>
              <th scope="col">{t('plan.areaTargets.now')}</th>
              <th scope="col">{t('plan.areaTargets.target')}</th>
            </tr>
          </thead>
          <tbody>
            {areaTargets.map(({ code, name, score, target }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{score === null ? '–' : formatNumber(score, 1)}</td>
                <td>
                  {head.canEdit ? (
                    <input
                      className="ds-input plan-short"
                      name={`areaTarget.${code}`}
                      inputMode="decimal"
                      aria-label={t('plan.areaTargets.targetOf', { name })}
                      defaultValue={target === null ? '' : formatNumber(target, 1)}
                    />
                  ) : target === null ? (
                    '–'
                  ) : (
                    formatNumber(target, 1)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
