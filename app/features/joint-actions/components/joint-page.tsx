import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import type { JointContent } from '#app/domain/plan/joint-action';
import type { JointDraft } from '../joint-form';
import type { JointPageView } from '../view';
import { CountyOffers } from './county-offers';
import { JointFields } from './joint-fields';
import { JointReading } from './joint-reading';
import { JointStale } from './joint-stale';
import { JointMark } from './marks';
import { CancelStep, NextStep, OfferToMore } from './next-step';
import type { JointProblem } from './problem';

interface JointPageProps {
  view: JointPageView;
  isWriting: boolean;
  failed: JointProblem | undefined;
}

/** One joint action for the county: what it is, the next step, and what the organisations answer. */
export function JointPage({ view, isWriting, failed }: JointPageProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { id, content, status } = view;
  const showsForm = id === null || isWriting || failed?.draft !== undefined || failed?.stale !== undefined;
  return (
    <div className="joint">
      <Breadcrumb
        trail={[
          { to: '/lan', label: t('county.title') },
          { to: '/lan/gemensamma-aktiviteter', label: t('joint.title') },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {id ? content.title : t('joint.new')}
      </h1>
      {failed?.errors && <ErrorSummary errors={failed.errors} />}
      {search.has('sparat') && !failed && (
        <p className="notice" role="status">
          {t('joint.saved')}
        </p>
      )}
      {failed?.stale && <JointStale stale={failed.stale} choices={view.choices} />}
      {id && (
        <p>
          <JointMark status={status} />
        </p>
      )}
      {showsForm ? <Writing view={view} failed={failed} /> : <Standing view={view} failed={failed} />}
    </div>
  );
}

function Writing({ view, failed }: Omit<JointPageProps, 'isWriting'>) {
  const { t } = useTranslation();
  const revision = failed?.stale?.stored.revision ?? view.revision;
  const draft = failed?.draft ?? toDraft(failed?.stale?.merged ?? view.content);
  return (
    <>
      <p>{t('joint.writing')}</p>
      <JointFields
        view={view}
        draft={draft}
        revision={revision}
        errors={failed?.errors}
        key={`${revision} ${failed ? 'failed' : ''}`}
      />
    </>
  );
}

function Standing({ view, failed }: Omit<JointPageProps, 'isWriting'>) {
  const { t } = useTranslation();
  return (
    <>
      <JointReading reading={view.reading} />
      {view.canRewrite ? (
        <p className="no-print">
          <Link className="ds-link joint__draft" to="?andra">
            {t('joint.change')}
          </Link>
        </p>
      ) : (
        <p className="joint__sub">{t('joint.fixed')}</p>
      )}
      <NextStep view={view} failed={failed} />
      <CountyOffers view={view} failed={failed} />
      <OfferToMore view={view} failed={failed} />
      <Steps view={view} />
      <CancelStep view={view} failed={failed} />
    </>
  );
}

function Steps({ view }: { view: JointPageView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="steps">
      <h2 className="ds-heading" data-size="sm" id="steps">
        {t('joint.steps')}
      </h2>
      <ol className="history">
        {view.steps.map(({ status, happenedOn, note, personName }) => (
          <li key={status}>
            {t('joint.stepTaken', { day: happenedOn, step: t(`joint.status.${status}`), person: personName })}
            {note && <span className="joint__text joint__sub">{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const toDraft = (content: JointContent): JointDraft => ({
  ...content,
  indicators: content.indicators.map(({ code }) => code),
});
