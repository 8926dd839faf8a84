import type { Answer, Scale } from '../answer';
import type { MethodParameters } from '../parameters';
import type { FocusArea, Indicator } from '../questionnaire/schema';
import { effectiveWeightsByCode } from './effective-weights';
import { toMicroUnits } from './micro-units';
import { scoreTree, type UnitResult } from './score-tree';
import { shareAtLeast } from './share-at-least';
import { type StagedLevel, stagedLevel } from './staged-level';
import type { FocusArea as ScoredArea } from './tree';

/** Node code of the index, in every tree. */
export const INDEX_NODE = 'INDEX';
const SHARE_LEVEL = 3;

export interface NodeScore extends UnitResult {
  node: string;
  /** The score in millionths of a level; null when withheld (method 1.4). */
  scoreU6: number | null;
  /** The index without an area that does not apply: shown to the organisation, not used in benchmarks (3.5). */
  isPartial: boolean;
  stage: number | null;
  /** Share of the applicable indicators at level 3 or above, 0–1; null when nothing applies (3.8). */
  share3: number | null;
  /** Σω² of the node's own indicator weights, which sum to 1 (6.2); null when nothing applies. */
  sumW2: number | null;
}

export interface AssessmentAnswers {
  scale: Scale;
  /** The areas that apply to the organisation's kind, in order. */
  areas: readonly FocusArea[];
  answerOf: (indicatorCode: string) => Answer;
}

/** Scores every node of an assessment: the index first, then each area followed by its directions (method 3). */
export function scoreAssessment(input: AssessmentAnswers, parameters: MethodParameters): NodeScore[] {
  const { scale, areas, answerOf } = input;
  const tree = { focusAreas: toScoredAreas(areas, answerOf) };
  const result = scoreTree({ scale, tree }, parameters);
  const directionScores = new Map(result.directions.map((unit) => [unit.code, unit]));
  const areaScores = new Map(result.focusAreas.map((unit) => [unit.code, unit]));
  const finish = (
    node: string,
    unit: UnitResult,
    indicators: readonly Indicator[],
    focusAreas: readonly ScoredArea[],
  ) => ({
    ...unit,
    node,
    isPartial: false,
    scoreU6: unit.score === null ? null : toMicroUnits(unit.score),
    ...ordinalMeasures(scale, indicators, answerOf, parameters),
    sumW2: sumOfSquares(effectiveWeightsByCode(focusAreas).values()),
  });
  const all = areas.flatMap((area) => area.directions.flatMap((direction) => direction.indicators));
  return [
    { ...finish(INDEX_NODE, result.index, all, tree.focusAreas), isPartial: result.index.partial },
    ...areas.flatMap((area, a) => {
      const branch = tree.focusAreas[a]!;
      const ofArea = area.directions.flatMap((direction) => direction.indicators);
      return [
        finish(area.code, areaScores.get(area.code)!, ofArea, [branch]),
        ...area.directions.map((direction, d) =>
          finish(direction.code, directionScores.get(direction.code)!, direction.indicators, [
            { ...branch, directions: [branch.directions[d]!] },
          ]),
        ),
      ];
    }),
  ];
}

/** A questionnaire's areas with the answers of one assessment, as they are scored and compared. */
export function toScoredAreas(areas: readonly FocusArea[], answerOf: AssessmentAnswers['answerOf']): ScoredArea[] {
  return areas.map((area) => ({
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
  }));
}

/** The achieved level of a set of indicators with what is missing for the next one (method 3.7). */
export function achievedLevel(
  { scale, answerOf }: Pick<AssessmentAnswers, 'scale' | 'answerOf'>,
  indicators: readonly Indicator[],
  parameters: MethodParameters,
): StagedLevel {
  return stagedLevel(
    {
      scale,
      share: parameters.stageShare,
      indicators: indicators.map(({ code, required }) => ({ code, required, answer: answerOf(code) })),
    },
    parameters,
  );
}

function ordinalMeasures(
  scale: Scale,
  indicators: readonly Indicator[],
  answerOf: (code: string) => Answer,
  parameters: MethodParameters,
) {
  return {
    stage: achievedLevel({ scale, answerOf }, indicators, parameters).stage,
    share3: shareAtLeast({ answers: indicators.map(({ code }) => answerOf(code)), threshold: SHARE_LEVEL }).share,
  };
}

function sumOfSquares(weights: Iterable<number>): number | null {
  let sum = 0;
  let count = 0;
  for (const weight of weights) {
    sum += weight * weight;
    count++;
  }
  return count === 0 ? null : sum;
}
