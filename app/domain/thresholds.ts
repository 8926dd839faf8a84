import { EPS } from './parameters';

/** `value ≥ threshold` with the tolerance of Method 1.4. */
export function isAtLeast(value: number, threshold: number): boolean {
  return value + EPS >= threshold;
}

/** `value > threshold` with the tolerance of Method 1.4. */
export function isAbove(value: number, threshold: number): boolean {
  return value > threshold + EPS;
}
