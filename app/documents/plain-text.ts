import { markGaps, plainText } from '#app/domain/plain-text';

export { plainText };

/** The value with a sign of replacement, in all its texts, for each character that no document can hold. */
export function withMarkedGaps<T>(value: T): T {
  const mark = (part: unknown): unknown => {
    if (typeof part === 'string') return markGaps(part);
    if (Array.isArray(part)) return part.map(mark);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, mark(one)]));
  };
  return mark(value) as T;
}

/** The lines of a text, at least one. */
export function linesOf(text: string): string[] {
  return plainText(text).split('\n');
}

/** A piece ends after a word if one ends in its last fifth. */
const LAST_PART = 0.8;

/** The text in pieces of at most `length` UTF-16 units, between words where there are any, never within a character. */
export function piecesOf(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + length, text.length);
    const isWithinPair = end < text.length && /[\uDC00-\uDFFF]/.test(text[end]!);
    if (isWithinPair) end -= 1;
    const space = end < text.length ? text.lastIndexOf(' ', end - 1) : -1;
    if (space > start + length * LAST_PART) end = space + 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces.length > 0 ? pieces : [''];
}
