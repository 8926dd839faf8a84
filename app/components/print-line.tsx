import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#app/i18n/format';

interface PrintLineProps {
  organisation: string;
  round: string;
}

/** Whose the paper is, of which round and day: stands on printed pages of an organisation only. */
export function PrintLine({ organisation, round }: PrintLineProps) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const renew = () => flushSync(() => setNow(new Date().toISOString()));
    window.addEventListener('beforeprint', renew);
    return () => window.removeEventListener('beforeprint', renew);
  }, []);
  return (
    // Made before midnight and taken over after it: the browser's day counts.
    <p className="print-only print-line" suppressHydrationWarning>
      {t('layout.printed', { organisation, round, date: formatDate(now) })}
    </p>
  );
}
