/** Σ coefficients·d ≤ bound, with bound ≥ 0: d = 0 always fulfils it. */
export interface Inequality {
  readonly coefficients: ReadonlyMap<number, number>;
  readonly bound: number;
}

const EPS = 1e-9;
/** So many steps by the steepest column; then by Bland's rule, which can't run in a circle. */
const STEEPEST_STEPS = 200;
const MOST_STEPS = 5_000;

/**
 * The largest value of one of n free variables d that start at 0, under inequalities that 0 fulfils; no more than
 * `enough`, where the search ends. The simplex method on the condensed table, each variable as a difference of two.
 */
export function maximise(target: number, sign: 1 | -1, n: number, rows: readonly Inequality[], enough: number): number {
  const width = 2 * n;
  const table = rows.map(({ coefficients, bound }) => {
    const row = new Float64Array(width + 1);
    for (const [variable, coefficient] of coefficients) {
      row[2 * variable] = coefficient;
      row[2 * variable + 1] = -coefficient;
    }
    row[width] = bound;
    return row;
  });
  const goal = new Float64Array(width + 1);
  goal[2 * target] = sign;
  goal[2 * target + 1] = -sign;
  const columns = Array.from({ length: width }, (_, index) => index);
  const basis = rows.map((_, index) => width + index);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (-goal[width]! >= enough) return enough;
    const column = entering(goal, columns, step >= STEEPEST_STEPS);
    if (column === -1) return -goal[width]!;
    const row = leaving(table, basis, column, width);
    if (row === -1) return enough;
    pivot(table, goal, row, column, width);
    const swapped = basis[row]!;
    basis[row] = columns[column]!;
    columns[column] = swapped;
  }
  throw new Error('the linear programme takes too many steps');
}

function entering(goal: Float64Array, columns: readonly number[], isBland: boolean): number {
  let best = -1;
  for (let column = 0; column < columns.length; column += 1) {
    if (goal[column]! <= EPS) continue;
    if (best === -1 || (isBland ? columns[column]! < columns[best]! : goal[column]! > goal[best]!)) best = column;
  }
  return best;
}

function leaving(table: readonly Float64Array[], basis: readonly number[], column: number, width: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < table.length; row += 1) {
    const entry = table[row]![column]!;
    if (entry <= EPS) continue;
    const ratio = table[row]![width]! / entry;
    if (ratio < least - EPS || (ratio < least + EPS && best !== -1 && basis[row]! < basis[best]!)) {
      best = row;
      least = Math.min(least, ratio);
    }
  }
  return best;
}

function pivot(table: readonly Float64Array[], goal: Float64Array, at: number, column: number, width: number): void {
  const row = table[at]!;
  const scale = 1 / row[column]!;
  for (let index = 0; index <= width; index += 1) row[index]! *= scale;
  row[column] = scale;
  for (const other of [...table, goal]) {
    if (other === row) continue;
    const factor = other[column]!;
    if (factor === 0) continue;
    for (let index = 0; index <= width; index += 1) other[index]! -= factor * row[index]!;
    other[column] = -factor * scale;
  }
  if (row[width]! < 0) row[width] = 0;
}
