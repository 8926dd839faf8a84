/** A chosen step of the scale; an integer. */
export type Level = number;

/** One answer: a level, "don't know", "not applicable", or `null` for not answered (Method 1.2). */
export type Answer = Level | 'DK' | 'NA' | null;

/** Lowest and highest level, both integers (Method 2.1). */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** True when the answer is a level, i.e. not DK, NA or missing. */
export function isLevel(answer: Answer): answer is Level {
  return typeof answer === 'number';
}

/** The levels among the answers, in the given order. */
export function levelsOf(answers: readonly Answer[]): Level[] {
  return answers.filter(isLevel);
}
