import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RoundTag } from '#app/components/round-tag';
import { formatDateTime } from '#app/i18n/format';
import type { readYear } from '../read-year.server';
import { ParticipationCounts } from './participation-counts';

type Current = NonNullable<Awaited<ReturnType<typeof readYear>>['current']>;

/** The round that is open, or planned next: when it closes, how far everybody is, and what to do now. */
export function CurrentRound({ round }: { round: Current }) {
  const { t } = useTranslation();
  const dates = { opens: formatDateTime(round.opensAt), closes: formatDateTime(round.closesAt) };
  const page = `/lan/matomgangar/${round.slug}`;
  return (
    <section className="card" aria-labelledby="current">
      <div className="card__head">
        <h2 className="ds-heading" data-size="sm" id="current">
          {round.name}
        </h2>
        <RoundTag status={round.status} />
      </div>
      {round.status === 'open' ? (
        <>
          <p>
            {t('county.open', dates)} {t('county.daysLeft', { count: round.daysLeft })}
          </p>
          <ParticipationCounts counts={round.counts} />
          <p>{t('county.promise')}</p>
          <p className="button-row">
            <Link className="ds-button" to="/lan/uppfoljning">
              {t('county.toFollowUp')}
            </Link>
            <Link className="ds-link" to={page}>
              {t('county.toRound')}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>{t('county.draft', dates)}</p>
          <p className="button-row">
            <Link className="ds-button" to={page}>
              {t('county.toPlan')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
