import type { Figure, PanelFigure, Placing, Quantity, Shown } from './knowledge';
import { type Inequality, maximise } from './simplex';

/** Differences below this are nothing: scores are whole millionths of a level. */
const NOTHING = 1e-7;
/** The scale's ends. */
const [MIN, MAX] = [0, 5];

type Unknowns = Map<number, number>;
/** An organisation's value in something shown: what is true, and the unknowns that it is made of. */
interface Term {
  truth: number;
  unknowns: Unknowns;
  /** Among equals the ones that have least to move rest in the held places, and some rather stand low than high. */
  rest?: number;
  isLow?: boolean;
}

/** Values that nothing shown tells apart: those of one number over organisations in exactly the same figures. */
export interface Alike {
  quantity: Quantity;
  units: string[];
}

/**
 * The hidden values that a coalition does not know, parted into those that what is shown treats alike. Any two of a part
 * could have each other's values: what is feasible for one is feasible for all. Values that nothing shown is made of are
 * left out. `placed` are those whose own places are known to the coalition.
 */
export function partsOf(shown: Shown, coalition: ReadonlySet<string>, placed = coalition): Alike[] {
  const parts = new Map<string, Alike>();
  for (const quantity of shown.quantities) {
    for (const unit of quantity.hidden) {
      if (coalition.has(unit)) continue;
      const told = signatureOf(shown, quantity, unit, placed);
      if (!told.includes('1')) continue;
      const key = `${quantity.id}: ${told}`;
      const part = parts.get(key);
      if (part) part.units.push(unit);
      else parts.set(key, { quantity, units: [unit] });
    }
  }
  return [...parts.values()];
}

function signatureOf(shown: Shown, quantity: Quantity, unit: string, placed: ReadonlySet<string>): string {
  const { figures, placings, panels } = shown;
  const linked = panels.flatMap((panel) =>
    (panel.now === quantity || panel.then === quantity) && panel.units.includes(unit) ? [panel.now, panel.then] : [],
  );
  const all = [quantity, ...linked];
  const isTold = (one: Figure | Placing) => all.includes(one.quantity) && one.units.includes(unit);
  const isPlaced = (one: Placing) => isTold(one) && [...placed].some((owner) => one.owners.has(owner));
  return [
    figures.map(isTold),
    placings.map(isPlaced),
    panels.map((panel) => panel.units.includes(unit) && (panel.now === quantity || panel.then === quantity)),
  ]
    .map((bits) => bits.map(Number).join(''))
    .join(' ');
}

/**
 * What the values of a part may be, as far as the coalition can tell: the ends that linear programmes reach from the true
 * values. Sums are kept; what is shown of the order is kept by keeping who stands below, in and above the held places;
 * own places by keeping who stands above and below; and the scale ends. The true order is only one of the orders that
 * agree with what is shown, so the interval found is one that stays open however clever the coalition is.
 * The search ends when the interval has the wanted width.
 */
export function feasibleWidth(shown: Shown, coalition: ReadonlySet<string>, part: Alike, wanted: number): number {
  const truth = part.units.map((unit) => part.quantity.truth.get(unit)!);
  const lowest = Math.min(...truth);
  const highest = Math.max(...truth);
  if (highest - lowest >= wanted) return highest - lowest;
  const { numbers, rows } = knownTo(shown, coalition, part);
  const numberOf = (index: number) => numbers.get(`${part.quantity.id} ${part.units[index]}`)!;
  const up = maximise(numberOf(truth.lastIndexOf(highest)), 1, numbers.size, rows, wanted - (highest - lowest));
  if (highest - lowest + up >= wanted) return wanted;
  const down = maximise(numberOf(truth.indexOf(lowest)), -1, numbers.size, rows, wanted - (highest - lowest) - up);
  return highest - lowest + up + down;
}

/**
 * What a coalition knows, as inequalities for how far the unknown values may be from the true ones. Among equal values any
 * order agrees with what is shown: the one is chosen that leaves the values of the part most free.
 */
function knownTo(shown: Shown, coalition: ReadonlySet<string>, part: Alike) {
  const numbers = new Map<string, number>();
  const rows: Inequality[] = [];
  for (const { id, hidden, truth } of shown.quantities) {
    for (const unit of hidden) {
      if (coalition.has(unit)) continue;
      const number = numbers.size;
      numbers.set(`${id} ${unit}`, number);
      rows.push({ coefficients: new Map([[number, 1]]), bound: MAX - truth.get(unit)! });
      rows.push({ coefficients: new Map([[number, -1]]), bound: truth.get(unit)! - MIN });
    }
  }
  const truths = part.units.map((unit) => part.quantity.truth.get(unit)!);
  const middle = truths.reduce((sum, one) => sum + one, 0) / truths.length;
  const termOf =
    (quantity: Quantity) =>
    (unit: string): Term => {
      const number = numbers.get(`${quantity.id} ${unit}`);
      const truth = quantity.truth.get(unit)!;
      const equal = part.units.filter((one) => Math.abs(part.quantity.truth.get(one)! - truth) < NOTHING);
      const ofPart = quantity === part.quantity ? equal.indexOf(unit) : -1;
      return {
        truth: quantity.truth.get(unit)!,
        unknowns: new Map(number === undefined ? [] : [[number, 1]]),
        rest: number === undefined ? 0 : ofPart === -1 ? 1 : 2 + Math.abs(ofPart - (equal.length - 1) / 2),
        isLow: ofPart !== -1 && (2 * ofPart + 1 < equal.length || (2 * ofPart + 1 === equal.length && truth < middle)),
      };
    };
  for (const { quantity, units, hasSum, quarters } of shown.figures) {
    const terms = units.map(termOf(quantity));
    if (hasSum) keepSum(rows, terms);
    keepOrder(rows, terms, quarters);
  }
  for (const { quantity, units, owners } of shown.placings) {
    const own = [...coalition].filter((unit) => owners.has(unit) && units.includes(unit));
    for (const owner of own) keepPlace(rows, units.map(termOf(quantity)), quantity.truth.get(owner)!);
  }
  for (const panel of shown.panels) keepPanel(rows, panel, termOf);
  return { numbers, rows };
}

function keepSum(rows: Inequality[], terms: readonly Term[]): void {
  const total = terms.reduce<Term>((sum, term) => combined(sum, term, 1), { truth: 0, unknowns: new Map() });
  keepEqual(rows, total);
}

/** Type 7 (method 5.2): the values in the held places keep their weighted mean, those beside stay beside. */
function keepOrder(rows: Inequality[], terms: readonly Term[], quarters: readonly (1 | 2 | 3)[]): void {
  if (quarters.length === 0) return;
  const last = terms.length - 1;
  const held = quarters.map((quarter) => [Math.floor((last * quarter) / 4), Math.ceil((last * quarter) / 4)] as const);
  const sorted = ascending(terms, new Set(held.flat()));
  held.forEach(([below, above], index) => {
    const weight = (last * quarters[index]!) / 4 - below;
    const mix = combined(scaled(sorted[below]!, 1 - weight), sorted[above]!, weight);
    keepEqual(rows, mix);
    const from = index === 0 ? 0 : held[index - 1]![1];
    for (let place = from; place < below; place += 1) keepBelow(rows, sorted[place]!, sorted[below]!);
    if (above > below) keepBelow(rows, sorted[below]!, sorted[above]!);
    const to = index === held.length - 1 ? last : held[index + 1]![0];
    for (let place = above + 1; place <= to; place += 1) keepBelow(rows, sorted[above]!, sorted[place]!);
  });
}

/** Ascending, with equal values in the order that leaves most freedom: those at rest take the held places. */
function ascending(terms: readonly Term[], held: ReadonlySet<number>): Term[] {
  const sorted = [...terms].sort((a, b) => a.truth - b.truth);
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]!.truth - sorted[start]!.truth < NOTHING) end += 1;
    const equal = sorted.slice(start, end).sort((a, b) => (a.rest ?? 0) - (b.rest ?? 0));
    const places = Array.from({ length: end - start }, (_, index) => start + index);
    const resting = places.filter((place) => held.has(place));
    const free = places.filter((place) => !held.has(place));
    for (const place of resting) sorted[place] = equal.shift()!;
    const low = equal.filter((term) => term.isLow).reverse();
    const high = equal.filter((term) => !term.isLow);
    [...low, ...high].forEach((term, index) => {
      sorted[free[index]!] = term;
    });
    start = end;
  }
  return sorted;
}

function keepPlace(rows: Inequality[], terms: readonly Term[], own: number): void {
  for (const term of terms) {
    const owner: Term = { truth: own, unknowns: new Map() };
    if (Math.abs(term.truth - own) < NOTHING) keepEqual(rows, term);
    else if (term.truth > own) keepBelow(rows, owner, term);
    else keepBelow(rows, term, owner);
  }
}

/** Counts keep the direction of every change; the mean their sum; the median their middle. */
function keepPanel(
  rows: Inequality[],
  { now, then, units, hasMean, hasMedian }: PanelFigure,
  termOf: (quantity: Quantity) => (unit: string) => Term,
): void {
  const changes = units.map((unit) => combined(termOf(now)(unit), termOf(then)(unit), -1));
  if (hasMean) keepSum(rows, changes);
  if (hasMedian) keepOrder(rows, changes, [2]);
  keepPlace(rows, changes, 0);
}

function combined(a: Term, b: Term, factor: number): Term {
  const unknowns = new Map(a.unknowns);
  for (const [number, coefficient] of b.unknowns) {
    unknowns.set(number, (unknowns.get(number) ?? 0) + factor * coefficient);
  }
  return { truth: a.truth + factor * b.truth, unknowns };
}

function scaled({ truth, unknowns }: Term, factor: number): Term {
  return { truth: truth * factor, unknowns: new Map([...unknowns].map(([number, one]) => [number, one * factor])) };
}

function keepEqual(rows: Inequality[], { unknowns }: Term): void {
  if (unknowns.size === 0) return;
  rows.push({ coefficients: unknowns, bound: 0 });
  rows.push({ coefficients: new Map([...unknowns].map(([number, one]) => [number, -one])), bound: 0 });
}

function keepBelow(rows: Inequality[], lower: Term, upper: Term): void {
  const { unknowns: coefficients } = combined(lower, upper, -1);
  if (coefficients.size > 0) rows.push({ coefficients, bound: Math.max(upper.truth - lower.truth, 0) });
}
