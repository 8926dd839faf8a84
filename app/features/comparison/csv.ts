import type { CsvProfile } from '#app/documents/write-csv';
import { formatDate } from '#app/i18n/format';
import type { SettingView } from './view';

/** The profile that an address asks for; for programs when it asks for none. */
export function parseProfile(text: string | null): CsvProfile | undefined {
  if (text === null) return 'maskin';
  return text === 'maskin' || text === 'excel' ? text : undefined;
}

/** `mognadskollen-varmekarta-2025-municipalities-2026-11-22.csv` */
export function fileName(part: string, { choice, group }: SettingView, now: Date, ending = 'csv'): string {
  return `${nameOfFile(part, choice.round, group?.code ?? null)}-${formatDate(now.toISOString())}.${ending}`;
}

/** What files of a part of the comparison begin with: which part, round and group they are of. */
export function nameOfFile(part: string, round: string | null, group: string | null): string {
  const words = ['mognadskollen', part, round, group].filter((word) => word !== null);
  return words.join('-').replace(/[^a-z0-9-]+/gi, '-');
}
