import { formatNumber, formatPercent, formatSigned } from './format';

/** The method's numbers as texts write them; a dash stands for what there is none of. */
const NONE = '–';

/** A value in levels: `2,5`. */
export function valueText(value: number | null, decimals = 1): string {
  return value === null ? NONE : formatNumber(value, decimals);
}

/** `2,5–3,2` */
export function rangeText(low: number, high: number, decimals = 1): string {
  return `${valueText(low, decimals)}–${valueText(high, decimals)}`;
}

/** A change in levels: `+0,3`. */
export function changeText(change: number | null, decimals = 1): string {
  return change === null ? NONE : formatSigned(change, decimals);
}

/** A share 0–1 as percent. */
export function shareText(share: number | null, decimals = 0): string {
  return share === null ? NONE : formatPercent(share, decimals);
}
