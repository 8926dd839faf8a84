import type { MethodParameters } from '../parameters';
import { effectiveWeightsByCode } from '../scoring/effective-weights';
import { type AssessmentAnswers, toScoredAreas } from '../scoring/score-assessment';
import type { FocusArea } from '../scoring/tree';
import { assessChange, type ChangeLabel } from './change-assessment';
import { type PreviousAnswer, type UnitChange, withAnswers } from './common-indicator-change';
import { changesOfNodes } from './node-changes';

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
  { scale, areas, answerOf }: AssessmentAnswers,
  earlier: ReadonlyMap<string, PreviousAnswer>,
  parameters: MethodParameters,
): AssessmentComparison {
  const { nodes, common } = changesOfNodes(scale, toScoredAreas(areas, answerOf), earlier, parameters);
  return {
    nodes: nodes.map(({ node, branch, ...change }): NodeChange => {
      const sumW2 = sumOfCommonSquares(branch, common);
      if (change.delta === null || sumW2 === null) {
        return { node, ...change, sumW2, se: null, mdc95: null, label: null };
      }
      return { node, ...change, sumW2, ...assessChange(change.delta, sumW2, parameters.sigma, parameters) };
    }),
    moved: areas.flatMap((area) =>
      area.directions.flatMap((direction) =>
        direction.indicators.flatMap(({ code }) => {
          const from = earlier.get(code)?.answer;
          const to = answerOf(code);
          const hasMoved = common.has(code) && from !== to;
          return hasMoved ? [{ code, from: from as number, to: to as number }] : [];
        }),
      ),
    ),
  };
}

function sumOfCommonSquares(branch: readonly FocusArea[], common: ReadonlySet<string>): number | null {
  const { focusAreas } = withAnswers({ focusAreas: branch }, ({ code, answer }) => (common.has(code) ? answer : 'NA'));
  let sum = 0;
  let count = 0;
  for (const weight of effectiveWeightsByCode(focusAreas).values()) {
    sum += weight * weight;
    count += 1;
  }
  return count === 0 ? null : sum;
}
