import { nameOfParts } from '#app/documents/write-csv';
import { formatDate } from '#app/i18n/format';
import type { SettingView } from './view';

/** `mognadskollen-varmekarta-2025-municipalities-2026-11-22.csv` */
export function fileName(part: string, { choice, group }: SettingView, now: Date, ending = 'csv'): string {
  return `${nameOfFile(part, choice.round, group?.code ?? null)}-${formatDate(now.toISOString())}.${ending}`;
}

/** What files of a part of the comparison begin with: which part, round and group they are of. */
export function nameOfFile(part: string, round: string | null, group: string | null): string {
  return nameOfParts(part, round, group);
}
