import type { SheetValue, Workbook } from './model';
import { piecesOf, plainText } from './plain-text';

/** What a cell of Excel holds at most; the rest of a longer text goes on in a row of its own. */
export const CELL_LENGTH = 32_767;
const ROOM_FOR_CONTINUED = 60;

/**
 * The row, followed by rows with what its cells could not hold. The first columns, which name the row, are said again
 * where their text is short; a cut text ends with which part of how many it is.
 */
export function fittingRows(
  values: readonly SheetValue[],
  nameColumns: number | undefined,
  continued: Workbook['continued'],
): SheetValue[][] {
  const pieces = values.map((value) => {
    if (typeof value !== 'string') return [value];
    const clean = plainText(value);
    return clean.length <= CELL_LENGTH ? [clean] : piecesOf(clean, CELL_LENGTH - ROOM_FOR_CONTINUED);
  });
  const count = Math.max(1, ...pieces.map((parts) => parts.length));
  return Array.from({ length: count }, (_, part) =>
    pieces.map((parts, column) => {
      const value = parts.length === 1 && column < (nameColumns ?? 1) ? parts[0]! : (parts[part] ?? null);
      const isCut = parts.length > 1 && typeof value === 'string';
      return isCut ? `${value}${continued(part + 1, parts.length)}` : value;
    }),
  );
}
