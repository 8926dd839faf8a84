/** What no XML document can hold: control characters but tab and line feed, halves of surrogate pairs, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** The text with a sign of replacement for each character that no document can hold. */
export function markGaps(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD');
}

/** The text with line feeds as its only line ends, and without what no document can hold. Nothing else is changed. */
export function plainText(text: string): string {
  return text.replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n').replace(UNWRITABLE, '');
}
