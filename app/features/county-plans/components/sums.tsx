import { useTranslation } from 'react-i18next';
import type { CountyPlansView } from '../read-county-plans.server';

/** What the others have together, and why no more is said. */
export function Sums({ shown }: { shown: NonNullable<CountyPlansView['shown']> }) {
  const { t } = useTranslation();
  const { k, areas, plans } = shown;
  const { units, total, refusal, counts, areas: ofAreas } = plans.sums;
  return (
    <section aria-labelledby="sums">
      <h2 className="ds-heading" data-size="sm" id="sums">
        {t('joint.plans.sums')}
      </h2>
      <p>{t('joint.plans.sumsText', { count: units })}</p>
      {refusal && units > 0 && <p>{t(`joint.plans.refused.${refusal}`, { k })}</p>}
      {total !== null && (
        <ul>
          <li>{t('joint.plans.sumTotal', { count: total })}</li>
          {counts && counts.overdue !== null && (
            <li>{t('joint.plans.sumParts', { open: counts.open, overdue: counts.overdue, done: counts.done })}</li>
          )}
          {counts && counts.overdue === null && (
            <li>{t('joint.plans.sumCoarse', { open: counts.open, done: counts.done })}</li>
          )}
          {!counts && <li>{t('joint.plans.partsHidden', { k })}</li>}
          {ofAreas ? (
            ofAreas.map(({ area, count }) => (
              <li key={area}>
                {areas.find((one) => one.code === area)?.name}: {count}
              </li>
            ))
          ) : (
            <li>{t('joint.plans.areasHidden', { k })}</li>
          )}
        </ul>
      )}
    </section>
  );
}
