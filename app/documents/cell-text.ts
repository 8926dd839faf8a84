import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { formatNumber } from '#app/i18n/format';
import type { Cell, Column } from './model';

/** A cell as people read it. */
export function cellText(cell: Cell, { decimals = 0 }: Column): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? formatNumber(roundedHalfAway(cell, decimals), decimals) : cell;
}
