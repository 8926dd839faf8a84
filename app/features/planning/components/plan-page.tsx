import { Link, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { WaitingOffers } from '#app/components/waiting-offers';
import type { ActionStatus } from '#app/domain/plan/action';
import { PLAN_VIEWS, type PlanFilter, writeFilter } from '../plan-filter';
import { layOutTimeline } from '../timeline';
import type { PlanView } from '../view';
import { ActionTable } from './action-table';
import { Board } from './board';
import { FilterForm } from './filter-form';
import { PlanSummary } from './plan-summary';
import { TimelineTable } from './timeline-table';
import { OtherPlans } from './unsigned';
import { useFreshWhenStale } from './use-fresh-when-stale';

export interface MoveProblem {
  errors?: Record<string, string>;
  stale?: { title: string; wanted: ActionStatus; stored: ActionStatus; personName: string };
}

interface PlanPageProps {
  view: PlanView;
  filter: PlanFilter;
  failed: MoveProblem | undefined;
}

/** The plan: how far it is, and its actions as a table, on a board or along a timeline. */
export function PlanPage({ view, filter, failed: answered }: PlanPageProps) {
  const { t } = useTranslation();
  const { head } = view;
  useFocusOnMoved();
  const failed = useFreshWhenStale(answered);
  return (
    <PlanFrame
      head={head}
      part="plan"
      heading={t('plan.heading', { organisation: head.organisation, round: head.roundName })}
      errors={failed?.errors}
    >
      {failed?.stale && <StaleMove stale={failed.stale} />}
      {!head.isSigned && <p className="lead">{t('plan.unsigned')}</p>}
      <WaitingOffers offers={view.offers} />
      {head.isSigned && <PlanSummary view={view} />}
      {view.total === 0 && head.isSigned && <p>{t('plan.empty')}</p>}
      {view.total > 0 && (
        <>
          <ViewChoice path={head.path} filter={filter} />
          <FilterForm filter={filter} areas={view.areas} />
          <Actions view={view} filter={filter} />
        </>
      )}
      {head.canEdit && (
        <p className="button-row no-print">
          <Link className="ds-button" data-variant="secondary" to={`${head.path}/aktivitet/ny`}>
            {t('plan.action.add')}
          </Link>
          <Link className="ds-button" data-variant="tertiary" to={`${head.path}/las-in`}>
            {t('plan.readIn')}
          </Link>
        </p>
      )}
      <OtherPlans head={head} />
    </PlanFrame>
  );
}

function Actions({ view, filter }: { view: PlanView; filter: PlanFilter }) {
  const { t } = useTranslation();
  if (view.actions.length === 0) return <p role="status">{t('plan.noneMatch')}</p>;
  if (filter.view === 'board') return <Board view={view} filter={filter} />;
  if (filter.view === 'timeline') {
    return <TimelineTable timeline={layOutTimeline(view.actions, view.today)} path={view.head.path} />;
  }
  return <ActionTable view={view} filter={filter} />;
}

function ViewChoice({ path, filter }: { path: string; filter: PlanFilter }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('plan.views')} className="plan-views no-print">
      <ul>
        {PLAN_VIEWS.map((one) => (
          <li key={one}>
            <Link
              className="ds-button"
              data-variant={filter.view === one ? 'secondary' : 'tertiary'}
              aria-current={filter.view === one ? 'true' : undefined}
              to={`${path}${writeFilter({ ...filter, view: one }) || '?vy=tabell'}`}
              preventScrollReset
            >
              {t(`plan.view.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Somebody else was before: what was wanted and what stands there now. */
function StaleMove({ stale }: { stale: NonNullable<MoveProblem['stale']> }) {
  const { t } = useTranslation();
  return (
    <p className="error-summary" role="alert">
      {t('plan.staleMove', {
        title: stale.title,
        person: stale.personName,
        stored: t(`plan.status.${stale.stored}`),
        wanted: t(`plan.status.${stale.wanted}`),
      })}
    </p>
  );
}

/** After a move the focus follows the card to its new column, so that somebody on a keyboard can go on from there. */
function useFocusOnMoved(): void {
  const [search] = useSearchParams();
  const moved = search.get('flyttad');
  useEffect(() => {
    if (moved) document.getElementById(`aktivitet-${moved}`)?.focus();
  }, [moved]);
}
