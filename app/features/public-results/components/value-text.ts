import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { formatNumber } from '#app/i18n/format';

/** A value in levels with one decimal, rounded as the method rounds. */
export function valueText(value: number): string {
  return formatNumber(roundedHalfAway(value, 1), 1);
}
