import { useTranslation } from 'react-i18next';
import { SHARING_DEPTHS } from '#app/domain/benchmark/sharing';
import type { SharingView } from '../read-sharing.server';

/** The choice as it stands, from when it counts, and what of it has to wait. */
export function SharingNow({ view }: { view: SharingView & { isSaved: boolean; mayChange: boolean } }) {
  const { t } = useTranslation();
  if (!view.current) return <p className="notice">{t('sharing.notSigned')}</p>;
  const { current, waiting, state } = view;
  return (
    <section className="card" aria-labelledby="choice">
      <h2 className="ds-heading" data-size="sm" id="choice">
        {t('sharing.now')}
      </h2>
      {view.isSaved && (
        <p className="notice" role="status">
          {t(waiting.length > 0 ? 'sharing.savedPartly' : 'sharing.saved')}
        </p>
      )}
      <p>{t(`sharing.counts.${state}`)}</p>
      <dl className="facts">
        {SHARING_DEPTHS.map((depth) => {
          const waits = waiting.find((outcome) => outcome.depth === depth);
          return (
            <div key={depth}>
              <dt>{t(`sharing.depth.${depth}`)}</dt>
              <dd>
                {t(`sharing.audience.${current[depth]}`)}
                {waits && (
                  <p className="sharing-waits">
                    {t('sharing.waits', { now: t(`sharing.audience.${waits.inForce}`) })}{' '}
                    {waits.reason && t(`sharing.reason.${waits.reason}`)}
                  </p>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {!view.mayChange && <p>{t('sharing.onlyApprover')}</p>}
    </section>
  );
}
