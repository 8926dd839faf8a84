import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What has to be mended, on top of a form, each with a link to its field. Takes focus when it appears. */
export function ErrorSummary({ errors }: { errors: Record<string, string> }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    const title = t('error.titlePrefix');
    if (!document.title.startsWith(title)) document.title = `${title} ${document.title}`;
  }, [t]);
  return (
    <div className="error-summary" role="alert">
      <h2 className="ds-heading" data-size="xs" tabIndex={-1} ref={heading}>
        {t('error.summary')}
      </h2>
      <ul>
        {Object.entries(errors).map(([field, key]) => (
          <li key={field}>
            <a className="ds-link" href={`#${field}`}>
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
