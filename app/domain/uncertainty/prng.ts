import { checkIntegerBetween } from '../input-checks';

export interface PrngInput {
  /** Any safe integer; taken modulo 2³². */
  readonly seed: number;
  readonly n: number;
}

const MOST_DRAWS = 1_000_000;

/**
 * The first n draws in [0, 1) of the generator with the seed (Method 7.1). At most a million.
 *
 * @example prng({ seed: 1, n: 1 }) // => { values: [0.6270739405881613] }
 */
export function prng(input: PrngInput): { values: number[] } {
  const draw = mulberry32(checkSeed(input.seed, 'seed'));
  const n = checkIntegerBetween(input.n, 'n', 0, MOST_DRAWS);
  return { values: Array.from({ length: n }, draw) };
}

/**
 * mulberry32 (Tommy Ettinger): each call returns the next draw in [0, 1). Integer arithmetic modulo 2³² only, so every
 * platform and language gives the same draws.
 */
export function mulberry32(seed: number): () => number {
  const fill = mulberry32Filling(seed);
  const next = new Float64Array(1);
  return () => {
    fill(next);
    return next[0]!;
  };
}

/** The same draws, as many at a time as the list is long: for millions of them, several times faster than one by one. */
export function mulberry32Filling(seed: number): (draws: Float64Array) => void {
  let state = seed | 0;
  return (draws) => {
    let at = state;
    for (let i = 0; i < draws.length; i += 1) {
      at = (at + 0x6d2b79f5) | 0;
      let mixed = Math.imul(at ^ (at >>> 15), at | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      draws[i] = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }
    state = at;
  };
}

/** A seed: any safe integer. */
export function checkSeed(value: unknown, field: string): number {
  return checkIntegerBetween(value, field, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}
