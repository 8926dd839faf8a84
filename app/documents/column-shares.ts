import type { Column } from './model';

/** How many bold letters a line across the whole table holds, and what stands beside a column's text, in letters. */
const LETTERS_A_LINE = 90;
const PADDING = 2;
/** A longer word in a cell, an address say, is broken rather than given the room of the others. */
const LONGEST_KEPT = 14;

/** Each column's share of a table's width: as the widths say, yet with room for its longest word. */
export function columnShares(
  columns: readonly Pick<Column, 'header' | 'width'>[],
  rows: readonly (readonly string[])[],
): number[] {
  const total = columns.reduce((sum, { width = 1 }) => sum + width, 0);
  const asked = columns.map(({ width = 1 }) => width / total);
  const least = columns.map(({ header }, index) => {
    const inCells = rows.reduce((longest, row) => Math.max(longest, longestWord(row[index] ?? '')), 0);
    return (Math.max(longestWord(header), Math.min(inCells, LONGEST_KEPT)) + PADDING) / LETTERS_A_LINE;
  });
  if (least.reduce((sum, one) => sum + one, 0) >= 1) return asked;
  const wide = asked.map((share, index) => Math.max(share, least[index]!));
  const excess = wide.reduce((sum, share) => sum + share, 0) - 1;
  // Those who have more than they need give back what the narrow ones got.
  const spare = wide.map((share, index) => share - least[index]!);
  const allSpare = spare.reduce((sum, one) => sum + one, 0);
  return wide.map((share, index) => share - (excess * spare[index]!) / allSpare);
}

const longestWord = (text: string) => text.split(/\s+/).reduce((longest, word) => Math.max(longest, word.length), 0);
