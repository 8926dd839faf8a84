import { useTranslation } from 'react-i18next';

/** Said where a page may be read without having seen the rest. */
export function DemoNote() {
  const { t } = useTranslation();
  return (
    <p>
      <span className="ds-tag" data-color="warning">
        {t('layout.demo')}
      </span>{' '}
      {t('public.demo')}
    </p>
  );
}
