import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { formatNumber, formatSigned } from '#app/i18n/format';
import type { Cell } from '../view';

/** A value in levels, rounded as the method rounds. */
export function valueText(value: number, decimals = 1): string {
  return formatNumber(roundedHalfAway(value, decimals), decimals);
}

export function changeText(value: number): string {
  return formatSigned(roundedHalfAway(value, 1), 1);
}

/** `2,1–3,0` */
export function rangeText({ low, high }: { low: number; high: number }): string {
  return `${valueText(low)}–${valueText(high)}`;
}

export function shownOf(cells: readonly Cell[]): number[] {
  return cells.flatMap((cell) => ('value' in cell ? [cell.value] : []));
}
