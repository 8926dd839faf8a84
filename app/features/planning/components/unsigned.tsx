import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame, type PlanPart } from '#app/components/plan-frame';
import type { PlanHeadView } from '../view';

/** Before the sign-off: what will be here, and the plans that there are already. */
export function Unsigned({ head, page }: { head: PlanHeadView; page: PlanPart }) {
  const { t } = useTranslation();
  return (
    <PlanFrame
      head={head}
      part={page}
      heading={t('plan.heading', { organisation: head.organisation, round: head.roundName })}
    >
      <p className="lead">{t('plan.unsigned')}</p>
      <OtherPlans head={head} />
    </PlanFrame>
  );
}

/** Links to the same organisation's plans for other rounds. */
export function OtherPlans({ head }: { head: PlanHeadView }) {
  const { t } = useTranslation();
  if (head.otherPlans.length === 0) return null;
  return (
    <section aria-labelledby="other-plans" className="no-print">
      <h2 className="ds-heading" data-size="xs" id="other-plans">
        {t('plan.others')}
      </h2>
      <ul className="plain-list">
        {head.otherPlans.map(({ path, roundName }) => (
          <li key={path}>
            <Link className="ds-link" to={`${path}?vy=tabell`}>
              {t('plan.of', { round: roundName })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
