import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Progress } from '#app/components/progress';
import type { PlanView } from '../view';

/** Where the plan stands: decided or not, what is late, what comes next, how far each area is. */
export function PlanSummary({ view }: { view: PlanView }) {
  const { t } = useTranslation();
  const { decision, head, next, overdue, progress } = view;
  const nameOf = (code: string | null) => view.areas.find((area) => area.code === code)?.name ?? t('plan.noArea');
  return (
    <section aria-label={t('plan.summary')} className="plan-summary">
      <ul className="plain-list">
        <li>
          {decision ? (
            <Link className="ds-link" to={`${head.path}/beslut`}>
              {t('plan.decidedAs', {
                body: decision.decidingBody,
                date: decision.decidedOn,
                paragraph: decision.paragraph,
              })}
            </Link>
          ) : (
            t('plan.notDecided')
          )}
        </li>
        {overdue > 0 && (
          <li>
            <Link className="ds-link" to={`${head.path}?status=overdue`}>
              {t('plan.overdueCount', { count: overdue })}
            </Link>
          </li>
        )}
        {next && (
          <li>
            {t('plan.next')}{' '}
            <Link className="ds-link" to={`${head.path}/aktivitet/${next.id}`}>
              {next.title}
            </Link>
            {next.dueOn && `, ${next.dueOn}`}
          </li>
        )}
      </ul>
      <h2 className="ds-heading" data-size="xs">
        {t('plan.progress')}
      </h2>
      <ul className="progress-list">
        {progress.map((area) => (
          <li key={area.area ?? 'none'}>
            <span>{nameOf(area.area)}</span>
            {area.total > 0 ? (
              <span>
                <Progress done={area.done} of={area.total} label={t('plan.progressOf', { name: nameOf(area.area) })} />{' '}
                {area.overdue > 0 && <span>{t('plan.overdueCount', { count: area.overdue })}</span>}
              </span>
            ) : (
              <span className="subtle">{t('plan.noActions')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
