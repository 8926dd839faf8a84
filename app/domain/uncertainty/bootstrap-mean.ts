import { quantileOfSorted } from '../benchmark/quantile';
import { MethodInputError } from '../errors';
import { checkIntegerBetween, checkNumberBetween } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { checkMicroUnitList, fromMicroUnits, sumOf } from '../scoring/micro-units';
import { checkSeed, mulberry32Filling } from './prng';

export interface BootstrapMeanInput {
  /** Scores of the group; null = withheld, not counted. The order decides which value a draw picks. */
  readonly values: readonly (number | null)[];
  /** Replicates; by default the method's 2000. */
  readonly B?: number;
  readonly seed: number;
  /** Coverage of the interval, 0–1; 0.95 by default. */
  readonly level?: number;
  /** Size of the population the values come from; null = none, which gives the stability interval. */
  readonly populationSize?: number | null;
}

export interface BootstrapMean {
  /** In levels, as the bounds; all null without values. */
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const DEFAULT_LEVEL = 0.95;
const MOST_REPLICATES = 100_000;
/** Some seconds of work; beyond that a smaller B is wanted. */
const MOST_DRAWS = 500_000_000;

/**
 * Percentile bootstrap interval for the mean of a group (Method 7.2). With a population size the interval shrinks by
 * √(1 − n/N): when everyone answered there is no sampling error and the width is 0. Throws MethodInputError when the
 * population is smaller than the group. Same seed, same result.
 */
export function bootstrapMean(
  input: BootstrapMeanInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): BootstrapMean {
  const [interval] = bootstrapMeans(input, [input.populationSize ?? null], parameters);
  return interval!;
}

/** The intervals of one group against several population sizes, from the same draws. */
export function bootstrapMeans(
  input: Omit<BootstrapMeanInput, 'populationSize'>,
  populationSizes: readonly (number | null)[],
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): BootstrapMean[] {
  const values = checkMicroUnitList(input.values, 'values');
  const n = values.length;
  const replicates = checkIntegerBetween(input.B ?? parameters.B, 'B', 1, MOST_REPLICATES);
  const seed = checkSeed(input.seed, 'seed');
  const level = checkNumberBetween(input.level ?? DEFAULT_LEVEL, 'level', 0, 1);
  const shrinkages = populationSizes.map((size) => shrinkageOf(size, n));
  if (n * replicates > MOST_DRAWS) throw new MethodInputError('B', `is too large for ${n} values`);
  if (n === 0) return shrinkages.map(() => ({ mean: null, lower: null, upper: null }));

  const mean = sumOf(values) / n;
  const sums = resampledSums(Float64Array.from(values), replicates, seed).sort();
  const tail = (1 - level) / 2;
  return shrinkages.map((shrinkage) => {
    const bound = (p: number) => fromMicroUnits(mean + (quantileOfSorted(sums, p) / n - mean) * shrinkage);
    return { mean: fromMicroUnits(mean), lower: bound(tail), upper: bound(1 - tail) };
  });
}

function shrinkageOf(populationSize: unknown, n: number): number {
  if (populationSize === null) return 1;
  const size = checkIntegerBetween(populationSize, 'populationSize', 0, Number.MAX_SAFE_INTEGER);
  if (size < n) throw new MethodInputError('populationSize', 'must not be smaller than the number of values');
  return size === 0 ? 0 : Math.sqrt(1 - n / size);
}

/** Sums, not means: integers are exact, and dividing the few that are used is enough. */
function resampledSums(values: Float64Array, replicates: number, seed: number): Float64Array {
  const fill = mulberry32Filling(seed);
  const n = values.length;
  const draws = new Float64Array(n);
  const sums = new Float64Array(replicates);
  for (let b = 0; b < replicates; b += 1) {
    fill(draws);
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += values[Math.floor(draws[j]! * n)]!;
    sums[b] = sum;
  }
  return sums;
}
