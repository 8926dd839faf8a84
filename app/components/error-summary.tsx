import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What has to be mended, on top of a form, each with a link to its field. Takes focus when it appears, and when it has something new to say. */
export function ErrorSummary({ errors }: { errors: Record<string, string> }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    heading.current?.focus();
    const title = t('error.titlePrefix');
    if (!document.title.startsWith(title)) document.title = `${title} ${document.title}`;
  }, [t, errors]);
  return (
    <div className="error-summary" role="alert">
      <h2 className="ds-heading" data-size="xs" tabIndex={-1} ref={heading}>
        {t('error.summary')}
      </h2>
      <ul>
        {Object.entries(errors).map(([field, key]) => (
          <li key={field}>
            <a className="ds-link" href={`#${field}`} onClick={(event) => goToField(event, field)}>
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Moves focus to the field, opening what it is folded into. Following the link instead would be a navigation, after
 * which the page knows nothing of what was wrong; without JavaScript that is what happens.
 */
function goToField(event: MouseEvent, id: string): void {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  field.closest('details')?.setAttribute('open', '');
  field.focus();
}
