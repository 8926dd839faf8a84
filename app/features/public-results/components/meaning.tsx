import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** What a value is, and how little a small difference says. */
export function Meaning() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="meaning">
      <h2 className="ds-heading" data-size="sm" id="meaning">
        {t('public.meaning.title')}
      </h2>
      <p>{t('public.meaning.scale')}</p>
      <p>{t('public.meaning.caution')}</p>
      <p>
        <Link className="ds-link" to="/metod">
          {t('public.meaning.method')}
        </Link>
      </p>
    </section>
  );
}
