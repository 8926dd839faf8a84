import { type Answer, isLevel, type Level } from '../answer';
import type { MethodParameters } from '../parameters';
import { indicatorsOf } from '../questionnaire/applicable';
import { type AssessmentAnswers, achievedLevel, type NodeScore, scoreAssessment } from '../scoring/score-assessment';
import type { ActionIndicator } from './action';

/** All the way to the target, or one level up. */
export type SimulatedStep = 'target' | 'one_level';

export interface SimulatedMove {
  code: string;
  from: Answer;
  to: Level;
}

export interface Simulation {
  /** The questions that would move, in the questionnaire's order. */
  moved: SimulatedMove[];
  before: NodeScore[];
  /** The same nodes in the same order. */
  after: NodeScore[];
  achievedBefore: number | null;
  achievedAfter: number | null;
}

/**
 * What the scores would be if the chosen actions moved their questions. Nothing is ever lowered; of several actions on one
 * question the highest target counts; what does not apply stays out; what nobody knows moves only to its target.
 */
export function simulate(
  assessment: AssessmentAnswers,
  chosen: readonly Pick<ActionIndicator, 'code' | 'target'>[],
  step: SimulatedStep,
  parameters: MethodParameters,
): Simulation {
  const targets = new Map<string, Level>();
  for (const { code, target } of chosen) targets.set(code, Math.max(target, targets.get(code) ?? target));
  const indicators = indicatorsOf(assessment.areas);
  const moved = indicators.flatMap(({ code }): SimulatedMove[] => {
    const target = targets.get(code);
    const from = assessment.answerOf(code);
    const to = target === undefined ? null : levelAfter(from, target, step);
    return to === null || to === from ? [] : [{ code, from, to }];
  });
  const levels = new Map(moved.map(({ code, to }) => [code, to]));
  const after = { ...assessment, answerOf: (code: string) => levels.get(code) ?? assessment.answerOf(code) };
  return {
    moved,
    before: scoreAssessment(assessment, parameters),
    after: scoreAssessment(after, parameters),
    achievedBefore: achievedLevel(assessment, indicators, parameters).stage,
    achievedAfter: achievedLevel(after, indicators, parameters).stage,
  };
}

function levelAfter(from: Answer, target: Level, step: SimulatedStep): Level | null {
  if (from === 'NA') return null;
  if (!isLevel(from)) return step === 'target' ? target : null;
  return Math.max(from, step === 'target' ? target : Math.min(target, from + 1));
}
