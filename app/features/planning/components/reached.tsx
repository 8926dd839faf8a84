import { useTranslation } from 'react-i18next';
import type { ProposalsView } from '../read-proposals.server';
import type { ProposalsProblem } from './proposals-page';
import { RatingFields, writtenIn } from './rating-fields';

/** The questions that are where they are to be. Here a target can be raised again, which brings the question back. */
export function Reached({ view, failed }: { view: ProposalsView; failed: ProposalsProblem | undefined }) {
  const { t } = useTranslation();
  const { reached, head } = view;
  if (reached.length === 0) return null;
  const isWritten = reached.some(({ code }) => writtenIn(failed, code));
  return (
    <details className="fold" open={isWritten}>
      <summary>
        <h2 className="ds-heading" data-size="sm">
          {t('plan.proposals.reached', { count: reached.length })}
        </h2>
      </summary>
      <p>{t(head.canEdit ? 'plan.proposals.reachedText' : 'plan.proposals.reachedReader')}</p>
      <ul className="proposals">
        {reached.map((question) => (
          <li key={question.code} className="proposal">
            <h3 className="ds-heading" data-size="2xs">
              <span className="code">{question.code}</span> {question.question}
            </h3>
            <p className="subtle">{question.areaName}</p>
            <p>
              {t('plan.proposals.at', { level: question.level, target: question.target })}{' '}
              {question.level === view.scale.max && t('plan.proposals.top')}
            </p>
            {head.canEdit && question.level < view.scale.max && (
              <RatingFields question={question} view={view} failed={failed} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
