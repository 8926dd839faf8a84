import { type Answer, isLevel, type Scale } from '../answer';
import { compareCodes } from '../code-order';
import { checkAnswer, checkNumberBetween, checkObject, checkRecord, checkScale } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { effectiveWeightsByCode } from '../scoring/effective-weights';
import { scoreCheckedTree } from '../scoring/score-tree';
import { checkMajorVersion, checkTree, type FocusArea, type Indicator, type Tree } from '../scoring/tree';
import { isAtLeast } from '../thresholds';

/** An earlier answer. A missing major version means 1. */
export interface PreviousAnswer {
  readonly answer: Answer;
  readonly majorVersion?: number;
}

export interface CommonIndicatorChangeInput {
  readonly scale: Scale;
  /** The current tree with the current answers. */
  readonly tree: Tree;
  /** Indicator code → the earlier answer. */
  readonly previous: Readonly<Record<string, PreviousAnswer>>;
  /** Share 0–1; by default the method's 0.7. */
  readonly minCoverage?: number;
}

export interface UnitChange {
  /** Scores on the common indicators, in levels; null when the unit has none. */
  readonly previous: number | null;
  readonly current: number | null;
  /** `current − previous`, unrounded. */
  readonly delta: number | null;
  /** Share 0–1 of the unit's weight that is common; null when nothing in the unit applies now. */
  readonly coverage: number | null;
  readonly comparable: boolean;
}

export interface CommonIndicatorChange {
  /** Codes compared, ascending. */
  readonly common: string[];
  readonly index: UnitChange;
  /** In the order of the tree. */
  readonly focusAreas: (UnitChange & { readonly code: string })[];
}

type AnswerOf = (indicator: Indicator) => Answer;

/**
 * The change of one organisation on the indicators with a level both times and the same major version, both times
 * with the current placement and weights (Method 6.1, 6.3). Throws MethodInputError for bad input.
 */
export function commonIndicatorChange(
  input: CommonIndicatorChangeInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): CommonIndicatorChange {
  const scale = checkScale(input.scale, 'scale');
  const tree = checkTree(input.tree, 'tree', scale);
  const earlier = checkPrevious(input.previous, scale);
  const minCoverage = checkNumberBetween(input.minCoverage ?? parameters.minCommon, 'minCoverage', 0, 1);

  const common = commonCodes(tree, earlier);
  const onCommon = (answerOf: AnswerOf) =>
    scoreCheckedTree(
      scale,
      withAnswers(tree, (indicator) => (common.has(indicator.code) ? answerOf(indicator) : 'NA')),
      parameters,
    );
  const then = onCommon(({ code }) => earlier.get(code)!.answer);
  const now = onCommon(({ answer }) => answer);
  return {
    common: [...common].sort(compareCodes),
    index: changeOfUnit(then.index.raw, now.index.raw, commonShare(tree.focusAreas, common), minCoverage),
    focusAreas: tree.focusAreas.map((area, index) => ({
      code: area.code,
      ...changeOfUnit(
        then.focusAreas[index]!.raw,
        now.focusAreas[index]!.raw,
        // Its own weight does not matter for the share within a focus area, and may be 0.
        commonShare([{ ...area, weight: 1 }], common),
        minCoverage,
      ),
    })),
  };
}

function checkPrevious(value: unknown, scale: Scale): Map<string, Required<PreviousAnswer>> {
  const checked = new Map<string, Required<PreviousAnswer>>();
  for (const [code, entry] of checkRecord(value, 'previous')) {
    const field = `previous.${code}`;
    const { answer, majorVersion } = checkObject(entry, field);
    checked.set(code, {
      answer: checkAnswer(answer, `${field}.answer`, scale),
      majorVersion: checkMajorVersion(majorVersion, `${field}.majorVersion`),
    });
  }
  return checked;
}

function commonCodes(tree: Tree, earlier: ReadonlyMap<string, Required<PreviousAnswer>>): Set<string> {
  const indicators = tree.focusAreas.flatMap(({ directions }) =>
    directions.flatMap((direction) => direction.indicators),
  );
  const common = indicators.filter(({ code, answer, majorVersion }) => {
    const before = earlier.get(code);
    return before !== undefined && isLevel(answer) && isLevel(before.answer) && before.majorVersion === majorVersion;
  });
  return new Set(common.map(({ code }) => code));
}

/** The tree with other answers. */
export function withAnswers(tree: Tree, answerOf: AnswerOf): Tree {
  return {
    focusAreas: tree.focusAreas.map((area) => ({
      ...area,
      directions: area.directions.map((direction) => ({
        ...direction,
        indicators: direction.indicators.map((indicator) => ({ ...indicator, answer: answerOf(indicator) })),
      })),
    })),
  };
}

/** Share 0–1 of the weight that the common indicators have; null when nothing applies. */
export function commonShare(focusAreas: readonly FocusArea[], common: ReadonlySet<string>): number | null {
  const weights = effectiveWeightsByCode(focusAreas);
  if (weights.size === 0) return null;
  let all = 0;
  let shared = 0;
  for (const [code, weight] of weights) {
    all += weight;
    if (common.has(code)) shared += weight;
  }
  return shared / all;
}

/** The change between two scores of a unit, and whether enough of it is common. */
export function changeOfUnit(
  previous: number | null,
  current: number | null,
  coverage: number | null,
  minCoverage: number,
): UnitChange {
  if (previous === null || current === null) return { previous, current, delta: null, coverage, comparable: false };
  const comparable = coverage !== null && isAtLeast(coverage, minCoverage);
  return { previous, current, delta: current - previous, coverage, comparable };
}
