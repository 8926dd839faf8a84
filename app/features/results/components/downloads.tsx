import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

const FILES = [
  { file: 'svar.xlsx', text: 'xlsx' },
  { file: 'resultat.docx', text: 'docx' },
  { file: 'resultat.pdf', text: 'pdf' },
] as const;

/** Files of the result that is shown. Plain forms: each button's answer is a file, and the page stays as it is. */
export function Downloads({ resultPath, askedRevision }: { resultPath: string; askedRevision: number | null }) {
  const { t } = useTranslation();
  const search = askedRevision === null ? '' : `?revision=${askedRevision}`;
  return (
    <details className="fold no-print">
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('document.downloads.title')}
        </h2>
      </summary>
      <p>{t('document.downloads.intro')}</p>
      <p>{t('document.downloads.sensitive')}</p>
      <ul className="plain-list">
        {FILES.map(({ file, text }) => (
          <li key={file}>
            <form method="post" action={`${resultPath}/dokument/${file}${search}`}>
              <button type="submit" name="intent" value="make" className="ds-button" data-variant="tertiary">
                {t(`document.downloads.${text}`)}
              </button>
            </form>
          </li>
        ))}
        <li>
          <Link className="ds-button" data-variant="tertiary" to={`${resultPath}/sammanfattning${search}`}>
            {t('document.downloads.summary')}
          </Link>
        </li>
      </ul>
    </details>
  );
}
