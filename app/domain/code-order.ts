/**
 * Compares two codes by code unit. Not `localeCompare`: the order decides ties, so it must not depend on the language
 * settings of the machine.
 */
export function compareCodes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
