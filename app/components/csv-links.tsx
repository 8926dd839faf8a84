import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CsvLinksProps {
  /** The address of the file in a profile. */
  href: (profile: 'excel' | 'maskin') => string;
  /** What is downloaded, for those who hear the links one by one. */
  name: string;
  children?: ReactNode;
}

/** The numbers of a part of a page as files. */
export function CsvLinks({ href, name, children }: CsvLinksProps) {
  const { t } = useTranslation();
  return (
    <ul className="csv-links no-print" aria-label={t('chart.csvLabel', { name })}>
      {(['excel', 'maskin'] as const).map((profile) => (
        <li key={profile}>
          <a className="ds-link" download href={href(profile)}>
            {t(profile === 'excel' ? 'chart.csvExcel' : 'chart.csvMachine')}
            <span className="visually-hidden">: {name}</span>
          </a>
        </li>
      ))}
      {children && <li>{children}</li>}
    </ul>
  );
}
