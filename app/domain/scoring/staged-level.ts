import { type Answer, isLevel, type Scale } from '../answer';
import {
  checkAnswer,
  checkArray,
  checkCode,
  checkFlag,
  checkNumberBetween,
  checkObject,
  checkScale,
} from '../input-checks';
import { DEFAULT_PARAMETERS, EPS, type MethodParameters } from '../parameters';

export interface StagedIndicator {
  readonly code: string;
  readonly answer: Answer;
  readonly required?: boolean;
}

export interface StagedLevelInput {
  readonly scale: Scale;
  /** Share of the indicators that must reach a level, 0–1; by default the method's 80 %. */
  readonly share?: number;
  readonly indicators: readonly StagedIndicator[];
}

export interface StagedLevel {
  /** Achieved level; null when no indicator applies. */
  readonly stage: number | null;
  /** Number of indicators that apply. */
  readonly applicable: number;
  /** Indicators that already reach the next level; null at the top and when nothing applies. */
  readonly metNext: number | null;
  /** Further indicators needed for the next level, 0 at the top; null when nothing applies. */
  readonly neededForNext: number | null;
  /** Codes of the required indicators that stop the next level, in the given order. */
  readonly blocking: string[];
}

/**
 * Achieved level: the highest level reached by 80 % of the applicable indicators and by every required one
 * (Method 3.7). Unweighted. Don't know and unanswered have not shown any level. Throws MethodInputError for bad input.
 */
export function stagedLevel(input: StagedLevelInput, parameters: MethodParameters = DEFAULT_PARAMETERS): StagedLevel {
  const scale = checkScale(input.scale, 'scale');
  const share = checkNumberBetween(input.share ?? parameters.stageShare, 'share', 0, 1);
  const applicable = checkIndicators(input.indicators, scale)
    .filter(({ answer }) => answer !== 'NA')
    .map(({ code, answer, required }) => ({ code, required, value: isLevel(answer) ? answer : scale.min - 1 }));
  const count = applicable.length;
  if (count === 0) return { stage: null, applicable: 0, metNext: null, neededForNext: null, blocking: [] };

  const need = Math.ceil(share * count - EPS);
  const required = applicable.filter((indicator) => indicator.required);
  const met = (level: number) => applicable.filter(({ value }) => value >= level).length;
  const isReached = (level: number) => met(level) >= need && required.every(({ value }) => value >= level);

  let stage = scale.min;
  // Fewer indicators reach a higher level, so the first level that is not reached ends the climb.
  while (stage < scale.max && isReached(stage + 1)) stage += 1;
  if (stage === scale.max) return { stage, applicable: count, metNext: null, neededForNext: 0, blocking: [] };

  const metNext = met(stage + 1);
  return {
    stage,
    applicable: count,
    metNext,
    neededForNext: Math.max(0, need - metNext),
    blocking: required.filter(({ value }) => value < stage + 1).map(({ code }) => code),
  };
}

function checkIndicators(value: unknown, scale: Scale) {
  return checkArray(value, 'indicators').map((element, index) => {
    const field = `indicators[${index}]`;
    const { code, answer, required } = checkObject(element, field);
    return {
      code: checkCode(code, `${field}.code`),
      answer: checkAnswer(answer, `${field}.answer`, scale),
      required: checkFlag(required, `${field}.required`),
    };
  });
}
