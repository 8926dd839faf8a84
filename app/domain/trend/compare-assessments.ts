import type { Answer } from '../answer';
import type { MethodParameters } from '../parameters';
import type { FocusArea as QuestionnaireArea } from '../questionnaire/schema';
import { effectiveWeightsByCode } from '../scoring/effective-weights';
import { type AssessmentAnswers, INDEX_NODE } from '../scoring/score-assessment';
import type { FocusArea, Tree } from '../scoring/tree';
import { assessChange, type ChangeLabel } from './change-assessment';
import { commonIndicatorChange, type PreviousAnswer, type UnitChange } from './common-indicator-change';

/** The change of one node since the earlier assessment, on the indicators with a level both times (method 6.2, 6.3). */
export interface NodeChange extends UnitChange {
  node: string;
  /** Σω² of the node's own weights over the compared indicators; null when nothing is common. */
  sumW2: number | null;
  se: number | null;
  mdc95: number | null;
  label: ChangeLabel | null;
}

/** An indicator whose level is another than last time. */
export interface MovedIndicator {
  code: string;
  from: number;
  to: number;
}

export interface AssessmentComparison {
  /** The index first, then each area followed by its directions. */
  nodes: NodeChange[];
  /** In the questionnaire's order. A direction's change is better told by these than by its mean (method 6.2). */
  moved: MovedIndicator[];
}

/**
 * Compares an assessment with the earlier one of the same organisation, both on the present tree and weights. Change is
 * judged against what a repeated honest assessment could give by itself.
 */
export function compareAssessments(
  current: AssessmentAnswers,
  earlier: ReadonlyMap<string, PreviousAnswer>,
  parameters: MethodParameters,
): AssessmentComparison {
  const { scale, areas, answerOf } = current;
  const focusAreas = areas.map((area) => toScoredArea(area, answerOf));
  const previous = Object.fromEntries(earlier);
  const isCommon = (code: string, majorVersion: number) => {
    const before = earlier.get(code);
    return (
      typeof answerOf(code) === 'number' &&
      typeof before?.answer === 'number' &&
      (before.majorVersion ?? 1) === majorVersion
    );
  };
  const compare = (node: string, branch: FocusArea[]): NodeChange => {
    const tree: Tree = { focusAreas: branch };
    const change = commonIndicatorChange({ scale, tree, previous }, parameters).index;
    const sumW2 = sumOfCommonSquares(branch, isCommon);
    if (change.delta === null || sumW2 === null) return { node, ...change, sumW2, se: null, mdc95: null, label: null };
    return { node, ...change, sumW2, ...assessChange(change.delta, sumW2, parameters.sigma, parameters) };
  };
  return {
    nodes: [
      compare(INDEX_NODE, focusAreas),
      ...focusAreas.flatMap((area) => [
        compare(area.code, [area]),
        ...area.directions.map((direction) => compare(direction.code, [{ ...area, directions: [direction] }])),
      ]),
    ],
    moved: areas.flatMap((area) =>
      area.directions.flatMap((direction) =>
        direction.indicators.flatMap(({ code, majorVersion }) => {
          const from = earlier.get(code)?.answer;
          const to = answerOf(code);
          const hasMoved = isCommon(code, majorVersion) && from !== to;
          return hasMoved ? [{ code, from: from as number, to: to as number }] : [];
        }),
      ),
    ),
  };
}

function toScoredArea(area: QuestionnaireArea, answerOf: (code: string) => Answer): FocusArea {
  return {
    code: area.code,
    weight: area.weight,
    directions: area.directions.map((direction) => ({
      code: direction.code,
      weight: direction.weight,
      indicators: direction.indicators.map(({ code, weight, majorVersion }) => ({
        code,
        weight,
        majorVersion,
        answer: answerOf(code),
      })),
    })),
  };
}

function sumOfCommonSquares(
  branch: readonly FocusArea[],
  isCommon: (code: string, majorVersion: number) => boolean,
): number | null {
  const common = branch.map((area) => ({
    ...area,
    directions: area.directions.map((direction) => ({
      ...direction,
      indicators: direction.indicators.map((indicator) =>
        isCommon(indicator.code, indicator.majorVersion ?? 1) ? indicator : { ...indicator, answer: 'NA' as const },
      ),
    })),
  }));
  let sum = 0;
  let count = 0;
  for (const weight of effectiveWeightsByCode(common).values()) {
    sum += weight * weight;
    count += 1;
  }
  return count === 0 ? null : sum;
}
