import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { formatNumber, formatSigned } from '#app/i18n/format';

/** A value in levels, rounded as the method rounds; a dash when there is none. */
export function valueText(value: number | null, decimals = 1): string {
  return value === null ? '–' : formatNumber(roundedHalfAway(value, decimals), decimals);
}

/** `2,5–3,2` */
export function rangeText(low: number, high: number): string {
  return `${valueText(low)}–${valueText(high)}`;
}

/** A change that has been computed unrounded: `+0,3`. */
export function changeText(change: number | null, decimals = 1): string {
  return change === null ? '–' : formatSigned(roundedHalfAway(change, decimals), decimals);
}

/** A share 0–1 as percent. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${formatNumber(roundedHalfAway(share * 100, 0))}\u00A0%`;
}
