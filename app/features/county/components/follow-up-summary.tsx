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
        {t('county.followUp.summary', { count: counts.handedOver + counts.signed, of: counts.invited })}{' '}
        {view.status === 'open'
          ? t('county.followUp.daysLeft', { count: view.daysLeft, closes: formatDateTime(view.closesAt) })
          : t('county.followUp.closed', { closes: formatDateTime(view.closesAt) })}
      </p>
      {view.status === 'open' && (
        <p>
          {t('county.followUp.lateCount', { count: view.late })} {t('county.followUp.lateRule')}
        </p>
      )}
    </>
  );
}
