import { changeText, valueText } from '#app/i18n/value-text';
import type { Cell, Column } from './model';

/** A cell as people read it. */
export function cellText(cell: Cell, { decimals = 0, isChange }: Column): string {
  if (typeof cell === 'string') return cell;
  return isChange ? changeText(cell, decimals) : valueText(cell, decimals);
}
