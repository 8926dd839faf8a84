import { mulberry32 } from '#app/domain/uncertainty/prng';

/** Draws in [0, 1) and choices made from them. */
export interface Generator {
  next(): number;
  /** True with the probability `share`. */
  chance(share: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** Roughly normal with mean 0 and standard deviation 1, never beyond ±3. */
  noise(): number;
}

const NOISE_DRAWS = 12;

/**
 * A generator of its own for every thing that is drawn: the same key gives the same draws whatever was drawn before, so
 * that one more person or comment changes nothing else in the demo.
 */
export function generatorFor(...key: (string | number)[]): Generator {
  const draw = mulberry32(hashOf(key.join(' ')));
  return {
    next: draw,
    chance: (share) => draw() < share,
    between: (low, high) => low + Math.floor(draw() * (high - low + 1)),
    pick: (choices) => choices[Math.floor(draw() * choices.length)] ?? choices[0],
    noise: () => {
      let sum = 0;
      for (let index = 0; index < NOISE_DRAWS; index++) sum += draw();
      return Math.max(-3, Math.min(3, sum - NOISE_DRAWS / 2));
    },
  };
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
