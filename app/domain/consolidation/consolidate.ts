import { type Answer, levelsOf, type Scale } from '../answer';
import { checkAnswers, checkScale } from '../input-checks';
import { isAbove } from '../thresholds';

export type SuggestionBasis = 'none' | 'majority_dont_know' | 'majority_not_applicable' | 'single' | 'lower_median';

export type AgreementLabel =
  | 'no_answers'
  | 'no_levels'
  | 'single_answer'
  | 'agreement'
  | 'some_spread'
  | 'large_spread';

export interface ConsolidateInput {
  readonly scale: Scale;
  /** The respondents' answers to one indicator; null is not submitted. */
  readonly answers: readonly Answer[];
}

export interface Consolidation {
  /** Suggested level or "NA"; null when nothing can be suggested. */
  readonly suggestion: number | 'NA' | null;
  readonly basis: SuggestionBasis;
  /** True when the lower of two different middle levels was taken. */
  readonly tie: boolean;
  /** True when some say "not applicable" and others choose a level: always to be discussed. */
  readonly naConflict: boolean;
  /** Submitted answers. */
  readonly n: number;
  readonly nLevels: number;
  readonly nDontKnow: number;
  readonly nNotApplicable: number;
  /** Ordinary median of the levels; null without levels. */
  readonly median: number | null;
  /** The most frequent levels, ascending. */
  readonly modes: number[];
  /** Mean distance to the median, in levels; null with fewer than two levels, as the next two. */
  readonly ad: number | null;
  /** Highest minus lowest level. */
  readonly range: number | null;
  /** Agreement 0–1 against uniformly spread answers. */
  readonly rwg: number | null;
  readonly label: AgreementLabel;
}

type Suggestion = Pick<Consolidation, 'suggestion' | 'basis' | 'tie'>;
type Spread = Pick<Consolidation, 'ad' | 'range' | 'rwg'>;

interface Counts {
  readonly n: number;
  readonly nDontKnow: number;
  readonly nNotApplicable: number;
}

/**
 * Suggests one answer from the respondents' answers to an indicator, and says how far they agree (Method 4.1–4.3).
 * The order of the answers does not matter. Throws MethodInputError for an answer outside the scale.
 *
 * @example consolidate({ scale: { min: 0, max: 5 }, answers: [2, 3] }).suggestion // => 2, a tie
 */
export function consolidate(input: ConsolidateInput): Consolidation {
  const scale = checkScale(input.scale, 'scale');
  const submitted = checkAnswers(input.answers, 'answers', scale).filter((answer) => answer !== null);
  const levels = levelsOf(submitted).sort((a, b) => a - b);
  const counts: Counts = {
    n: submitted.length,
    nDontKnow: submitted.filter((answer) => answer === 'DK').length,
    nNotApplicable: submitted.filter((answer) => answer === 'NA').length,
  };
  const spread = spreadOf(levels, scale);
  return {
    ...suggest(levels, counts),
    naConflict: counts.nNotApplicable > 0 && levels.length > 0,
    n: counts.n,
    nLevels: levels.length,
    nDontKnow: counts.nDontKnow,
    nNotApplicable: counts.nNotApplicable,
    median: medianOf(levels),
    modes: modesOf(levels),
    ...spread,
    label: labelOf(counts.n, levels.length, spread, scale),
  };
}

function suggest(levels: readonly number[], { n, nDontKnow, nNotApplicable }: Counts): Suggestion {
  const none: Suggestion = { suggestion: null, basis: 'none', tie: false };
  if (n === 0) return none;
  if (2 * nDontKnow > n) return { ...none, basis: 'majority_dont_know' };
  // Those who do not know are not asked whether the indicator applies.
  if (2 * nNotApplicable > levels.length + nNotApplicable) {
    return { suggestion: 'NA', basis: 'majority_not_applicable', tie: false };
  }
  if (levels.length === 0) return none;
  // A level is reached only when it is shown: in doubt the lower of the two middle levels stands.
  const lower = levels[Math.floor((levels.length - 1) / 2)]!;
  const upper = levels[Math.floor(levels.length / 2)]!;
  return { suggestion: lower, basis: levels.length === 1 ? 'single' : 'lower_median', tie: lower !== upper };
}

function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

function modesOf(sorted: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const level of sorted) counts.set(level, (counts.get(level) ?? 0) + 1);
  const highest = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === highest).map(([level]) => level);
}

function spreadOf(sorted: readonly number[], scale: Scale): Spread {
  const m = sorted.length;
  const median = medianOf(sorted);
  if (m < 2 || median === null) return { ad: null, range: null, rwg: null };
  const mean = sorted.reduce((sum, level) => sum + level, 0) / m;
  const variance = sorted.reduce((sum, level) => sum + (level - mean) ** 2, 0) / (m - 1);
  const uniformVariance = (levelCount(scale) ** 2 - 1) / 12;
  return {
    ad: sorted.reduce((sum, level) => sum + Math.abs(level - median), 0) / m,
    range: sorted[m - 1]! - sorted[0]!,
    rwg: Math.min(Math.max(1 - variance / uniformVariance, 0), 1),
  };
}

function labelOf(n: number, m: number, { ad, range }: Spread, scale: Scale): AgreementLabel {
  if (n === 0) return 'no_answers';
  if (m === 0) return 'no_levels';
  if (ad === null || range === null) return 'single_answer';
  if (range <= 1) return 'agreement';
  // The range clause catches one dissenter, who may be the only one who knows.
  const isLarge = isAbove(ad, levelCount(scale) / 6) || range >= levelCount(scale) - 2;
  return isLarge ? 'large_spread' : 'some_spread';
}

function levelCount({ min, max }: Scale): number {
  return max - min + 1;
}
