import type { Answer, Scale } from './answer';
import { MethodInputError } from './errors';

/**
 * A maturity scale has a handful of levels. The bound keeps loops over levels short and integer sums exact, also when
 * a configuration file is wrong.
 */
const LEVEL_BOUND = 1000;

/** Far beyond any score, and small enough that sums stay finite and the micro-units of one score an exact integer. */
const SCORE_BOUND = 1e9;

type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with unknown fields; arrays and null are refused. */
export function checkObject(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MethodInputError(field, 'must be an object');
  }
  return value as Fields;
}

/** The value as a list of unknown elements. */
export function checkArray(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new MethodInputError(field, 'must be a list');
  return value;
}

/**
 * The value as a code → value map. Own properties only, so that codes such as `__proto__` and `constructor` are
 * ordinary codes.
 */
export function checkRecord(value: unknown, field: string): Map<string, unknown> {
  return new Map(Object.entries(checkObject(value, field)));
}

/** A non-empty string. */
export function checkCode(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '') throw new MethodInputError(field, 'must be a non-empty string');
  return value;
}

/** A list of codes as a set; repeated codes count once. */
export function checkCodeSet(value: unknown, field: string): Set<string> {
  return new Set(checkArray(value, field).map((code, index) => checkCode(code, `${field}[${index}]`)));
}

/** `true` or `false`; a missing flag is `false`. */
export function checkFlag(value: unknown, field: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw new MethodInputError(field, 'must be true or false');
  return value;
}

/** A finite number. −0 becomes 0, so that it never reaches a result. */
export function checkNumber(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new MethodInputError(field, 'must be a finite number');
  }
  return value === 0 ? 0 : value;
}

/** A finite number from `min` to `max`, both included. */
export function checkNumberBetween(value: unknown, field: string, min: number, max: number): number {
  const number = checkNumber(value, field);
  if (number < min || number > max) throw new MethodInputError(field, `must be between ${min} and ${max}`);
  return number;
}

/** A score, a change of score or another quantity in levels. */
export function checkScore(value: unknown, field: string): number {
  const score = checkNumber(value, field);
  if (Math.abs(score) > SCORE_BOUND) throw new MethodInputError(field, 'is too large to be a score');
  return score;
}

/** A finite number, 0 or more. */
export function checkNonNegative(value: unknown, field: string): number {
  const number = checkNumber(value, field);
  if (number < 0) throw new MethodInputError(field, 'must not be negative');
  return number;
}

/** Weights of one set of siblings: each finite and 0 or more (Method 1.2). */
export function checkWeights(value: unknown, field: string): number[] {
  return checkArray(value, field).map((weight, index) => checkNonNegative(weight, `${field}[${index}]`));
}

/** An integer from `min` to `max`, both included. */
export function checkIntegerBetween(value: unknown, field: string, min: number, max: number): number {
  const number = checkNumber(value, field);
  if (!Number.isInteger(number) || number < min || number > max) {
    throw new MethodInputError(field, `must be an integer between ${min} and ${max}`);
  }
  return number;
}

/**
 * A scale with integer ends and min < max. `prefix` is the path of the object that holds `min` and `max`, empty when
 * they are fields of the input itself.
 */
export function checkScale(value: unknown, prefix: string): Scale {
  const { min, max } = checkObject(value, prefix || 'input');
  const path = prefix === '' ? '' : `${prefix}.`;
  const scale = {
    min: checkIntegerBetween(min, `${path}min`, -LEVEL_BOUND, LEVEL_BOUND),
    max: checkIntegerBetween(max, `${path}max`, -LEVEL_BOUND, LEVEL_BOUND),
  };
  if (scale.min >= scale.max) throw new MethodInputError(`${path}min`, `must be lower than ${path}max`);
  return scale;
}

/** An integer level of the scale; any reasonable integer where the scale is not part of the input. */
export function checkLevel(value: unknown, field: string, scale: Scale | null): number {
  const { min, max } = scale ?? { min: -LEVEL_BOUND, max: LEVEL_BOUND };
  return checkIntegerBetween(value, field, min, max);
}

/** An answer of the domain in Method 1.2: a level of the scale, "DK", "NA" or null. */
export function checkAnswer(value: unknown, field: string, scale: Scale | null): Answer {
  if (value === 'DK' || value === 'NA' || value === null) return value;
  if (typeof value !== 'number') throw new MethodInputError(field, 'must be a level, "DK", "NA" or null');
  return checkLevel(value, field, scale);
}

/** A list of answers, see {@link checkAnswer}. */
export function checkAnswers(value: unknown, field: string, scale: Scale | null): Answer[] {
  return checkArray(value, field).map((answer, index) => checkAnswer(answer, `${field}[${index}]`, scale));
}
