import type { Answer, Scale } from '../answer';
import { MethodInputError } from '../errors';
import {
  checkAnswer,
  checkArray,
  checkCode,
  checkIntegerBetween,
  checkNonNegative,
  checkObject,
} from '../input-checks';

/** One indicator with its answer. A missing major version means 1, the first (Method 6.1). */
export interface Indicator {
  readonly code: string;
  readonly weight: number;
  readonly answer: Answer;
  readonly majorVersion?: number;
}

export interface Direction {
  readonly code: string;
  readonly weight: number;
  readonly indicators: readonly Indicator[];
}

export interface FocusArea {
  readonly code: string;
  readonly weight: number;
  readonly directions: readonly Direction[];
}

/** Focus areas → directions → indicators, with the answers of one organisation. */
export interface Tree {
  readonly focusAreas: readonly FocusArea[];
}

/**
 * A checked copy of a tree. Lists may be empty: removing the indicators that do not apply to a type of organisation
 * leaves empty directions behind (Method 1.2). Throws MethodInputError for a weight that is missing, negative or not
 * finite, an answer outside the domain, and an indicator code that occurs twice – it would be counted twice.
 * Without a scale any integer is a level.
 */
export function checkTree(value: unknown, field: string, scale: Scale | null): Tree {
  const seen = new Set<string>();
  const { focusAreas } = checkObject(value, field);
  return {
    focusAreas: checkArray(focusAreas, `${field}.focusAreas`).map((area, index) =>
      checkFocusArea(area, `${field}.focusAreas[${index}]`, scale, seen),
    ),
  };
}

function checkFocusArea(value: unknown, field: string, scale: Scale | null, seen: Set<string>): FocusArea {
  const { code, weight, directions } = checkObject(value, field);
  return {
    code: checkCode(code, `${field}.code`),
    weight: checkNonNegative(weight, `${field}.weight`),
    directions: checkArray(directions, `${field}.directions`).map((direction, index) =>
      checkDirection(direction, `${field}.directions[${index}]`, scale, seen),
    ),
  };
}

function checkDirection(value: unknown, field: string, scale: Scale | null, seen: Set<string>): Direction {
  const { code, weight, indicators } = checkObject(value, field);
  return {
    code: checkCode(code, `${field}.code`),
    weight: checkNonNegative(weight, `${field}.weight`),
    indicators: checkArray(indicators, `${field}.indicators`).map((indicator, index) =>
      checkIndicator(indicator, `${field}.indicators[${index}]`, scale, seen),
    ),
  };
}

function checkIndicator(value: unknown, field: string, scale: Scale | null, seen: Set<string>): Indicator {
  const { code, weight, answer, majorVersion } = checkObject(value, field);
  const checkedCode = checkCode(code, `${field}.code`);
  if (seen.has(checkedCode)) throw new MethodInputError(`${field}.code`, 'occurs twice in the tree');
  seen.add(checkedCode);
  return {
    code: checkedCode,
    weight: checkNonNegative(weight, `${field}.weight`),
    answer: checkAnswer(answer, `${field}.answer`, scale),
    majorVersion: checkMajorVersion(majorVersion, `${field}.majorVersion`),
  };
}

/** A major version, 1 when it is not given. */
export function checkMajorVersion(value: unknown, field: string): number {
  return checkIntegerBetween(value ?? 1, field, 0, Number.MAX_SAFE_INTEGER);
}
