import { useTranslation } from 'react-i18next';
import type { ShownAction, ShownPlan as View } from '#app/plans/read-shown-plan.server';
import { StatusMark } from './status-mark';
import { TimeSpan } from './time-span';

interface ShownPlanProps {
  plan: View;
  /** Of each action: one below what the plan stands under. */
  heading: 'h2' | 'h3';
}

/** An organisation's decided plan as others read it: nothing to do here but read. */
export function ShownPlan({ plan, heading }: ShownPlanProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="narrow">
        {t('plan.shared.decided', { date: plan.decidedOn })}{' '}
        {t(plan.actions.length === 0 ? 'plan.shared.empty' : 'plan.shared.today')}
      </p>
      <ol className="shown-plan">
        {plan.actions.map((action) => (
          <Action key={action.id} action={action} heading={heading} />
        ))}
      </ol>
    </>
  );
}

function Action({ action, heading: Heading }: { action: ShownAction; heading: 'h2' | 'h3' }) {
  const { t } = useTranslation();
  const { title, effectGoal, responsible, areas, status } = action;
  return (
    <li className="card">
      <div className="card__head">
        <Heading className="ds-heading" data-size="xs">
          {title}
        </Heading>
        <StatusMark status={status} />
      </div>
      <dl className="facts">
        {effectGoal !== '' && (
          <div>
            <dt>{t('plan.field.effectGoal')}</dt>
            <dd className="written-text">{effectGoal}</dd>
          </div>
        )}
        <div>
          <dt>{t('plan.field.areas')}</dt>
          <dd>{areas.length > 0 ? areas.join(', ') : t('plan.noArea')}</dd>
        </div>
        {responsible !== '' && (
          <div>
            <dt>{t('plan.field.responsible')}</dt>
            <dd>{responsible}</dd>
          </div>
        )}
        <div>
          <dt>{t('plan.field.time')}</dt>
          <dd>
            <TimeSpan action={action} />
          </dd>
        </div>
      </dl>
    </li>
  );
}
