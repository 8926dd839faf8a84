import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { RoundView } from '../read-round.server';

/** What has been decided about the round. */
export function RoundFacts({ view }: { view: RoundView }) {
  const { t } = useTranslation();
  const facts = [
    { term: 'opens', text: formatDateTime(view.opensAt) },
    { term: 'closes', text: formatDateTime(view.closesAt) },
    { term: 'questionnaire', text: view.questionnaire },
    { term: 'invited', text: t('county.organisations', { count: view.participants.length }) },
    { term: 'message', text: view.message || t('county.round.noMessage') },
  ] as const;
  return (
    <dl className="facts">
      {facts.map(({ term, text }) => (
        <div key={term}>
          <dt>{t(`county.round.fact.${term}`)}</dt>
          <dd className={term === 'message' ? 'written-text' : undefined}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What has happened to the round and who did it; newest first. */
export function RoundHistory({ history }: { history: RoundView['history'] }) {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>{t('county.round.history')}</summary>
      <ol className="history">
        {history.map((event) => (
          <li key={event.id}>
            {t('county.round.historyRow', {
              at: formatDateTime(event.at),
              what: t(`county.event.${event.action}`),
              who: event.personName ?? t('county.round.byItself'),
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
