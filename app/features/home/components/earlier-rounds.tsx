import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '#app/components/status-tag';
import type { EarlierRound } from '../read-overview.server';

/** Earlier rounds with their results; says what will stand here when there are none. */
export function EarlierRounds({ rounds }: { rounds: EarlierRound[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="earlier-rounds">
      <h2 className="ds-heading" data-size="sm" id="earlier-rounds">
        {t('overview.earlier')}
      </h2>
      {rounds.length === 0 && <p>{t('overview.noEarlier')}</p>}
      <ul className="plain-list">
        {rounds.map((round) => (
          <li key={round.id}>
            {round.resultPath ? (
              <Link className="ds-link" to={round.resultPath}>
                {t('overview.resultOf', { round: round.roundName, organisation: round.organisationName })}
              </Link>
            ) : (
              `${round.organisationName}: ${round.roundName}`
            )}{' '}
            <StatusTag status={round.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
