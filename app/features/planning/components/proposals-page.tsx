import { Form, Link, useLocation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import type { WrittenProposals } from '../proposals-form';
import type { ProposalsView } from '../read-proposals.server';
import type { StaleTargets } from '../set-targets.server';
import { AreaTargets } from './area-targets';
import { ProposalItem } from './proposal-item';
import { Reached } from './reached';
import { StaleTargetsNotice } from './stale-targets-notice';

export interface ProposalsProblem {
  errors?: Record<string, string>;
  stale?: StaleTargets;
  /** What was written, when it could not be saved. */
  written?: WrittenProposals;
}

interface ProposalsPageProps {
  view: ProposalsView;
  failed: ProposalsProblem | undefined;
}

/** What to work on, first things first, with ways to the next level to tick. One form: ratings and picks go together. */
export function ProposalsPage({ view, failed }: ProposalsPageProps) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const { head, total } = view;
  return (
    <PlanFrame
      head={head}
      part="proposals"
      heading={t('plan.proposals.heading', { organisation: head.organisation, round: head.roundName })}
      errors={failed?.errors}
    >
      {params.has('sparat') && !failed && (
        <p className="notice" role="status">
          {t('plan.action.saved')}
        </p>
      )}
      {failed?.stale && <StaleTargetsNotice stale={failed.stale} areas={view.areaTargets} />}
      <p className="lead">{t(head.canEdit ? 'plan.proposals.intro' : 'plan.proposals.introReader')}</p>
      <p>
        {t('plan.proposals.order')}{' '}
        <Link className="ds-link" to="/metod">
          {t('plan.proposals.method')}
        </Link>
      </p>
      {total === 0 && <p>{t('plan.proposals.none')}</p>}
      {head.canEdit ? (
        <Form method="post" action={`${head.path}/forslag${search}`}>
          <Content view={view} failed={failed} />
          <Buttons path={head.path} />
        </Form>
      ) : (
        <Content view={view} failed={undefined} />
      )}
    </PlanFrame>
  );
}

function Content({ view, failed }: ProposalsPageProps) {
  const { t } = useTranslation();
  const { head, proposals, total } = view;
  return (
    <>
      <ol className="proposals">
        {proposals.map((proposal) => (
          <ProposalItem key={proposal.code} proposal={proposal} view={view} failed={failed} />
        ))}
      </ol>
      {proposals.length < total && (
        <p>
          <Link className="ds-link" to={`${head.path}/forslag?visa=alla`} preventScrollReset>
            {t('plan.proposals.more', { count: total - proposals.length })}
          </Link>
        </p>
      )}
      <Reached view={view} failed={failed} />
      <Investigate view={view} />
      <AreaTargets view={view} failed={failed} />
    </>
  );
}

function Buttons({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <div className="button-row plan-buttons no-print">
      <button className="ds-button" type="submit" name="intent" value="pick">
        {t('plan.proposals.pick')}
      </button>
      <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="merge">
        {t('plan.proposals.merge')}
      </button>
      <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="rate">
        {t('plan.proposals.rate')}
      </button>
      <Link className="ds-link" to={`${path}/aktivitet/ny`}>
        {t('plan.proposals.own')}
      </Link>
    </div>
  );
}

function Investigate({ view }: { view: ProposalsView }) {
  const { t } = useTranslation();
  if (view.investigate.length === 0) return null;
  return (
    <section aria-labelledby="investigate">
      <h2 className="ds-heading" data-size="sm" id="investigate">
        {t('plan.proposals.investigate')}
      </h2>
      <p>{t('plan.proposals.investigateText')}</p>
      <ul className="plain-list">
        {view.investigate.map(({ code, question, areaName, inPlan }) => (
          <li key={code}>
            <span className="code">{code}</span> {question} <span className="subtle">{areaName}</span>{' '}
            {view.head.canEdit && inPlan.length === 0 && (
              <Link className="ds-link no-print" to={`${view.head.path}/aktivitet/ny?fraga=${code}`}>
                {t('plan.proposals.write')}
                <span className="visually-hidden"> {code}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
