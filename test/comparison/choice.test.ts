import { describe, expect, test } from 'vitest';
import { DEFAULT_CHOICE, parseChoice, searchOf } from '#app/features/comparison/choice';

const parse = (query: string) => parseChoice(new URLSearchParams(query));

describe('the address of a comparison', () => {
  test('without anything in it asks for the defaults', () => {
    expect(parse('')).toEqual({ choice: DEFAULT_CHOICE, problems: [] });
    expect(parse('omgang=&grupp=&ordning=&org=')).toEqual({ choice: DEFAULT_CHOICE, problems: [] });
  });

  test('is read, written, and read again as the same choice', () => {
    const query =
      '?omgang=2025&grupp=municipalities_small&lins=samverkan&djup=inriktningar&ordning=KOM1-lagst&sida=3&omrade=KOM&org=kumla&org=orebro';
    const { choice, problems } = parse(query.slice(1));
    expect(problems).toEqual([]);
    expect(choice).toEqual({
      round: '2025',
      group: 'municipalities_small',
      lens: 'samverkan',
      depth: 'inriktningar',
      sort: { by: 'node', node: 'KOM1', isLowestFirst: true },
      page: 3,
      area: 'KOM',
      organisations: ['kumla', 'orebro'],
    });
    expect(searchOf(choice)).toBe(query);
  });

  test.each([
    ['omgang=../x', ['omgang']],
    ['grupp=a%27%3B--', ['grupp']],
    ['djup=allt', ['djup']],
    ['lins=__proto__', ['lins']],
    ['ordning=1%3D1', ['ordning']],
    ['sida=0', ['sida']],
    ['sida=-1', ['sida']],
    ['sida=1e9', ['sida']],
    ['omrade=%3Cb%3E', ['omrade']],
    ['org=%00', ['org']],
    ['org=a&org=b&org=c&org=d&org=e&org=f', ['org']],
    ['djup=x&lins=y&sida=z', ['djup', 'lins', 'sida']],
  ])('names what can’t be read and goes on without it: %s', (query, problems) => {
    const parsed = parse(query);
    expect(parsed.problems).toEqual(problems);
    expect({ ...parsed.choice, organisations: [] }).toEqual(DEFAULT_CHOICE);
  });

  test('counts an organisation once, and five at most', () => {
    expect(parse('org=kumla&org=kumla&org=nora')).toMatchObject({
      choice: { organisations: ['kumla', 'nora'] },
      problems: [],
    });
    expect(parse('org=a&org=b&org=c&org=d&org=e&org=f').choice.organisations).toHaveLength(5);
  });

  test('goes back to the first page when something else is changed, and keeps it for organisations', () => {
    const { choice } = parse('omgang=2025&sida=4');
    expect(searchOf(choice, { depth: 'inriktningar' })).toBe('?omgang=2025&djup=inriktningar');
    expect(searchOf(choice, { organisations: ['nora'] })).toBe('?omgang=2025&sida=4&org=nora');
    expect(searchOf(choice, { page: 5 }, { profil: 'excel' })).toBe('?omgang=2025&sida=5&profil=excel');
  });
});
