import { valueText } from '#app/i18n/value-text';
import type { Cell, Column } from './model';

/** A cell as people read it. */
export function cellText(cell: Cell, { decimals = 0 }: Column): string {
  return typeof cell === 'string' ? cell : valueText(cell, decimals);
}
