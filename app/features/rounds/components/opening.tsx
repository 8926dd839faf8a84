import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { RoundView } from '../read-round.server';

/** Taking away a round that nobody has seen. */
export function Removing() {
  const { t } = useTranslation();
  return (
    <details className="fold no-print">
      <summary>{t('county.round.removeTitle')}</summary>
      <p>{t('county.round.removeText')}</p>
      <Form method="post">
        <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="remove">
          {t('county.round.remove')}
        </button>
      </Form>
    </details>
  );
}

/** What is left before a planned round opens: read it as the respondents will, then let it open. */
export function Opening({ view }: { view: RoundView }) {
  const { t } = useTranslation();
  const opens = formatDateTime(view.opensAt);
  if (view.isClosingPassed) return <p className="notice">{t('county.round.closingPassed')}</p>;
  return (
    <section className="card" aria-labelledby="opening">
      <h2 className="ds-heading" data-size="sm" id="opening">
        {t('county.round.openingTitle')}
      </h2>
      <p>{t('county.round.openingText')}</p>
      <p>
        <Link className="ds-link" to={`/lan/matomgangar/${view.slug}/enkat`}>
          {t('county.round.preview')}
        </Link>
      </p>
      <p>
        <strong>
          {t(view.opensByItself ? 'county.round.opensByItself' : 'county.round.opensNotByItself', { opens })}
        </strong>
      </p>
      <Form method="post" className="button-row">
        {view.opensByItself ? (
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="unschedule">
            {t('county.round.unschedule')}
          </button>
        ) : (
          <button className="ds-button" type="submit" name="intent" value="schedule">
            {t('county.round.schedule')}
          </button>
        )}
      </Form>
      <details className="fold">
        <summary>{t('county.round.openTitle')}</summary>
        <p>{t('county.round.openText')}</p>
        <Form method="post">
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="open">
            {t('county.round.open')}
          </button>
        </Form>
      </details>
    </section>
  );
}
