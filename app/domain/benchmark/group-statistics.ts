import type { Scale } from '../answer';
import { MethodInputError } from '../errors';
import { checkArray, checkIntegerBetween, checkScale } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import {
  checkMicroUnits,
  fromMicroUnits,
  MICRO_UNITS_PER_LEVEL,
  sortedMicroUnits,
  sumOf,
} from '../scoring/micro-units';
import { quartilesInQuarters } from './quantile';

/** Who may see what: everyone's values, the members' values among themselves, or aggregates only (Method 5.3). */
export type DisclosureMode = 'OPEN' | 'MEMBERS' | 'ANON';

export interface GroupStatisticsInput {
  /** Scores of the group's organisations; null = withheld, not counted. */
  readonly values: readonly (number | null)[];
  readonly mode: DisclosureMode;
  readonly scale: Scale;
  /** Smallest group in ANON; by default the method's 5. */
  readonly k?: number;
}

export interface GroupStatistics {
  /** Organisations with a value; always shown. */
  readonly n: number;
  readonly status: 'ok' | 'suppressed';
  readonly reason: 'too_few' | 'boundary' | null;
  /** In levels, as all that follow; null when not shown. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

const MODES: readonly unknown[] = ['OPEN', 'MEMBERS', 'ANON'];
const LARGEST_K = 1_000_000;

/**
 * Descriptive statistics of a group as far as the mode lets them be shown (Method 5.3, 5.5). Computed on micro-units,
 * so the order of the values does not matter. Throws MethodInputError for values outside the scale and unknown modes.
 */
export function groupStatistics(
  input: GroupStatisticsInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): GroupStatistics {
  const scale = checkScale(input.scale, 'scale');
  const k = checkIntegerBetween(input.k ?? parameters.k, 'k', 1, LARGEST_K);
  const sorted = sortedMicroUnits(checkScores(input.values, scale));
  return groupStatisticsOfSorted(sorted, checkMode(input.mode), scale, { ...parameters, k });
}

/** The same for ascending micro-units that have been checked. */
export function groupStatisticsOfSorted(
  sorted: Float64Array,
  mode: DisclosureMode,
  scale: Scale,
  parameters: MethodParameters,
): GroupStatistics {
  const n = sorted.length;
  const isAnonymous = mode === 'ANON';
  const reason = suppressionReason(sorted, isAnonymous, scale, parameters);
  if (reason !== null) {
    return { n, status: 'suppressed', reason, mean: null, median: null, q1: null, q3: null, min: null, max: null };
  }
  const { q1x4, medianx4, q3x4 } = quartilesInQuarters(sorted);
  const showsQuartiles = n >= parameters.nQuartile;
  return {
    n,
    status: 'ok',
    reason: null,
    mean: fromMicroUnits(sumOf(sorted) / n),
    median: fromMicroUnits(medianx4 / 4),
    q1: showsQuartiles ? fromMicroUnits(q1x4 / 4) : null,
    q3: showsQuartiles ? fromMicroUnits(q3x4 / 4) : null,
    min: isAnonymous ? null : fromMicroUnits(sorted[0]!),
    max: isAnonymous ? null : fromMicroUnits(sorted[n - 1]!),
  };
}

function suppressionReason(
  sorted: Float64Array,
  isAnonymous: boolean,
  scale: Scale,
  parameters: MethodParameters,
): 'too_few' | 'boundary' | null {
  const fewest = isAnonymous ? Math.max(parameters.k, 1) : Math.max(parameters.nMean, 1);
  if (sorted.length < fewest) return 'too_few';
  return isAnonymous && !isAwayFromBoundary(sorted, scale, parameters.boundary) ? 'boundary' : null;
}

/**
 * Whether the contributor at either end, who knows the mean and its own value, is left with enough doubt about the
 * others: together they must be at least one level from the floor, and from the ceiling (Method 5.5).
 */
function isAwayFromBoundary(sorted: Float64Array, scale: Scale, boundary: number): boolean {
  const n = sorted.length;
  const sum = sumOf(sorted);
  const needed = boundary * MICRO_UNITS_PER_LEVEL;
  const aboveFloor = sum - sorted[n - 1]! - (n - 1) * scale.min * MICRO_UNITS_PER_LEVEL;
  const belowCeiling = (n - 1) * scale.max * MICRO_UNITS_PER_LEVEL - sum + sorted[0]!;
  return aboveFloor >= needed && belowCeiling >= needed;
}

function checkScores(value: unknown, scale: Scale): number[] {
  const microUnits: number[] = [];
  checkArray(value, 'values').forEach((score, index) => {
    if (score === null) return;
    const field = `values[${index}]`;
    const unit = checkMicroUnits(score, field);
    if (unit < scale.min * MICRO_UNITS_PER_LEVEL || unit > scale.max * MICRO_UNITS_PER_LEVEL) {
      throw new MethodInputError(field, `must be between ${scale.min} and ${scale.max}`);
    }
    microUnits.push(unit);
  });
  return microUnits;
}

function checkMode(value: unknown): DisclosureMode {
  if (!MODES.includes(value)) throw new MethodInputError('mode', 'must be OPEN, MEMBERS or ANON');
  return value as DisclosureMode;
}
