import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { Returned } from '#db/queries/returned';

/** Why the assessment has come back, where the coordinator begins. */
export function ReturnedNotice({ returned }: { returned: Returned }) {
  const { t } = useTranslation();
  return (
    <section className="notice" aria-labelledby="returned">
      <h2 className="ds-heading" data-size="xs" id="returned">
        {t(`review.returned.${returned.action}`)}
      </h2>
      <p>{[returned.personName, formatDateTime(returned.at)].filter(Boolean).join(', ')}</p>
      <p className="written-text">{returned.reason}</p>
    </section>
  );
}
