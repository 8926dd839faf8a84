import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { searchOf } from '../choice';
import type { CsvPart } from '../csv-parts';
import type { SettingView } from '../view';

interface DownloadLinksProps {
  setting: SettingView;
  part: CsvPart;
  /** What is downloaded, for those who hear the links one by one. */
  name: string;
  children?: ReactNode;
}

/** A part of the page as files, with the page's own choices. */
export function DownloadLinks({ setting, part, name, children }: DownloadLinksProps) {
  const { t } = useTranslation();
  return (
    <ul className="compare-downloads no-print" aria-label={t('compare.download.label', { name })}>
      {(['excel', 'maskin'] as const).map((profile) => (
        <li key={profile}>
          <a
            className="ds-link"
            download
            href={`/jamfor/${part}.csv${searchOf(setting.choice, {}, { profil: profile })}`}
          >
            {t(profile === 'excel' ? 'compare.download.excel' : 'compare.download.machine')}
            <span className="visually-hidden">: {name}</span>
          </a>
        </li>
      ))}
      {children && <li>{children}</li>}
    </ul>
  );
}
