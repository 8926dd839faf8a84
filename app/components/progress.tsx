import { useTranslation } from 'react-i18next';

/** How many of how many, as words and as a bar. */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  const { t } = useTranslation();
  return (
    <span className="progress">
      <progress max={of} value={done} aria-label={label} />
      <span>{t('progress.of', { done, of })}</span>
    </span>
  );
}
