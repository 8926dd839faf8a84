import type { Column } from './model';

/** What a line of a table's width holds of a header's letters, and what stands beside a column's text, in letters. */
const LETTERS_A_LINE = 80;
const PADDING = 2;

/** Each column's share of a table's width: as the widths say, yet with room for the longest word of its header. */
export function columnShares(columns: readonly Pick<Column, 'header' | 'width'>[]): number[] {
  const total = columns.reduce((sum, { width = 1 }) => sum + width, 0);
  const asked = columns.map(({ width = 1 }) => width / total);
  const least = columns.map(({ header }) => (longestWord(header) + PADDING) / LETTERS_A_LINE);
  if (least.reduce((sum, one) => sum + one, 0) >= 1) return asked;
  const wide = asked.map((share, index) => Math.max(share, least[index]!));
  const excess = wide.reduce((sum, share) => sum + share, 0) - 1;
  // Those who have more than they need give back what the narrow ones got.
  const spare = wide.map((share, index) => share - least[index]!);
  const allSpare = spare.reduce((sum, one) => sum + one, 0);
  return wide.map((share, index) => share - (excess * spare[index]!) / allSpare);
}

const longestWord = (header: string) => Math.max(...header.split(/\s+/).map((word) => word.length));
