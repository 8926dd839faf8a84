import type { Cell, Column } from './model';
import { changeText, valueText } from './number-text';

/** A cell as people read it. */
export function cellText(cell: Cell, { decimals = 0, isChange }: Column): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return isChange ? changeText(cell, decimals) : valueText(cell, decimals);
}
