import type { MethodParameters } from '../parameters';
import type { Language } from '../questionnaire/schema';
import { isClosedBelowMean } from '../questionnaire/sensitive';
import { type AssessmentAnswers, INDEX_NODE, scoreAssessment } from '../scoring/score-assessment';

/** What a direction's mean alone says about its answers: no answer is higher or lower than this. */
export interface MeanSays {
  questions: number;
  highest: number;
  lowest: number;
}

export interface OwnDirection {
  code: string;
  name: string;
  /** In levels; null when withheld. */
  value: number | null;
  /** Only for a direction that is closed below its mean and has one. */
  meanSays: MeanSays | null;
}

/** An organisation's own values, as the preview of a sharing choice needs them. */
export interface OwnValues {
  scale: { min: number; max: number };
  index: number | null;
  areas: { code: string; name: string; value: number | null }[];
  directions: OwnDirection[];
  /** Questions whose answers would be shown one by one, and those that never are. */
  openQuestions: number;
  closedQuestions: number;
}

/** The values that a choice of sharing is about, from the answers as they were or would be signed. */
export function ownValuesOf(input: AssessmentAnswers, language: Language, parameters: MethodParameters): OwnValues {
  const scores = new Map(scoreAssessment(input, parameters).map((score) => [score.node, score.score]));
  const value = (node: string) => scores.get(node) ?? null;
  const directions = input.areas.flatMap((area) => area.directions);
  const count = (isClosed: boolean) =>
    directions
      .filter((direction) => isClosedBelowMean(direction) === isClosed)
      .reduce((sum, direction) => sum + direction.indicators.length, 0);
  return {
    scale: { min: input.scale.min, max: input.scale.max },
    index: value(INDEX_NODE),
    areas: input.areas.map((area) => ({ code: area.code, name: area.name[language], value: value(area.code) })),
    directions: directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      value: value(direction.code),
      meanSays: isClosedBelowMean(direction) ? sayingOf(input, direction, value(direction.code)) : null,
    })),
    openQuestions: count(false),
    closedQuestions: count(true),
  };
}

const ROOM_FOR_ROUNDING = 1e-6;

/**
 * How far from floor and ceiling the mean lets any answer be: were one answer at level L and all others at the floor, the
 * mean would still be L times its weight's share. So a mean near an end pins every answer there.
 */
function sayingOf(
  { scale, answerOf }: AssessmentAnswers,
  direction: AssessmentAnswers['areas'][number]['directions'][number],
  mean: number | null,
): MeanSays | null {
  const answered = direction.indicators.filter(({ code, weight }) => typeof answerOf(code) === 'number' && weight > 0);
  if (mean === null || answered.length === 0) return null;
  const total = answered.reduce((sum, { weight }) => sum + weight, 0);
  const share = Math.min(...answered.map(({ weight }) => weight)) / total;
  return {
    questions: answered.length,
    highest: Math.min(scale.max, Math.floor(scale.min + (mean - scale.min) / share + ROOM_FOR_ROUNDING)),
    lowest: Math.max(scale.min, Math.ceil(scale.max - (scale.max - mean) / share - ROOM_FOR_ROUNDING)),
  };
}
