/*
 * Fraction-free elimination (Bareiss): after each step every entry is a minor of the original matrix, so dividing by
 * the previous pivot is exact and the integers stay as small as they can be. All results are exact.
 */

/**
 * A basis of the combinations of n rows of which every given 0/1 column sums to zero; one factor per row.
 * A column is given by the numbers of the rows where it is 1.
 *
 * @example combinationsCancelling([[0, 1]], 2) // => [[-1n, 1n]]: the second row minus the first
 */
export function combinationsCancelling(columns: readonly (readonly number[])[], n: number): bigint[][] {
  let combinations = Array.from({ length: n }, (_, row) => unitVector(n, row));
  let previous = 1n;
  for (const rows of columns) {
    if (combinations.length === 0) break;
    const sums = combinations.map((factors) => rows.reduce((sum, row) => sum + factors[row]!, 0n));
    const chosen = sums.findIndex((sum) => sum !== 0n);
    if (chosen === -1) continue;
    const pivot = sums[chosen]!;
    const pivotFactors = combinations[chosen]!;
    const divisor = previous;
    combinations = combinations
      .map((factors, index) => factors.map((factor, j) => (factor * pivot - pivotFactors[j]! * sums[index]!) / divisor))
      .filter((_, index) => index !== chosen);
    previous = pivot;
  }
  return combinations;
}

export interface KernelCoordinates {
  /** True when the variable is determined by the free ones. */
  readonly isPivot: boolean;
  /** Coefficients of the variable in terms of the free variables, up to a common factor. */
  readonly coordinates: readonly bigint[];
}

/**
 * For each column of an integer matrix M: how its variable depends on the free variables among the solutions of
 * M·x = 0. A set of variables can take every combination of values exactly when its vectors are linearly independent.
 */
export function kernelCoordinates(matrix: readonly (readonly bigint[])[], columns: number): KernelCoordinates[] {
  const { rows, pivotColumns } = reducedEchelonForm(matrix, columns);
  const rowOfPivot = new Map(pivotColumns.map((column, row) => [column, row]));
  const free = Array.from({ length: columns }, (_, column) => column).filter((column) => !rowOfPivot.has(column));
  return Array.from({ length: columns }, (_, column) => {
    const row = rowOfPivot.get(column);
    if (row === undefined) return { isPivot: false, coordinates: unitVector(free.length, free.indexOf(column)) };
    // d·x_pivot + Σ c·x_free = 0: the common factor −1/d does not matter for dependence.
    return { isPivot: true, coordinates: free.map((freeColumn) => rows[row]![freeColumn]!) };
  });
}

/** Reduced row echelon form up to a common factor, and the pivot column of each of its non-zero rows. */
function reducedEchelonForm(matrix: readonly (readonly bigint[])[], columns: number) {
  let rows = [...matrix];
  const pivotColumns: number[] = [];
  let previous = 1n;
  for (let column = 0; column < columns; column += 1) {
    const target = pivotColumns.length;
    const found = rows.findIndex((row, index) => index >= target && row[column] !== 0n);
    if (found === -1) continue;
    [rows[target], rows[found]] = [rows[found]!, rows[target]!];
    const pivotRow = rows[target]!;
    const pivot = pivotRow[column]!;
    const divisor = previous;
    rows = rows.map((row, index) =>
      index === target ? row : row.map((entry, j) => (entry * pivot - pivotRow[j]! * row[column]!) / divisor),
    );
    previous = pivot;
    pivotColumns.push(column);
  }
  return { rows, pivotColumns };
}

function unitVector(length: number, position: number): bigint[] {
  return Array.from({ length }, (_, index) => (index === position ? 1n : 0n));
}
