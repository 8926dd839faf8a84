/** How far an organisation shows its result, per depth (method 5.10). */
export const SHARING_DEPTHS = ['index', 'areas', 'directions', 'indicators', 'plan'] as const;
/** From nobody to everybody. */
export const AUDIENCES = ['private', 'aggregate', 'county', 'public'] as const;

export type SharingDepth = (typeof SHARING_DEPTHS)[number];
export type Audience = (typeof AUDIENCES)[number];
export type Sharing = Record<SharingDepth, Audience>;

/** Preselected for the approver to confirm (method 5.10). */
export const PRESELECTED_SHARING: Sharing = {
  index: 'county',
  areas: 'county',
  directions: 'aggregate',
  indicators: 'private',
  plan: 'private',
};

/** The depths where each is part of the one before: a deeper one is never shown more widely. The plan stands alone. */
const NESTED: readonly SharingDepth[] = ['index', 'areas', 'directions', 'indicators'];

const width = (audience: Audience) => AUDIENCES.indexOf(audience);

/** The first depth that is shared more widely than the one above it, or null when the choice holds. */
export function findTooWideDepth(sharing: Sharing): SharingDepth | null {
  return NESTED.find((depth, index) => index > 0 && width(sharing[depth]) > width(sharing[NESTED[index - 1]!])) ?? null;
}

export type Visibility = 'named' | 'hidden' | 'left_out';

/** What a choice means to an audience: named to it, only within the aggregate, or not at all. */
export function visibilityTo(viewers: 'county' | 'public', choice: Audience): Visibility {
  if (choice === 'private') return 'left_out';
  return width(choice) >= width(viewers) ? 'named' : 'hidden';
}

export function isWider(audience: Audience, than: Audience): boolean {
  return width(audience) > width(than);
}

/** The narrower of two choices. */
export function narrowerOf(a: Audience, b: Audience): Audience {
  return isWider(a, b) ? b : a;
}

/** The depth that this one is a part of, or null for the index and the plan, which stand alone. */
export function shallowerDepth(depth: SharingDepth): SharingDepth | null {
  return NESTED[NESTED.indexOf(depth) - 1] ?? null;
}

/** The depth at which a node's values are shared. */
export function depthOfNode(kind: 'index' | 'area' | 'direction'): SharingDepth {
  return kind === 'index' ? 'index' : kind === 'area' ? 'areas' : 'directions';
}
