/** In micro-units. */
export interface Limits {
  /** So many organisations may pool what they know. */
  readonly coalition: number;
  /** The interval that every hidden value must keep. */
  readonly width: number;
  /** Ends of the scale. */
  readonly min: number;
  readonly max: number;
}

/**
 * Whether the ascending values differ by the wanted width whichever of them the coalition knows. If they do, nothing that
 * treats their owners alike pins anyone: two of them could have each other's values and everything shown, sums, quartiles
 * and everybody else's places, would be the same.
 */
export function isSpread(sorted: Float64Array, { coalition, width }: Limits): boolean {
  for (let known = 0; known <= coalition; known += 1) {
    if (sorted[sorted.length - 1 - coalition + known]! - sorted[known]! < width) return false;
  }
  return true;
}

/**
 * What shown quartiles or a shown median hold in place: the values from `low` to `high`. Of the values equal to one of these,
 * `lowSlots` and `highSlots` stand outside the held places and are free.
 */
export interface Held {
  readonly low: number;
  readonly high: number;
  readonly lowSlots: number;
  readonly highSlots: number;
}

/** What quantiles of type 7 hold: each lies between two neighbours of the ascending values (method 5.2). */
export function heldBetween(sorted: Float64Array, lowest: 0.25 | 0.5, highest: 0.5 | 0.75): Held {
  const last = sorted.length - 1;
  const first = Math.floor(last * lowest);
  const final = Math.ceil(last * highest);
  const low = sorted[first]!;
  const high = sorted[final]!;
  return { low, high, lowSlots: first - sorted.indexOf(low), highSlots: sorted.lastIndexOf(high) - final };
}

/** What several groups hold in place of the values that they share. */
export function heldByAll(held: readonly Held[]): Held | null {
  if (held.length === 0) return null;
  const low = Math.min(...held.map((one) => one.low));
  const high = Math.max(...held.map((one) => one.high));
  return {
    low,
    high,
    lowSlots: Math.min(...held.map((one) => (one.low === low ? one.lowSlots : Number.POSITIVE_INFINITY))),
    highSlots: Math.min(...held.map((one) => (one.high === high ? one.highSlots : Number.POSITIVE_INFINITY))),
  };
}

/**
 * Whether values that are alike could still have been other values with the same sum: one goes up by what others go down.
 * Where nothing of the order is shown any may move, and all that counts is how far they together are from the ends of the
 * scale. Where something is held, only values above it may go up and only values below it down, so that none passes a
 * quartile. Of those that could move, the coalition is taken to be the ones with most room.
 */
export function leavesRoom(sorted: Float64Array, held: Held | null, limits: Limits): boolean {
  const { coalition, width, min, max } = limits;
  if (!held) {
    const unknown = sorted.length - coalition;
    return (
      unknown >= 2 &&
      roomBelow(sorted.subarray(0, unknown), min) >= width &&
      roomAbove(sorted.subarray(coalition), max) >= width
    );
  }
  const falling = sorted.filter((value) => value < held.low);
  const rising = sorted.filter((value) => value > held.high);
  const { atLow, atHigh } = freeAmongEqual(sorted, held, coalition);
  const down = roomBelow(falling.subarray(0, Math.max(falling.length - coalition, 0)), min) + atLow * (held.low - min);
  const up = roomAbove(rising.subarray(coalition), max) + atHigh * (max - held.high);
  if (falling.length <= coalition && atLow === 0) return false;
  if (rising.length <= coalition && atHigh === 0) return false;
  const highest = Math.min(max, (rising.length > coalition ? rising[0]! : held.high) + down);
  const lowest = Math.max(min, (falling.length > coalition ? falling.at(-1)! : held.low) - up);
  return highest - lowest >= width;
}

/** How many of the values equal to a held one may move even after the coalition's: never one that has to stay. */
function freeAmongEqual(sorted: Float64Array, { low, high, lowSlots, highSlots }: Held, coalition: number) {
  const unknown = (value: number) => Math.max(sorted.filter((one) => one === value).length - coalition, 0);
  if (low !== high) return { atLow: Math.min(lowSlots, unknown(low)), atHigh: Math.min(highSlots, unknown(high)) };
  const atLow = Math.min(lowSlots, Math.ceil(unknown(low) / 2));
  return { atLow, atHigh: Math.min(highSlots, unknown(low) - atLow) };
}

function roomBelow(values: Float64Array, min: number): number {
  return values.reduce((sum, value) => sum + value - min, 0);
}

function roomAbove(values: Float64Array, max: number): number {
  return values.reduce((sum, value) => sum + max - value, 0);
}
