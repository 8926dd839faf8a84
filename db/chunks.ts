/** Few enough for the longest row: SQLite takes at most 32 766 parameters in a statement. */
const CHUNK = 500;

/** The rows in pieces that one statement can hold, or smaller ones. */
export function chunksOf<T>(rows: readonly T[], size = CHUNK): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += size) chunks.push(rows.slice(start, start + size));
  return chunks;
}
