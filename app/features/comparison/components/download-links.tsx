import type { ReactNode } from 'react';
import { CsvLinks } from '#app/components/csv-links';
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
  return (
    <CsvLinks href={(profile) => `/jamfor/${part}.csv${searchOf(setting.choice, {}, { profil: profile })}`} name={name}>
      {children}
    </CsvLinks>
  );
}
