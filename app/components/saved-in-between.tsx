import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';

interface SavedInBetweenProps {
  savedBy: string;
  savedAt: string;
  conflicts: readonly { name: string; mine: ReactNode; theirs: ReactNode }[];
  taken: readonly string[];
}

/** Somebody saved in between: both values of every field that both changed, and what only the other changed. */
export function SavedInBetween({ savedBy, savedAt, conflicts, taken }: SavedInBetweenProps) {
  const { t } = useTranslation();
  return (
    <div className="error-summary" role="alert">
      <p>{t('plan.stale.title', { person: savedBy, time: formatDateTime(savedAt) })}</p>
      {conflicts.length > 0 && (
        <>
          <p>{t('plan.stale.conflicts')}</p>
          <dl className="facts">
            {conflicts.map(({ name, mine, theirs }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <p>
                    <strong>{t('plan.stale.yours')}</strong> {mine}
                  </p>
                  <p>
                    <strong>{t('plan.stale.theirs')}</strong> {theirs}
                  </p>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {taken.length > 0 && <p>{t('plan.stale.taken', { fields: taken.join(', ') })}</p>}
    </div>
  );
}
