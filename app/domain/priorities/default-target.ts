import type { Level, Scale } from '../answer';

/** Levels below "Infört" are no target: the organisation as a whole would still be without. */
const LOWEST_TARGET = 3;

/**
 * The level aimed for until the organisation sets one: one step up, at least 3, at most the top of the scale (Method 8).
 *
 * @example defaultTarget(0, { min: 0, max: 5 }) // => 3
 */
export function defaultTarget(level: Level, scale: Scale): Level {
  return Math.min(scale.max, Math.max(LOWEST_TARGET, level + 1));
}
