import type { Scale } from '../answer';
import type { MethodParameters } from '../parameters';
import { MICRO_UNITS_PER_LEVEL, sortedMicroUnits } from '../scoring/micro-units';
import { addGroup, emptyFamily } from './group-family';
import { ORDERS, type Order, type SharedValue } from './release-statistics';
import { type Held, heldBetween, heldByAll, isSpread, type Limits, leavesRoom } from './room-of-hidden';

export interface UnitValue extends SharedValue {
  unitId: string;
}

/** A group whose hidden values are part of what is shown. */
export interface HidingGroup {
  readonly code: string;
  readonly tree: string;
  readonly values: readonly UnitValue[];
  /** The most that the rules for a single group allow. */
  readonly order: Order;
}

interface Part {
  readonly group: HidingGroup;
  /** The hidden units by number, and their scores. */
  readonly members: readonly number[];
  readonly scores: readonly number[];
  held(order: Order): Held | null;
}

/** Something shown that tells about the hidden values of a part: the sum, and what `order` and `hasPlaces` add. */
interface Showing {
  readonly part: Part;
  readonly order: Order;
  /** Also figures that each value is part of by itself. */
  readonly hasPlaces: boolean;
}

export interface Protection {
  readonly refused: ReadonlyMap<string, 'boundary' | 'differencing'>;
  readonly orders: ReadonlyMap<string, Order>;
}

/**
 * Decides for one node and audience how much of each group may be shown so that every hidden value keeps an interval of
 * at least one level, whatever k − 2 organisations that pool what they know can conclude from all that is shown together.
 * It withholds as little as it can, in this order: quartiles, the median, the whole statistic; groups in the given order.
 *
 * Organisations in exactly the same groups are an atom: nothing shown tells them apart. The rule asks each atom whether
 * its values differ enough or can be moved enough ({@link isSpread}, {@link leavesRoom}); it needs no more than sorting.
 */
export function protectHidden(groups: readonly HidingGroup[], scale: Scale, parameters: MethodParameters): Protection {
  const { parts, unitCount } = partsOf(groups);
  const limits = limitsOf(scale, parameters);
  const exposed = (showings: readonly Showing[]) => findExposedAtom(showings, unitCount, limits);
  const everything = parts.map((part) => ({ part, order: part.group.order, hasPlaces: false }));
  const refused = new Map<string, 'boundary' | 'differencing'>();
  let shown: Showing[] = everything;
  if (exposed(everything)) {
    shown = [];
    for (const part of parts) {
      const atom = exposed([...shown, { part, order: 'none', hasPlaces: false }]);
      if (atom) refused.set(part.group.code, atom.size === part.members.length ? 'boundary' : 'differencing');
      else shown.push({ part, order: 'none', hasPlaces: false });
    }
    shown.forEach(({ part }, index) => {
      for (const order of ORDERS.slice(1, ORDERS.indexOf(part.group.order) + 1)) {
        const more = shown.with(index, { part, order, hasPlaces: false });
        if (!exposed(more)) shown = more;
      }
    });
  }
  return { refused, orders: new Map(shown.map(({ part, order }) => [part.group.code, order])) };
}

/**
 * The groups whose members' own places may not be shown: each place tells its owner how many of the hidden lie above and
 * below. `shown` are the groups whose statistic is shown with hidden values in it; a place is given whether it is or not.
 */
export function groupsWithoutPlaces(
  groups: readonly HidingGroup[],
  shown: Pick<Protection, 'orders'>,
  scale: Scale,
  parameters: MethodParameters,
): Set<string> {
  const { parts, unitCount } = partsOf(groups);
  const limits = limitsOf(scale, parameters);
  const released = parts
    .filter(({ group }) => shown.orders.has(group.code))
    .map((part) => ({ part, order: shown.orders.get(part.group.code)!, hasPlaces: false }));
  const placing = parts.map((part) => ({ part, order: 'none' as const, hasPlaces: true }));
  if (!findExposedAtom([...released, ...placing], unitCount, limits)) return new Set();
  let showings: Showing[] = released;
  const without = new Set<string>();
  for (const place of placing) {
    if (findExposedAtom([...showings, place], unitCount, limits)) without.add(place.part.group.code);
    else showings = [...showings, place];
  }
  return without;
}

/** All that is shown of one node to one audience in a year that hidden values are part of. */
export interface Shown {
  readonly groups: readonly HidingGroup[];
  readonly orders: ReadonlyMap<string, Order>;
  /** Groups whose members are told their place. */
  readonly placed: ReadonlySet<string>;
}

/** A panel with hidden members: one list of values per year, of the same organisations. */
export interface HidingPanel {
  readonly code: string;
  readonly years: readonly HidingGroup[];
}

/**
 * The panels whose figures may not have hidden values in them, beside what is shown of each year. A change ties two values
 * of one organisation together, and counts and median are made of each change by itself: so what both years show is
 * looked at as one, and values must differ so much that the members could be exchanged for each other.
 */
export function exposingPanels(
  years: readonly Shown[],
  panels: readonly HidingPanel[],
  scale: Scale,
  parameters: MethodParameters,
): Map<string, 'boundary' | 'differencing'> {
  const ofYear = (group: HidingGroup, year: number) => ({ ...group, tree: `${year} ${group.tree}` });
  const shown = years.flatMap(({ groups }, year) => groups.map((group) => ofYear(group, year)));
  const ofPanels = panels.flatMap((panel) => panel.years.map(ofYear));
  const { parts, unitCount } = partsOf([...shown, ...ofPanels]);
  const decided = years.flatMap(({ groups, orders, placed }) =>
    groups.map(({ code }) => ({ order: orders.get(code), hasPlaces: placed.has(code) })),
  );
  const limits = limitsOf(scale, parameters);
  let showings = decided.flatMap(({ order, hasPlaces }, index): Showing[] =>
    order === undefined && !hasPlaces ? [] : [{ part: parts[index]!, order: order ?? 'none', hasPlaces }],
  );
  const added = panels.map((_, index) =>
    years.map((__, year): Showing => {
      const part = parts[shown.length + index * years.length + year]!;
      return { part, order: 'none', hasPlaces: true };
    }),
  );
  const refused = new Map<string, 'boundary' | 'differencing'>();
  if (!findExposedAtom([...showings, ...added.flat()], unitCount, limits)) return refused;
  panels.forEach(({ code }, index) => {
    const more = [...showings, ...added[index]!];
    const atom = findExposedAtom(more, unitCount, limits);
    if (atom) refused.set(code, atom.size === added[index]![0]!.part.members.length ? 'boundary' : 'differencing');
    else showings = more;
  });
  return refused;
}

/** k organisations must be left when k − 2 know their own and pool it: two at least stay unknown (method 5.5). */
export function limitsOf(scale: Scale, parameters: MethodParameters): Limits {
  return {
    coalition: Math.max(parameters.k - 2, 0),
    width: parameters.boundary * MICRO_UNITS_PER_LEVEL,
    min: scale.min * MICRO_UNITS_PER_LEVEL,
    max: scale.max * MICRO_UNITS_PER_LEVEL,
  };
}

function partsOf(groups: readonly HidingGroup[]): { parts: Part[]; unitCount: number } {
  const numbers = new Map<string, number>();
  const parts = groups.map((group): Part => {
    const hidden = group.values.filter(({ visibility }) => visibility === 'hidden');
    for (const { unitId } of hidden) if (!numbers.has(unitId)) numbers.set(unitId, numbers.size);
    let sorted: Float64Array | null = null;
    const shown = group.values.filter(({ visibility }) => visibility !== 'left_out');
    const ascending = () => (sorted ??= sortedMicroUnits(shown.map(({ scoreU6 }) => scoreU6)));
    return {
      group,
      members: hidden.map(({ unitId }) => numbers.get(unitId)!),
      scores: hidden.map(({ scoreU6 }) => scoreU6),
      held: (order) => heldBy(order, ascending),
    };
  });
  return { parts, unitCount: numbers.size };
}

function heldBy(order: Order, ascending: () => Float64Array): Held | null {
  if (order === 'none') return null;
  return order === 'median' ? heldBetween(ascending(), 0.5, 0.5) : heldBetween(ascending(), 0.25, 0.75);
}

/** The first atom whose hidden values what is shown would pin down to less than a level; null when there is none. */
function findExposedAtom(showings: readonly Showing[], unitCount: number, limits: Limits): { size: number } | null {
  const family = showings.reduce((all, { part }) => addGroup(all, part.members), emptyFamily(unitCount));
  const values = family.atoms.map(() => new Map<string, number[]>());
  showings.forEach(({ part }, index) => {
    const { tree } = part.group;
    // A unit has one score per tree, in however many groups: take it from the atom's first group on the tree.
    const isFirst = family.atoms.map(
      ({ groups }) => groups.find((one) => showings[one]!.part.group.tree === tree) === index,
    );
    part.members.forEach((member, position) => {
      const atom = family.atomOf[member]!;
      if (!isFirst[atom]) return;
      const known = values[atom]!.get(tree);
      if (known) known.push(part.scores[position]!);
      else values[atom]!.set(tree, [part.scores[position]!]);
    });
  });
  for (const [index, atom] of family.atoms.entries()) {
    for (const [tree, scores] of values[index]!) {
      const told = atom.groups.map((one) => showings[one]!).filter(({ part }) => part.group.tree === tree);
      if (!isKept(sortedMicroUnits(scores), told, limits)) return { size: atom.size };
    }
  }
  return null;
}

function isKept(sorted: Float64Array, told: readonly Showing[], limits: Limits): boolean {
  if (sorted.length < limits.coalition + 2) return false;
  if (isSpread(sorted, limits)) return true;
  if (told.some(({ hasPlaces }) => hasPlaces)) return false;
  return leavesRoom(sorted, heldByAll(told.flatMap(({ part, order }) => part.held(order) ?? [])), limits);
}
