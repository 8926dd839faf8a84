import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AssessmentView } from '../read-assessment.server';

/** What can be done now, the main thing first. */
export function NextSteps({ view }: { view: AssessmentView }) {
  const { t } = useTranslation();
  const { may, own, areas } = view;
  const path = `/sjalvskattning/${view.id}`;
  const total = areas.reduce((sum, area) => sum + area.total, 0);
  const next = areas.find((area) => area.own < area.total) ?? areas[0];
  const isAllAnswered = own !== null && own.answered === total;
  // A coordinator need not answer: what colleagues are ready with can be reviewed without.
  const isAnybodyReady = view.people.some((person) => person.isReady);
  const reviewsNow = may.review && (isAllAnswered || own?.isReady || (!own && isAnybodyReady));
  return (
    <section aria-label={t('assessment.next')} className="next-steps">
      {may.answer && !own && next && (
        <>
          <p className="notice">{t('answering.before')}</p>
          <Form method="post">
            <input type="hidden" name="area" value={next.code.toLowerCase()} />
            <button
              className="ds-button"
              data-variant={reviewsNow ? 'secondary' : undefined}
              type="submit"
              name="intent"
              value="start"
            >
              {t('assessment.start')}
            </button>
          </Form>
        </>
      )}
      {may.answer && own && !own.isReady && next && (
        <p>{t('assessment.ownProgress', { answered: own.answered, total })}</p>
      )}
      {may.approve && (
        <Link className="ds-button" to={`${path}/godkann`}>
          {t('assessment.approve')}
        </Link>
      )}
      {view.resultPath && (
        <Link
          className="ds-button"
          data-variant={view.status === 'signed' ? undefined : 'secondary'}
          to={view.resultPath}
        >
          {t('assessment.result')}
        </Link>
      )}
      {view.resultPath && (
        <Link className="ds-button" data-variant="secondary" to={`${path}/kvitto`}>
          {t('assessment.receipt')}
        </Link>
      )}
      {may.answer && own && !own.isReady && next && (
        <Link
          className="ds-button"
          data-variant={reviewsNow ? 'secondary' : undefined}
          to={`${path}/${next.code.toLowerCase()}`}
        >
          {t(isAllAnswered ? 'assessment.change' : 'assessment.continue')}
        </Link>
      )}
      {may.review && (own || isAnybodyReady) && (
        <Link className="ds-button" data-variant={reviewsNow ? undefined : 'secondary'} to={`${path}/granska`}>
          {t('assessment.review')}
        </Link>
      )}
      {may.answer && own && (
        <Form method="post">
          <button
            className="ds-button"
            data-variant={isAllAnswered && !own.isReady && !may.review ? undefined : 'secondary'}
            type="submit"
            name="intent"
            value={own.isReady ? 'resume' : 'submit'}
          >
            {t(own.isReady ? 'assessment.resume' : 'assessment.submit')}
          </button>
        </Form>
      )}
      {view.status === 'handed_over' && !may.approve && <p className="notice">{t('assessment.handedOver')}</p>}
    </section>
  );
}
