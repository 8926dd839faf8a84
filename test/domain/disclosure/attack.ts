import { treeOfGroup } from '#app/domain/benchmark/member-scores';
import type { Viewers } from '#app/domain/benchmark/round-input';
import { type Alike, feasibleWidth, partsOf } from './feasible';
import { type Published, type Shown, shownOf } from './knowledge';

/** Somebody's hidden value that a coalition can tell to less than a level. */
export interface Pinned {
  node: string;
  viewers: Viewers;
  coalition: string[];
  quantity: string;
  units: string[];
  width: number;
}

export interface Attack {
  pinned: Pinned[];
  /** Coalitions tried with linear programmes, and the least interval that they were left with, in levels. */
  coalitions: number;
  least: number;
}

/** So many organisations pool what they know. */
const COALITION = 3;
/** Every hidden value must keep an interval of a level; differences of rounding are forgiven. */
const LEVEL = 1 - 1e-6;

/** Attacks every node of a county as the county, with coalitions, and as the public. */
export function attack(
  published: Published,
  {
    draw,
    isThorough = false,
    alter = (shown) => shown,
  }: {
    draw: () => number;
    isThorough?: boolean;
    /** To try what would be known if more were shown. */
    alter?: (shown: Shown) => Shown;
  },
): Attack {
  const result: Attack = { pinned: [], coalitions: 0, least: Number.POSITIVE_INFINITY };
  const { questionnaire, groups } = published.input;
  const nodes = new Set(groups.flatMap((group) => treeOfGroup(questionnaire, group).nodes.map(({ code }) => code)));
  for (const node of nodes) {
    for (const viewers of ['county', 'public'] as const) {
      const shown = alter(shownOf(published, node, viewers));
      for (const coalition of coalitionsAgainst(shown, draw, isThorough)) {
        result.coalitions += 1;
        for (const part of partsOf(shown, coalition)) {
          const width = feasibleWidth(shown, coalition, part, LEVEL);
          result.least = Math.min(result.least, width);
          if (width >= LEVEL) continue;
          const { quantity, units } = part;
          result.pinned.push({ node, viewers, coalition: [...coalition], quantity: quantity.id, units, width });
        }
      }
    }
  }
  return result;
}

/**
 * Who might pool. A smaller coalition knows less than one that it is part of, so three is the only size that matters. Where
 * the values of those who are treated alike differ by a level whichever three are known, nobody need be tried. Elsewhere
 * those are tried first that leave least: the lowest, the highest, and both ends; then some at random, or everybody.
 */
function coalitionsAgainst(shown: Shown, draw: () => number, isThorough: boolean): Set<string>[] {
  const everybody = [...new Set(shown.quantities.flatMap(({ counted }) => [...counted]))];
  const open = partsOf(shown, new Set(), new Set(everybody)).filter((part) => !isSpread(part));
  if (open.length === 0) return [];
  if (isThorough) return triples(everybody);
  const coalitions = new Map<string, Set<string>>();
  const add = (units: readonly string[]) => {
    const coalition = [...new Set(units)].sort();
    coalitions.set(coalition.join(), new Set(coalition));
  };
  for (const { quantity, units } of open) {
    const ordered = [...units].sort((a, b) => quantity.truth.get(a)! - quantity.truth.get(b)!);
    for (let low = 0; low <= COALITION; low += 1) {
      add([...ordered.slice(0, low), ...ordered.reverse().slice(0, COALITION - low)]);
      ordered.reverse();
    }
    const middle = Math.floor((ordered.length - COALITION) / 2);
    add(ordered.slice(Math.max(middle, 0), Math.max(middle, 0) + COALITION));
  }
  for (let index = 0; index < 2; index += 1) {
    add(Array.from({ length: COALITION }, () => everybody[Math.floor(draw() * everybody.length)]!));
  }
  return [...coalitions.values()];
}

function isSpread({ quantity, units }: Alike): boolean {
  const values = units.map((unit) => quantity.truth.get(unit)!).sort((a, b) => a - b);
  if (values.length < COALITION + 2) return false;
  return [0, 1, 2, 3].every((low) => values[values.length - 1 - COALITION + low]! - values[low]! >= LEVEL);
}

function triples(units: readonly string[]): Set<string>[] {
  return units.flatMap((a, i) =>
    units.slice(i + 1).flatMap((b, j) => units.slice(i + j + 2).map((c) => new Set([a, b, c]))),
  );
}
