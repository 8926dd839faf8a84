import type { Answer, Level } from '../answer';
import type { MethodParameters } from '../parameters';
import { assessChange, type ChangeLabel } from '../trend/change-assessment';
import type { PreviousAnswer } from '../trend/common-indicator-change';
import type { ActionIndicator } from './action';

/** One question of a finished action, before and after. Says what happened, not why. */
export interface IndicatorEffect {
  code: string;
  /** The level when the action was decided; null when nobody knew. */
  before: Level | null;
  /** The answer now; null when the question is no longer asked or means something else. */
  now: Answer;
  target: Level;
  /** null when either side has no level. */
  change: number | null;
  label: ChangeLabel | null;
  isTargetReached: boolean;
}

/** One question stands for itself: its own weights sum to 1, and so do their squares. */
const ONE_QUESTION = 1;

/** What became of each question of an action since it was decided (method 6.2). */
export function effectOf(
  indicators: readonly ActionIndicator[],
  now: ReadonlyMap<string, PreviousAnswer>,
  parameters: MethodParameters,
): IndicatorEffect[] {
  return indicators.map(({ code, majorVersion, fromLevel, target }) => {
    const current = now.get(code);
    const answer = current && (current.majorVersion ?? 1) === majorVersion ? current.answer : null;
    const change = typeof answer === 'number' && fromLevel !== null ? answer - fromLevel : null;
    return {
      code,
      before: fromLevel,
      now: answer,
      target,
      change,
      label: change === null ? null : assessChange(change, ONE_QUESTION, parameters.sigma, parameters).label,
      isTargetReached: typeof answer === 'number' && answer >= target,
    };
  });
}

export interface ChangeCount {
  up: number;
  same: number;
  down: number;
  /** Questions with a level both times. */
  compared: number;
  /** Mean change of the compared questions, in levels; null when there are none. */
  mean: number | null;
}

export interface EffectSummary {
  /** Questions that finished actions were about, each once. */
  worked: ChangeCount;
  reached: number;
  /** All other questions with a level both times: what happened where no finished action was. */
  others: ChangeCount;
}

/** What rose and fell where actions were finished, and beside it everywhere else. */
export function summariseEffect(
  effects: readonly IndicatorEffect[],
  before: ReadonlyMap<string, PreviousAnswer>,
  now: ReadonlyMap<string, PreviousAnswer>,
): EffectSummary {
  const once = [...new Map(effects.map((effect) => [effect.code, effect])).values()];
  const touched = new Set(once.map(({ code }) => code));
  const others = [...now].flatMap(([code, { answer, majorVersion }]) => {
    const earlier = before.get(code);
    if (touched.has(code) || typeof answer !== 'number' || typeof earlier?.answer !== 'number') return [];
    return (earlier.majorVersion ?? 1) === (majorVersion ?? 1) ? [answer - earlier.answer] : [];
  });
  return {
    worked: countChanges(once.flatMap(({ change }) => (change === null ? [] : [change]))),
    reached: once.filter(({ isTargetReached }) => isTargetReached).length,
    others: countChanges(others),
  };
}

function countChanges(changes: readonly number[]): ChangeCount {
  const sum = changes.reduce((total, change) => total + change, 0);
  return {
    up: changes.filter((change) => change > 0).length,
    same: changes.filter((change) => change === 0).length,
    down: changes.filter((change) => change < 0).length,
    compared: changes.length,
    mean: changes.length === 0 ? null : sum / changes.length,
  };
}
