import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Opens the browser's print dialog. Shown once the page can answer it; before that, the browser's own menu prints. */
export function PrintButton() {
  const { t } = useTranslation();
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!isReady) return null;
  return (
    <button type="button" className="ds-button" data-variant="primary" onClick={() => window.print()}>
      {t('summary.print')}
    </button>
  );
}
