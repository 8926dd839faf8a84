import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { NextOfPlan, PlanToBegin } from '../read-plans.server';

interface PlanNextProps {
  plans: readonly NextOfPlan[];
  toBegin: readonly PlanToBegin[];
}

/** The action plans: what is late, what comes next, and what has been signed without a plan yet. */
export function PlanNext({ plans, toBegin }: PlanNextProps) {
  const { t } = useTranslation();
  if (plans.length + toBegin.length === 0) return null;
  return (
    <section aria-labelledby="plan-next">
      <h2 className="ds-heading" data-size="sm" id="plan-next">
        {t('plan.overview.title')}
      </h2>
      {toBegin.map(({ organisationName, roundName, path }) => (
        <p key={path}>
          <Link className="ds-link" to={path}>
            {t('plan.overview.begin', { organisation: organisationName, round: roundName })}
          </Link>
        </p>
      ))}
      {plans.map(({ planId, organisationName, path, actions, overdue, before }) => (
        <div key={planId}>
          {overdue > 0 && <p>{t('plan.overdueCount', { count: overdue })}</p>}
          {actions.length === 0 && <p>{t('plan.overview.none')}</p>}
          <ul className="plain-list">
            {actions.map(({ id, title, dueOn, isOverdue }) => (
              <li key={id}>
                <Link className="ds-link" to={`${path}/aktivitet/${id}`}>
                  {title}
                </Link>{' '}
                {t('plan.dueOn', { date: dueOn })}{' '}
                {isOverdue && (
                  <span className="ds-tag" data-color="danger">
                    {t('plan.overdue')}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {before && (
            <p>
              <Link className="ds-link" to={`${path}/uppfoljning`}>
                {t('plan.overview.leftBehind', { count: before.leftBehind, round: before.roundName })}
              </Link>
            </p>
          )}
          <p>
            <Link className="ds-link" to={`${path}?vy=tabell`}>
              {t('plan.overview.open', { organisation: organisationName })}
            </Link>
          </p>
        </div>
      ))}
    </section>
  );
}
