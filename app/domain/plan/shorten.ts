const MORE = ' …';

/**
 * A text as a title of at most `maxLength` characters: without its full stop, and where it is too long ended after a whole
 * word with " …". Whoever shortens keeps the whole text elsewhere.
 */
export function toTitle(text: string, maxLength: number): string {
  const sentence = text.trim().replace(/\.$/, '');
  if (sentence.length <= maxLength) return sentence;
  const room = maxLength - MORE.length;
  const end = sentence.lastIndexOf(' ', room);
  // One endless word can only be cut, and never within a character.
  const kept = end > 0 ? sentence.slice(0, end) : sentence.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return kept.replace(/[\s,;:–]+$/, '') + MORE;
}

/** Lines as one text of at most `maxLength` characters: as many whole ones as fit, and "…" where there are more. */
export function joinLines(lines: readonly string[], maxLength: number): string {
  const text = lines.join('\n');
  if (text.length <= maxLength) return text;
  const end = text.lastIndexOf('\n', maxLength - '\n…'.length);
  return end > 0 ? `${text.slice(0, end)}\n…` : toTitle(text, maxLength);
}
