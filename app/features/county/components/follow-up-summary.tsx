import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { FollowUp } from '../read-follow-up.server';

/** What the table says, in sentences that can be read aloud. */
export function FollowUpSummary({ view }: { view: FollowUp }) {
  const { t } = useTranslation();
  const { counts } = view;
  return (
    <>
      <p className="lead">
        {view.status === 'open' ? (
          <>
            {t('county.followUp.summary', { count: counts.handedOver + counts.signed, of: counts.invited })}{' '}
            {t('county.followUp.daysLeft', { count: view.daysLeft, closes: formatDateTime(view.closesAt) })}
          </>
        ) : (
          <>
            {t('county.followUp.closed', { closes: formatDateTime(view.closesAt) })}{' '}
            {t('county.followUp.counted', { count: counts.counted, of: counts.invited })}
          </>
        )}
      </p>
      {view.status === 'open' && (
        <p>
          {t('county.followUp.lateCount', { count: view.late })} {t('county.followUp.lateRule')}
        </p>
      )}
    </>
  );
}
