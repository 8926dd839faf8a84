/** What a comparison page shows, as it stands in its address: a view can be sent to a colleague as a link. */
export interface Choice {
  /** A round's slug; null for the latest closed one. */
  round: string | null;
  /** Code of a registered group; null for the first. */
  group: string | null;
  depth: Depth;
  lens: Lens;
  sort: Sort;
  /** From 1. */
  page: number;
  /** Slugs of organisations to lay side by side. */
  organisations: string[];
  /** Code of a focus area; null for the first. */
  area: string | null;
}

export type Depth = 'omraden' | 'inriktningar';
export type Lens = 'fokus' | 'samverkan';
/** By name, or by a node's value, the highest or the lowest first. */
export type Sort = { by: 'name' } | { by: 'node'; node: string; isLowestFirst: boolean };

/** Names in the query; each may be what could not be used. */
export const PARAMETERS = ['omgang', 'grupp', 'djup', 'lins', 'ordning', 'sida', 'org', 'omrade'] as const;
export type Parameter = (typeof PARAMETERS)[number];

export const MIN_SIDE_BY_SIDE = 2;
export const MAX_SIDE_BY_SIDE = 5;
const LOWEST_FIRST = '-lagst';
const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;
const GROUP = /^[a-z0-9][a-z0-9_-]{0,60}$/;
const NODE = /^[A-Z]{2,8}\d{0,2}$|^[a-z_]{2,40}$/;
const AREA = /^[A-Z]{2,8}$/;
const PAGE = /^[1-9]\d{0,4}$/;

export const DEFAULT_CHOICE: Choice = {
  round: null,
  group: null,
  depth: 'omraden',
  lens: 'fokus',
  sort: { by: 'name' },
  page: 1,
  organisations: [],
  area: null,
};

/** Reads an address's query. What can't be read gets its default and is named among the problems. */
export function parseChoice(query: URLSearchParams): { choice: Choice; problems: Parameter[] } {
  const problems: Parameter[] = [];
  const read = <T>(name: Parameter, parse: (text: string) => T | undefined, otherwise: T): T => {
    const text = query.get(name);
    if (text === null || text === '') return otherwise;
    const value = parse(text);
    if (value === undefined) problems.push(name);
    return value ?? otherwise;
  };
  const like = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined);
  const oneOf =
    <T extends string>(...values: T[]) =>
    (text: string) =>
      values.find((value) => value === text);
  const choice: Choice = {
    round: read<string | null>('omgang', like(SLUG), null),
    group: read<string | null>('grupp', like(GROUP), null),
    depth: read<Depth>('djup', oneOf<Depth>('omraden', 'inriktningar'), 'omraden'),
    lens: read<Lens>('lins', oneOf<Lens>('fokus', 'samverkan'), 'fokus'),
    sort: read<Sort>('ordning', parseSort, { by: 'name' }),
    page: read('sida', (text) => (PAGE.test(text) ? Number(text) : undefined), 1),
    area: read<string | null>('omrade', like(AREA), null),
    organisations: [],
  };
  const asked = [...new Set(query.getAll('org').filter((text) => text !== ''))];
  choice.organisations = asked.filter((text) => SLUG.test(text)).slice(0, MAX_SIDE_BY_SIDE);
  if (choice.organisations.length < asked.length) problems.push('org');
  return { choice, problems };
}

function parseSort(text: string): Sort | undefined {
  if (text === 'namn') return { by: 'name' };
  const isLowestFirst = text.endsWith(LOWEST_FIRST);
  const node = isLowestFirst ? text.slice(0, -LOWEST_FIRST.length) : text;
  return NODE.test(node) ? { by: 'node', node, isLowestFirst } : undefined;
}

export function sortText(sort: Sort): string {
  return sort.by === 'name' ? 'namn' : `${sort.node}${sort.isLowestFirst ? LOWEST_FIRST : ''}`;
}

/** The query's pairs; what is as by default is left out, but for the round, which changes with time. */
export function pairsOf(choice: Choice): [Parameter, string][] {
  const pairs: [Parameter, string | null][] = [
    ['omgang', choice.round],
    ['grupp', choice.group],
    ['lins', choice.lens === DEFAULT_CHOICE.lens ? null : choice.lens],
    ['djup', choice.depth === DEFAULT_CHOICE.depth ? null : choice.depth],
    ['ordning', choice.sort.by === 'name' ? null : sortText(choice.sort)],
    ['sida', choice.page === 1 ? null : String(choice.page)],
    ['omrade', choice.area],
    ...choice.organisations.map((slug): [Parameter, string] => ['org', slug]),
  ];
  return pairs.filter((pair): pair is [Parameter, string] => pair[1] !== null);
}

/** `?omgang=2025&…` of the choice with some things changed; a change of anything but the page goes back to the first page. */
export function searchOf(choice: Choice, change: Partial<Choice> = {}, more: Record<string, string> = {}): string {
  const keepsPage = Object.keys(change).every((key) => key === 'organisations' || key === 'page');
  const changed = { ...choice, ...(keepsPage ? {} : { page: 1 }), ...change };
  return `?${new URLSearchParams([...pairsOf(changed), ...Object.entries(more)])}`;
}
