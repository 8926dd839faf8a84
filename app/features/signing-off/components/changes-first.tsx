import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../read-approval.server';
import { AnswerToRead } from './answers-to-read';

/** What the approver should look at first: changes against the earlier assessment, and answers without ground. */
export function ChangesFirst({ view }: { view: ApprovalView }) {
  const { t } = useTranslation();
  return (
    <>
      {view.people === 1 && <p className="notice">{t('approve.oneAssessor')}</p>}
      <section aria-labelledby="changes">
        <h2 className="ds-heading" data-size="sm" id="changes">
          {view.earlierRound ? t('approve.changes', { round: view.earlierRound }) : t('approve.firstYear')}
        </h2>
        {view.earlierRound && view.changed.length === 0 && <p>{t('approve.noChanges')}</p>}
        <ul className="plain-list">
          {view.changed.map((answer) => (
            <li key={answer.code}>
              <AnswerToRead answer={answer} isCopy />
            </li>
          ))}
        </ul>
      </section>
      {view.withoutGround.length > 0 && (
        <details className="fold">
          <summary>
            <h2 className="ds-heading" data-size="xs">
              {t('approve.withoutGround', { count: view.withoutGround.length })}
            </h2>
          </summary>
          <ul>
            {view.withoutGround.map((one) => (
              <li key={`${one.code} ${one.because}`}>
                <a className="ds-link" href={`#${one.code}`}>
                  {one.code} {one.question}
                </a>{' '}
                {t(`review.because.${one.because}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
