import { useTranslation } from 'react-i18next';
import type { Participation } from '../participation';

const STEPS = ['notStarted', 'inProgress', 'handedOver', 'signed'] as const;

/** How many are how far, in large figures. */
export function ParticipationCounts({ counts }: { counts: Participation }) {
  const { t } = useTranslation();
  return (
    <dl className="counts">
      {STEPS.map((step) => (
        <div key={step}>
          <dt>{t(`county.counts.${step}`)}</dt>
          <dd>{counts[step]}</dd>
        </div>
      ))}
      {counts.declined > 0 && (
        <div>
          <dt>{t('county.counts.declined')}</dt>
          <dd>{counts.declined}</dd>
        </div>
      )}
    </dl>
  );
}
