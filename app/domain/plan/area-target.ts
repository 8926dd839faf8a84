import { roundedHalfAway } from '../scoring/round-half-away';

/** Where a focus area is against its target in a later round. */
export type AreaStanding =
  | { kind: 'no_target' | 'reached' }
  /** No later round has been signed. */
  | { kind: 'waiting' }
  /** The later result is withheld, since too little was answered, or the area is not measured any more. */
  | { kind: 'withheld' | 'not_measured' }
  | { kind: 'left'; left: number };

/** Targets and results are compared in hundredths of a level, as they are shown: nobody is to read 3,70 as less than 3,70. */
const DECIMALS = 2;

/**
 * Whether a target has been reached, and otherwise how many levels are left. `now` is null where the result is withheld
 * and undefined where there is none; `isLater` says that there is a later round.
 */
export function areaStanding(target: number | null, now: number | null | undefined, isLater: boolean): AreaStanding {
  if (target === null) return { kind: 'no_target' };
  if (!isLater) return { kind: 'waiting' };
  if (now === undefined) return { kind: 'not_measured' };
  if (now === null) return { kind: 'withheld' };
  const left = roundedHalfAway(target - roundedHalfAway(now, DECIMALS), DECIMALS);
  return left > 0 ? { kind: 'left', left } : { kind: 'reached' };
}
