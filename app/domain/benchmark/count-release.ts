import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { distributionPublishable } from './distribution-publishable';
import { releaseGroups } from './release-groups';

/** One mean of a published statistic that the counted answers are part of: a direction's, its area's, the index. */
export interface MeanAbove {
  /** Whose own value on the node is shown by name: it can be subtracted. */
  named: ReadonlySet<string>;
  /** The hidden parts of the groups whose statistic is shown on the node, in order of priority. */
  released: readonly (readonly string[])[];
}

/**
 * Whether answers counted over these hidden organisations would tell about fewer than k of them together with means that
 * are already shown (method 5.7). Counts of every answer of a direction give the sum of its scores, so on each node above
 * they are one more group: of those whose value is not known there.
 *
 * @example
 * // Five share the direction in the aggregate, four of them their answers too: the fifth's score is the difference.
 * countsExposeSomebody(['a', 'b', 'c', 'd'], [{ named: new Set(), released: [['a', 'b', 'c', 'd', 'e']] }]) // => true
 */
export function countsExposeSomebody(
  hidden: readonly string[],
  above: readonly MeanAbove[],
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): boolean {
  return above.some(({ named, released }) => {
    const unknown = hidden.filter((unit) => !named.has(unit));
    if (unknown.length === 0 || released.some((group) => hasSameMembers(group, unknown))) return false;
    const groups = [...released, unknown].map((members, index) => ({ id: String(index), members }));
    return releaseGroups({ groups, k: parameters.k }, parameters).results.at(-1)?.released !== true;
  });
}

export function hasSameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}

/**
 * `too_few`: fewer than the rule of distributions asks for. `exposing`: single answers could be worked out; whether because
 * nearly all are alike or by comparing is not said, since the former says something itself. `nobody`: nobody is counted.
 */
export type CountRefusal = 'too_few' | 'exposing' | 'nobody';

export type CountRelease =
  | {
      isShown: true;
      counts: number[];
      n: number;
      /** Why the counts are of the named alone; null when everybody is in them. */
      withheld: Exclude<CountRefusal, 'nobody'> | null;
    }
  | { isShown: false; n: number; reason: CountRefusal };

interface CountsToRelease {
  /** One number a category. */
  named: readonly number[];
  hidden: readonly number[];
  /**
   * Groups of categories that belong together, such as every date against none: the same rule holds for the counts of
   * these, since they can be added up.
   */
  merged?: readonly (readonly number[])[];
  /** What the caller found about other groups and other statistics. */
  isExposing: boolean;
}

/**
 * Counts over categories as an audience may see them: with the hidden organisations where the rule of distributions
 * allows it on their part alone, since the named can be subtracted (method 5.5, 5.10); else of the named alone.
 */
export function releaseCounts(
  { named, hidden, merged, isExposing }: CountsToRelease,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): CountRelease {
  const [nNamed, nHidden] = [sumOf(named), sumOf(hidden)];
  if (nNamed + nHidden === 0) return { isShown: false, n: 0, reason: 'nobody' };
  if (nHidden === 0) return { isShown: true, counts: [...named], n: nNamed, withheld: null };
  const fine = distributionPublishable({ counts: hidden }, parameters);
  const coarse = merged?.map((places) => sumOf(places.map((place) => hidden[place] ?? 0))) ?? hidden;
  const isPublishable = fine.publish && distributionPublishable({ counts: coarse }, parameters).publish;
  if (isPublishable && !isExposing) {
    const counts = named.map((count, index) => count + (hidden[index] ?? 0));
    return { isShown: true, counts, n: nNamed + nHidden, withheld: null };
  }
  const reason = fine.reason === 'too_few' ? 'too_few' : 'exposing';
  if (nNamed > 0) return { isShown: true, counts: [...named], n: nNamed, withheld: reason };
  return { isShown: false, n: nHidden, reason };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
