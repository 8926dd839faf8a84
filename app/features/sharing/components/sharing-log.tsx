import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { LoggedChoice } from '../read-sharing.server';

/** Who chose what, and when, the latest first. */
export function SharingLog({ log }: { log: LoggedChoice[] }) {
  const { t } = useTranslation();
  if (log.length === 0) return null;
  return (
    <section aria-labelledby="log">
      <h2 className="ds-heading" data-size="sm" id="log">
        {t('sharing.log.title')}
      </h2>
      <ol className="history">
        {log.map((entry) => (
          <li key={entry.at}>
            {formatDateTime(entry.at)}, {entry.personName}
            {entry.steps.length === 0 && <p>{t('sharing.log.same')}</p>}
            <ul>
              {entry.steps.map(({ depth, from, to }) => (
                <li key={depth}>
                  {t(`sharing.depth.${depth}`)}:{' '}
                  {from === null
                    ? t(`sharing.audience.${to}`)
                    : t('sharing.log.step', { from: t(`sharing.audience.${from}`), to: t(`sharing.audience.${to}`) })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
