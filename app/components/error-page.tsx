import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

const KNOWN = new Set([401, 404, 413]);

/** Which of our texts tells of an error with this status. */
export function errorKind(status: number): string {
  return KNOWN.has(status) ? String(status) : 'bug';
}

/** What happened and what to do; a bug shows the reference that stands in the log. */
export function ErrorPage({ status, reference }: { status: number; reference: string | null }) {
  const { t } = useTranslation();
  const kind = errorKind(status);
  return (
    <div className="narrow">
      <h1 className="ds-heading" data-size="md">
        {t(`error.${kind}.title`)}
      </h1>
      <p>{t(`error.${kind}.text`)}</p>
      {kind === 'bug' && reference && <p>{t('error.reference', { reference })}</p>}
      <p>
        <Link className="ds-link" to="/">
          {t('error.home')}
        </Link>
      </p>
    </div>
  );
}
