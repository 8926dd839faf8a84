/** Few enough for the longest row: SQLite takes at most 32 766 parameters in a statement. */
const CHUNK = 500;

/** The rows in pieces that one statement can hold. */
export function chunksOf<T>(rows: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < rows.length; start += CHUNK) chunks.push(rows.slice(start, start + CHUNK));
  return chunks;
}
