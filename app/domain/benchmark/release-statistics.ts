import type { Scale } from '../answer';
import type { MethodParameters } from '../parameters';
import { MICRO_UNITS_PER_LEVEL, sortedMicroUnits, sumOf } from '../scoring/micro-units';
import { quartilesInQuarters } from './quantile';
import type { Visibility } from './sharing';

export interface SharedValue {
  /** The organisation's score in micro-units. */
  scoreU6: number;
  visibility: Visibility;
}

/** Why the hidden part of a group can't be part of a shown statistic (method 5.5, 5.7). */
export type HiddenRefusal = 'too_few' | 'boundary' | 'differencing' | 'too_complex';

/** What of the order of a group's values is shown beside their sum, from least to most. */
export const ORDERS = ['none', 'median', 'quartiles'] as const;
export type Order = (typeof ORDERS)[number];

/** A group's statistic for one audience, in exact integers; null where it is not shown. */
export interface ReleasedStatistic {
  /** Organisations in the statistic. */
  n: number;
  /** Those of them that show their own value to the audience. */
  nNamed: number;
  isReleased: boolean;
  /**
   * Why nothing or less is shown: `not_shared` when the statistic is of the named values alone, `boundary` of one that is
   * shown when its quartiles or its median would have told too much.
   */
  reason: HiddenRefusal | 'not_shared' | null;
  sumU6: number | null;
  q1U6x4: number | null;
  q2U6x4: number | null;
  q3U6x4: number | null;
  minU6: number | null;
  maxU6: number | null;
}

/**
 * What an audience may see of a group's values (method 5.3, 5.5, 5.10). Organisations that left themselves out do not
 * count. Nobody hidden: the open column of 5.3. Somebody hidden: the anonymous column, with k, the boundary rule and the
 * floor of eight for quartiles applied to the hidden part, since the named values can be subtracted. Where that fails,
 * the statistic of the named values alone. `refusal` is what the caller found across groups (5.7), `order` what it
 * lets be shown beside the sum.
 */
export function releaseStatistic(
  values: readonly SharedValue[],
  scale: Scale,
  parameters: MethodParameters,
  refusal: HiddenRefusal | null = refusalOfHidden(values, scale, parameters),
  order: Order = orderByNumber(values, parameters),
): ReleasedStatistic {
  const pick = (visibility: Visibility) =>
    values.filter((value) => value.visibility === visibility).map((value) => value.scoreU6);
  const named = pick('named');
  const hidden = pick('hidden');
  if (hidden.length === 0) return describeOpenly(named, parameters, null);
  if (refusal) {
    const ofNamed = describeOpenly(named, parameters, 'not_shared');
    return ofNamed.isReleased ? ofNamed : { ...ofNamed, n: named.length + hidden.length, reason: refusal };
  }
  const all = sortedMicroUnits([...named, ...hidden]);
  const quartiles = quartilesInQuarters(all);
  const hasQuartiles = order === 'quartiles';
  return {
    n: all.length,
    nNamed: named.length,
    isReleased: true,
    reason: order === orderByNumber(values, parameters) ? null : 'boundary',
    sumU6: sumOf(all),
    q1U6x4: hasQuartiles ? quartiles.q1x4 : null,
    q2U6x4: order === 'none' ? null : quartiles.medianx4,
    q3U6x4: hasQuartiles ? quartiles.q3x4 : null,
    minU6: null,
    maxU6: null,
  };
}

/** The floor of eight for quartiles (method 5.3), on the hidden part: the most that a single group may show of its order. */
export function orderByNumber(values: readonly SharedValue[], { nQuartile }: MethodParameters): Order {
  const hidden = values.filter(({ visibility }) => visibility === 'hidden').length;
  return hidden >= nQuartile ? 'quartiles' : 'median';
}

function describeOpenly(
  values: readonly number[],
  parameters: MethodParameters,
  reason: 'not_shared' | null,
): ReleasedStatistic {
  const n = values.length;
  const nothing = { sumU6: null, q1U6x4: null, q2U6x4: null, q3U6x4: null, minU6: null, maxU6: null };
  if (n < parameters.nMean) return { n, nNamed: n, isReleased: false, reason: 'too_few', ...nothing };
  const sorted = sortedMicroUnits(values);
  const quartiles = quartilesInQuarters(sorted);
  const hasQuartiles = n >= parameters.nQuartile;
  return {
    n,
    nNamed: n,
    isReleased: true,
    reason,
    sumU6: sumOf(sorted),
    q1U6x4: hasQuartiles ? quartiles.q1x4 : null,
    q2U6x4: quartiles.medianx4,
    q3U6x4: hasQuartiles ? quartiles.q3x4 : null,
    minU6: sorted[0]!,
    maxU6: sorted[n - 1]!,
  };
}

/**
 * k and the boundary rule of 5.5 on the hidden part: could the best-informed contributor pin every other value near
 * floor or ceiling? null when nothing is hidden or nothing forbids it.
 */
export function refusalOfHidden(
  values: readonly SharedValue[],
  scale: Scale,
  parameters: MethodParameters,
): 'too_few' | 'boundary' | null {
  let n = 0;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { scoreU6, visibility } of values) {
    if (visibility !== 'hidden') continue;
    n += 1;
    sum += scoreU6;
    least = Math.min(least, scoreU6);
    most = Math.max(most, scoreU6);
  }
  if (n === 0) return null;
  if (n < parameters.k) return 'too_few';
  const room = parameters.boundary * MICRO_UNITS_PER_LEVEL;
  const floor = sum - most - (n - 1) * scale.min * MICRO_UNITS_PER_LEVEL;
  const ceiling = (n - 1) * scale.max * MICRO_UNITS_PER_LEVEL - sum + least;
  return floor >= room && ceiling >= room ? null : 'boundary';
}
