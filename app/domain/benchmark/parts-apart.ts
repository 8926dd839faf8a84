import { INDEX_NODE } from '../scoring/score-assessment';
import type { Candidate } from './decide-release';
import type { CountedGroup } from './round-statistics';

/** A node and the ones that it is the mean of: the index and its areas, an area and its directions. */
interface Family {
  whole: string;
  parts: readonly string[];
}

/** What a group hides on a node, and whether it is part of what is shown. */
interface State {
  hidden: readonly string[];
  leftOut: ReadonlySet<string>;
  isShown: boolean;
}

type StateOf = (node: string) => State | undefined;

/**
 * Which parts of a group's figures have to be withheld beside those that the rules for a single node withhold (method
 * 5.7 between nodes). A whole is the mean of its parts, so one withheld part is the whole less the others, and a withheld
 * whole is the mean of its parts; a whole that hides other organisations than its parts tells about those that differ. Of
 * the parts the one with fewest hidden is taken, the last of them; node → withheld.
 */
export function partsToWithhold(
  { group, tree }: CountedGroup,
  candidates: ReadonlyMap<string, readonly Candidate[]>,
  isRefused: (node: string, code: string) => boolean,
  k: number,
): string[] {
  const withheld = new Set<string>();
  const stateOf: StateOf = (node) => {
    const candidate = candidates.get(node)?.find(({ code }) => code === group.code);
    if (!candidate) return undefined;
    const leftOut = new Set(
      candidate.values.filter(({ visibility }) => visibility === 'left_out').map(({ unitId }) => unitId),
    );
    return { hidden: candidate.hidden, leftOut, isShown: !isRefused(node, group.code) && !withheld.has(node) };
  };
  const families: Family[] = [
    { whole: INDEX_NODE, parts: tree.areas.map(({ code }) => code) },
    ...tree.areas.map((area) => ({ whole: area.code, parts: area.directions.map(({ code }) => code) })),
  ];
  for (let found = true; found; ) {
    const family = families.find((one) => tells(one, stateOf, k));
    const next = family && leastOf(family, stateOf);
    found = next !== undefined;
    if (next !== undefined) withheld.add(next);
  }
  return [...withheld];
}

function tells({ whole, parts }: Family, stateOf: StateOf, k: number): boolean {
  const ofWhole = stateOf(whole);
  const states = parts.map(stateOf).filter((state) => state !== undefined);
  const hiding = states.filter(({ hidden }) => hidden.length > 0);
  const missing = hiding.filter(({ isShown }) => !isShown).length;
  if (!ofWhole || hiding.length === missing) return false;
  const isWholeKnown = ofWhole.hidden.length === 0 || ofWhole.isShown;
  if (missing === 1) return isWholeKnown;
  if (missing > 1 || ofWhole.hidden.length === 0) return false;
  const outside = ofWhole.hidden.filter((unitId) => states.some(({ leftOut }) => leftOut.has(unitId))).length;
  const inside = ofWhole.hidden.length - outside;
  const isFew = (count: number) => count > 0 && count < k;
  return ofWhole.isShown ? isFew(outside) || isFew(inside) : inside > 0;
}

/** The shown part with fewest hidden, the last of them; the whole where no part can be taken. */
function leastOf({ whole, parts }: Family, stateOf: StateOf): string | undefined {
  let least: { node: string; count: number } | undefined;
  for (const node of parts) {
    const state = stateOf(node);
    if (!state?.isShown || state.hidden.length === 0) continue;
    if (!least || state.hidden.length <= least.count) least = { node, count: state.hidden.length };
  }
  if (least) return least.node;
  const ofWhole = stateOf(whole);
  return ofWhole?.isShown && ofWhole.hidden.length > 0 ? whole : undefined;
}
