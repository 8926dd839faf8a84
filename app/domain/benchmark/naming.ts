import type { Scale } from '../answer';
import type { MethodParameters } from '../parameters';
import { sortedMicroUnits } from '../scoring/micro-units';
import { limitsOf } from './protect-hidden';
import { releaseGroups } from './release-groups';
import { type HiddenRefusal, refusalOfHidden } from './release-statistics';
import { isSpread, leavesRoom } from './room-of-hidden';

/** A published figure of one node that is, or can be turned into, a sum over organisations whose values are unknown. */
export interface PublishedSum {
  /** Of the group or panel: unique among the sums of a node. */
  id: string;
  /** The organisations that would still be unknown to the audience; their scores where the sum is of scores. */
  left: readonly { unitId: string; scoreU6: number | null }[];
  /** One of those that were unknown until now would no longer be. */
  isTouched: boolean;
  hasQuartiles: boolean;
  /** False where it can't be told exactly who is behind the figure. */
  isExact: boolean;
}

/**
 * Why an organisation's value on a node may not be shown by name once the round's figures are frozen, or null when it may
 * (method 5.10). Whoever reads the name subtracts its value from every frozen sum that holds it: what is left has to meet
 * k, the floor of eight where quartiles were shown, the boundary rule (5.5) and, over all groups together, the test of
 * 5.7, just as it had to at the close. A sum that nobody unknown is left in has nobody to protect.
 */
export function refusalOfNaming(
  sums: readonly PublishedSum[],
  scale: Scale,
  parameters: MethodParameters,
): HiddenRefusal | null {
  const touched = sums.filter((sum) => sum.isTouched);
  if (touched.length === 0) return null;
  if (touched.some((sum) => !sum.isExact)) return 'too_complex';
  for (const { left, hasQuartiles } of touched) {
    const least = hasQuartiles ? Math.max(parameters.k, parameters.nQuartile) : parameters.k;
    if (left.length > 0 && left.length < least) return 'too_few';
    const values = left.flatMap(({ scoreU6 }) =>
      scoreU6 === null ? [] : [{ scoreU6, visibility: 'hidden' as const }],
    );
    const refusal = refusalOfHidden(values, scale, parameters);
    if (refusal) return refusal;
    if (values.length > 0 && !isRoomLeft(values, scale, parameters)) return 'boundary';
  }
  const groups = sums
    .map(({ id, left }) => ({ id, members: left.map((one) => one.unitId) }))
    .filter(({ members }) => members.length > 0);
  const reason = releaseGroups({ groups, k: parameters.k }, parameters).results.find((result) => result.reason)?.reason;
  return reason === 'too_small' ? 'too_few' : (reason ?? null);
}

/** Those who stay unknown have to stay so to a few of them who pool what they know, just as at the close. */
function isRoomLeft(values: readonly { scoreU6: number }[], scale: Scale, parameters: MethodParameters): boolean {
  const sorted = sortedMicroUnits(values.map(({ scoreU6 }) => scoreU6));
  const limits = limitsOf(scale, parameters);
  return isSpread(sorted, limits) || leavesRoom(sorted, null, limits);
}
