import { isLevel, type Scale } from '../answer';
import { checkScale } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { isAtLeast } from '../thresholds';
import { checkTree, type Direction, type FocusArea, type Indicator, type Tree } from './tree';
import { type WeightedValue, weightedMean } from './weighted-mean';

export type UnitStatus = 'ok' | 'insufficient' | 'not_applicable';

/**
 * The result of one unit, in levels. `score` is null unless the status is ok; `raw` is null when nothing is answered;
 * `coverage` is a share 0–1 of the weight; `lower` and `upper` are the scores if every unanswered indicator had the
 * lowest or the highest level. All five are null when nothing applies.
 */
export interface UnitResult {
  readonly status: UnitStatus;
  readonly score: number | null;
  readonly raw: number | null;
  readonly coverage: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface CodedUnitResult extends UnitResult {
  readonly code: string;
}

export interface TreeScore {
  /** `partial`: some focus area does not apply, so the index is not comparable with others (Method 3.5). */
  readonly index: UnitResult & { readonly partial: boolean };
  readonly focusAreas: CodedUnitResult[];
  readonly directions: CodedUnitResult[];
}

export interface ScoreTreeInput {
  readonly scale: Scale;
  readonly tree: Tree;
}

interface Child {
  readonly weight: number;
  readonly result: UnitResult;
}

/**
 * Scores every direction, every focus area and the index of one organisation (Method 3.2–3.5). Lists keep the order
 * of the tree. A tree without applicable indicators is `not_applicable`. Throws MethodInputError for bad input.
 */
export function scoreTree(input: ScoreTreeInput, parameters: MethodParameters = DEFAULT_PARAMETERS): TreeScore {
  const scale = checkScale(input.scale, 'scale');
  return scoreCheckedTree(scale, checkTree(input.tree, 'tree', scale), parameters);
}

/** The same for a tree that has been checked. */
export function scoreCheckedTree(scale: Scale, tree: Tree, parameters: MethodParameters): TreeScore {
  const areas = tree.focusAreas.map((area) => scoreFocusArea(scale, area, parameters));
  const children = areas.map(({ weight, result }) => ({ weight, result }));
  const combined = combine(children, parameters);
  const isEveryAreaOk = children.filter(isApplicable).every(({ result }) => result.status === 'ok');
  const index = combined.status === 'ok' && !isEveryAreaOk ? withheld(combined) : combined;
  const partial = index.status !== 'not_applicable' && areas.some(({ result }) => result.status === 'not_applicable');
  return {
    index: { ...index, partial },
    focusAreas: areas.map(({ code, result }) => ({ code, ...result })),
    directions: areas.flatMap(({ directions }) => directions),
  };
}

function scoreFocusArea(scale: Scale, area: FocusArea, parameters: MethodParameters) {
  const directions = area.directions.map((direction) => ({
    code: direction.code,
    weight: direction.weight,
    result: scoreDirection(scale, direction, parameters),
  }));
  return {
    code: area.code,
    weight: area.weight,
    result: combine(directions, parameters),
    directions: directions.map(({ code, result }) => ({ code, ...result })),
  };
}

function scoreDirection(scale: Scale, direction: Direction, parameters: MethodParameters): UnitResult {
  return combine(
    direction.indicators.map((indicator) => ({
      weight: indicator.weight,
      result: resultOfIndicator(scale, indicator),
    })),
    parameters,
  );
}

/** An indicator in the shape of a unit, so that one formula serves all three steps of the aggregation. */
function resultOfIndicator(scale: Scale, { answer }: Indicator): UnitResult {
  if (answer === 'NA') return NOT_APPLICABLE;
  if (isLevel(answer)) {
    return { status: 'ok', score: answer, raw: answer, coverage: 1, lower: answer, upper: answer };
  }
  return { status: 'insufficient', score: null, raw: null, coverage: 0, lower: scale.min, upper: scale.max };
}

/**
 * Combines children into their parent. What enters is `raw`, not `score`: withholding is a decision about display, and
 * dropping a withheld child would let the parent's score fall outside its own bounds (Method 3.4).
 */
function combine(children: readonly Child[], parameters: MethodParameters): UnitResult {
  const applicable = children.filter(isApplicable);
  const coverage = meanOf(applicable, 'coverage');
  const lower = meanOf(applicable, 'lower');
  const upper = meanOf(applicable, 'upper');
  if (coverage === null || lower === null || upper === null) return NOT_APPLICABLE;
  const raw = meanOf(applicable, 'raw');
  if (raw === null) return { status: 'insufficient', score: null, raw, coverage, lower, upper };
  const isShown = isAtLeast(coverage, parameters.coverageMin);
  return {
    status: isShown ? 'ok' : 'insufficient',
    score: isShown ? raw : null,
    raw,
    coverage,
    // The three means are rounded independently; the bounds must hold to the last digit.
    lower: Math.min(lower, raw),
    upper: Math.max(upper, raw),
  };
}

function isApplicable({ weight, result }: Child): boolean {
  return weight > 0 && result.status !== 'not_applicable';
}

function meanOf(children: readonly Child[], number: 'raw' | 'coverage' | 'lower' | 'upper'): number | null {
  const known: WeightedValue[] = [];
  for (const { weight, result } of children) {
    const value = result[number];
    if (value !== null) known.push({ weight, value });
  }
  return weightedMean(known);
}

function withheld(result: UnitResult): UnitResult {
  return { ...result, status: 'insufficient', score: null };
}

const NOT_APPLICABLE: UnitResult = Object.freeze({
  status: 'not_applicable',
  score: null,
  raw: null,
  coverage: null,
  lower: null,
  upper: null,
});
