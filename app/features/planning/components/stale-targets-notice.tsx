import { useTranslation } from 'react-i18next';
import { writtenTarget } from '../proposals-form';
import type { AreaTargetView } from '../read-area-targets.server';
import type { StaleAreaTarget, StaleRating, StaleTargets } from '../set-targets.server';

interface StaleTargetsNoticeProps {
  stale: StaleTargets;
  areas: readonly AreaTargetView[];
}

/** Somebody else has set the same since: theirs and mine, and nothing saved. */
export function StaleTargetsNotice({ stale, areas }: StaleTargetsNoticeProps) {
  const { t } = useTranslation();
  const rating = (of: StaleRating['mine']) =>
    t('plan.proposals.rating', {
      target: of.target ?? t('plan.proposals.unset'),
      importance: of.importance ?? t('plan.proposals.unset'),
      feasibility: of.feasibility ?? t('plan.proposals.unset'),
    });
  const target = (of: number | null) => writtenTarget(of) || t('plan.areaTargets.noTarget');
  const theirs = ({ stored, personName }: StaleAreaTarget) =>
    personName === null
      ? t('plan.areaTargets.removed')
      : t('plan.stale.stored', { person: personName, value: target(stored) });
  return (
    <div className="error-summary" role="alert">
      <p>{t('plan.proposals.stale')}</p>
      <ul>
        {stale.ratings.map(({ code, mine, stored }) => (
          <li key={code}>
            <span className="code">{code}</span> {t('plan.stale.mine', { value: rating(mine) })}{' '}
            {t('plan.stale.stored', { person: stored.personName, value: rating(stored) })}
          </li>
        ))}
        {stale.areas.map((one) => (
          <li key={one.area}>
            {t('plan.areaTargets.targetOf', { name: areas.find(({ code }) => code === one.area)?.name ?? one.area })}.{' '}
            {t('plan.stale.mine', { value: target(one.mine) })} {theirs(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}
