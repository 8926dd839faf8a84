import type { SheetColumn } from '#app/documents/model';
import type { ReportWords } from './report-words';

/** The sheets' columns: header and meaning stand beside each other among the texts, `values` fills in both. */
export const columnsOf =
  ({ t }: ReportWords, texts: 'report' | 'joint') =>
  (key: string, width: number, decimals?: number, values: Record<string, unknown> = {}): SheetColumn => ({
    header: t(`${texts}.excel.${key}.header`, values),
    description: t(`${texts}.excel.${key}.description`, values),
    width,
    ...(decimals === undefined ? {} : { decimals }),
  });
