import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatLevel, formatNumber } from '#app/i18n/format';
import type { AreaEffect, EffectView } from '../read-effect.server';

/** Where each focus area was, where it was to be, and where it is: against the targets, without saying why. */
export function AreaEffects({ view }: { view: EffectView }) {
  const { t } = useTranslation();
  const { areas, head, later } = view;
  const hasTargets = areas.some(({ target }) => target !== null);
  return (
    <section aria-labelledby="area-effects">
      <h2 className="ds-heading" data-size="sm" id="area-effects">
        {t('plan.areaEffect.title')}
      </h2>
      {!hasTargets && (
        <p>
          {t('plan.areaEffect.none')}{' '}
          <Link className="ds-link" to={`${head.path}/forslag#area-targets`}>
            {t('plan.areaEffect.toTargets')}
          </Link>
        </p>
      )}
      {hasTargets && (
        <>
          <TableScroll label={t('plan.areaEffect.table')}>
            <table className="ds-table">
              <thead>
                <tr>
                  <th scope="col">{t('plan.field.areas')}</th>
                  <th scope="col">{t('plan.areaEffect.then', { round: head.roundName })}</th>
                  <th scope="col">{t('plan.areaTargets.target')}</th>
                  {later && <th scope="col">{t('plan.areaEffect.now', { round: later.roundName })}</th>}
                  <th scope="col">{t('plan.areaEffect.standing')}</th>
                </tr>
              </thead>
              <tbody>
                {areas.map((area) => (
                  <AreaRow key={area.code} area={area} hasLater={later !== null} />
                ))}
              </tbody>
            </table>
          </TableScroll>
          <p className="subtle">{t('plan.areaEffect.caution')}</p>
        </>
      )}
    </section>
  );
}

function AreaRow({ area, hasLater }: { area: AreaEffect; hasLater: boolean }) {
  const { t } = useTranslation();
  const { name, score, target, now, standing } = area;
  const result = (value: number | null) => (value === null ? t('plan.areaEffect.noResult') : formatNumber(value, 2));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{result(score)}</td>
      <td>{target === null ? '–' : formatNumber(target, 2)}</td>
      {hasLater && <td>{result(now)}</td>}
      <td>
        {standing.kind === 'left'
          ? t('plan.areaEffect.left', { left: formatLevel(standing.left) })
          : t(`plan.areaEffect.is.${standing.kind}`)}
      </td>
    </tr>
  );
}
