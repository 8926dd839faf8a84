import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatNumber } from '#app/i18n/format';
import { writtenTarget } from '../proposals-form';
import type { AreaTargetView } from '../read-area-targets.server';
import type { ProposalsView } from '../read-proposals.server';
import type { ProposalsProblem } from './proposals-page';

/** Where each focus area is, and where it is to be next round. */
export function AreaTargets({ view, failed }: { view: ProposalsView; failed: ProposalsProblem | undefined }) {
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
            {areaTargets.map((area) => (
              <tr key={area.code}>
                <th scope="row">{area.name}</th>
                <td>{area.score === null ? '–' : formatNumber(area.score, 1)}</td>
                <td>
                  {head.canEdit ? <TargetField area={area} failed={failed} /> : writtenTarget(area.target) || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function TargetField({ area, failed }: { area: AreaTargetView; failed: ProposalsProblem | undefined }) {
  const { t } = useTranslation();
  const { code, name, target } = area;
  const stale = failed?.stale?.areas.find((one) => one.area === code);
  const was = writtenTarget(stale ? stale.stored : target);
  const value = failed?.written?.areaTargets[code] ?? writtenTarget(target);
  return (
    <>
      <input type="hidden" name={`wasAreaTarget.${code}`} value={was} />
      <input
        className="ds-input plan-short"
        name={`areaTarget.${code}`}
        inputMode="decimal"
        aria-label={t('plan.areaTargets.targetOf', { name })}
        defaultValue={value}
        // What has been saved, by whomever, takes the place of what stood there when the page was made.
        key={`${target} ${value}`}
      />
    </>
  );
}
