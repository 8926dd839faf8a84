import { type Answer, isLevel, levelsOf } from '../answer';
import { MethodInputError } from '../errors';
import { checkAnswers, checkNonNegative } from '../input-checks';
import { isAtLeast } from '../thresholds';

export type QualityFlag = 'straightlining' | 'long_run' | 'fast' | 'copied_previous' | 'many_dont_know';

export interface ResponseQualityInput {
  /** One respondent's answers in the order of presentation. */
  readonly answers: readonly Answer[];
  /** Seconds of active answering; `activeSeconds` reads them from when answers were saved. */
  readonly activeSeconds?: number | null;
  /** The earlier answers to the same indicators, in the same order. */
  readonly previous?: readonly Answer[] | null;
}

export interface ResponseQuality {
  readonly nLevels: number;
  /** Share 0–1 of the most frequent level; null without levels. */
  readonly shareSame: number | null;
  /** Longest run of one level; unanswered is skipped, DK and NA break the run. */
  readonly longestRun: number;
  /** Sample standard deviation of the levels; null with fewer than two. */
  readonly irv: number | null;
  /** Active seconds per answer; null when the time is unknown or nothing is answered. */
  readonly secondsPerItem: number | null;
  /** Share 0–1 of levels that equal the earlier level; null when no indicator has a level both times. */
  readonly sameAsPrevious: number | null;
  /** Share 0–1 of the answers that are DK; null when nothing is answered. */
  readonly dontKnowShare: number | null;
  /** In the order of {@link QualityFlag}. Prompts, never a reason to exclude. */
  readonly flags: QualityFlag[];
}

/** Fewer answers than this are never flagged. */
export const MIN_ANSWERS = 10;
const STRAIGHTLINING_SHARE = 0.9;
const FAST_SECONDS_PER_ITEM = 5;
const COPIED_SHARE = 0.95;
const MANY_DONT_KNOW_SHARE = 0.3;

/** Measures that hint at careless answering, and the prompts they give (Method 4.6). */
export function responseQuality(input: ResponseQualityInput): ResponseQuality {
  const answers = checkAnswers(input.answers, 'answers', null);
  const levels = levelsOf(answers);
  const answered = answers.filter((answer) => answer !== null);
  const common = commonLevels(answers, input.previous);
  const seconds = input.activeSeconds ?? null;
  const activeSeconds = seconds === null ? null : checkNonNegative(seconds, 'activeSeconds');

  const measures = {
    nLevels: levels.length,
    shareSame: levels.length === 0 ? null : largestCount(levels) / levels.length,
    longestRun: longestRun(answers),
    irv: sampleDeviation(levels),
    secondsPerItem: activeSeconds === null || answered.length === 0 ? null : activeSeconds / answered.length,
    sameAsPrevious: common.count === 0 ? null : common.same / common.count,
    dontKnowShare: answered.length === 0 ? null : answered.filter((answer) => answer === 'DK').length / answered.length,
  };
  return { ...measures, flags: flagsOf(measures, answered.length, common.count) };
}

function flagsOf(measures: Omit<ResponseQuality, 'flags'>, nAnswered: number, nCommon: number): QualityFlag[] {
  const { nLevels, shareSame, longestRun, secondsPerItem, sameAsPrevious, dontKnowShare } = measures;
  const hasLevels = nLevels >= MIN_ANSWERS;
  const hasAnswers = nAnswered >= MIN_ANSWERS;
  const checks: [QualityFlag, boolean][] = [
    ['straightlining', hasLevels && shareSame !== null && isAtLeast(shareSame, STRAIGHTLINING_SHARE)],
    ['long_run', hasLevels && longestRun >= Math.max(MIN_ANSWERS, Math.ceil(nLevels / 2))],
    ['fast', hasAnswers && secondsPerItem !== null && !isAtLeast(secondsPerItem, FAST_SECONDS_PER_ITEM)],
    ['copied_previous', nCommon >= MIN_ANSWERS && sameAsPrevious !== null && isAtLeast(sameAsPrevious, COPIED_SHARE)],
    ['many_dont_know', hasAnswers && dontKnowShare !== null && isAtLeast(dontKnowShare, MANY_DONT_KNOW_SHARE)],
  ];
  return checks.filter(([, isRaised]) => isRaised).map(([flag]) => flag);
}

function commonLevels(answers: readonly Answer[], value: unknown): { count: number; same: number } {
  if (value === undefined || value === null) return { count: 0, same: 0 };
  const previous = checkAnswers(value, 'previous', null);
  // Answers are matched by position; of lists of unequal length nobody knows which belong together.
  if (previous.length !== answers.length) throw new MethodInputError('previous', 'must be as long as answers');
  const pairs = answers.map((answer, index) => ({ now: answer, before: previous[index]! }));
  const common = pairs.filter(({ now, before }) => isLevel(now) && isLevel(before));
  return { count: common.length, same: common.filter(({ now, before }) => now === before).length };
}

function largestCount(levels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts.values()].reduce((largest, count) => Math.max(largest, count), 0);
}

function longestRun(answers: readonly Answer[]): number {
  let longest = 0;
  let run = 0;
  let last: Answer = null;
  for (const answer of answers) {
    if (answer === null) continue;
    if (!isLevel(answer)) run = 0;
    else run = answer === last ? run + 1 : 1;
    last = answer;
    longest = Math.max(longest, run);
  }
  return longest;
}

function sampleDeviation(levels: readonly number[]): number | null {
  if (levels.length < 2) return null;
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const squares = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0);
  return Math.sqrt(squares / (levels.length - 1));
}
