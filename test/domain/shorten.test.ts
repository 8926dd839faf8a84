import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinLines, toTitle } from '../../app/domain/plan/shorten';

describe('a title', () => {
  test('is the whole text without its full stop where that fits', () => {
    expect(toTitle('Utse en ansvarig.', 16)).toBe('Utse en ansvarig');
    expect(toTitle(' Utse en ansvarig ', 16)).toBe('Utse en ansvarig');
  });

  test('ends after a whole word, without the comma or dash that followed it', () => {
    expect(toTitle('Utse en ansvarig, och skriv ner vem det är.', 24)).toBe('Utse en ansvarig, och …');
    expect(toTitle('Utse en ansvarig, och skriv ner vem det är.', 22)).toBe('Utse en ansvarig …');
    expect(toTitle('Utse en ansvarig – och skriv ner vem det är.', 22)).toBe('Utse en ansvarig …');
    expect(toTitle('Utse en ansvarig nu', 18)).toBe('Utse en ansvarig …');
  });

  test('of one endless word is cut, but no character is', () => {
    expect(toTitle('x'.repeat(30), 10)).toBe('xxxxxxxx …');
    expect(toTitle(`${'x'.repeat(7)}🗺${'x'.repeat(30)}`, 10)).toBe('xxxxxxx …');
  });

  test('is never too long, and holds only whole words of the text', () => {
    const words = fc.array(fc.stringMatching(/^[a-zåäö]{1,8}[,;:]?$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 120 }), (list, maxLength) => {
        const title = toTitle(list.join(' '), maxLength);
        expect(title.length).toBeLessThanOrEqual(maxLength);
        const kept = title.replace(/ …$/, '').split(' ');
        const bare = (word: string) => word.replace(/[,;:]$/, '');
        expect(kept.map(bare)).toEqual(list.slice(0, kept.length).map(bare));
        expect(title.endsWith(' …')).toBe(kept.length < list.length);
      }),
    );
  });
});

describe('lines', () => {
  test('are all there where they fit, else as many whole ones as do', () => {
    expect(joinLines(['ett', 'två', 'tre'], 11)).toBe('ett\ntvå\ntre');
    expect(joinLines(['ett', 'två', 'tre'], 10)).toBe('ett\ntvå\n…');
    expect(joinLines(['ett', 'två', 'tre'], 8)).toBe('ett\n…');
    expect(joinLines(['ett två tre', 'fyra'], 9)).toBe('ett två …');
  });
});
