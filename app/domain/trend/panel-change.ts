import { quartilesInQuarters } from '../benchmark/quantile';
import { MethodInputError } from '../errors';
import { checkRecord } from '../input-checks';
import { checkMicroUnits, fromMicroUnits, sortedMicroUnits, sumOf } from '../scoring/micro-units';
import { signTest } from './sign-test';

type Scores = Readonly<Record<string, number | null>>;

export interface PanelChangeInput {
  /** Organisation code → score of the earlier year; null = withheld, not counted. */
  readonly previous: Scores;
  readonly current: Scores;
  /** A change counts as up or down when it is larger than this, in levels; 0 by default. */
  readonly threshold?: number;
}

export interface PanelChange {
  /** Organisations with a score in both years. */
  readonly nPanel: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** Over the panel, in levels; null without panel, as the median. */
  readonly meanChange: number | null;
  readonly medianChange: number | null;
  /** Exact two-sided p-value; null when nobody moved. */
  readonly signTestP: number | null;
  /** Over all members of the year, in levels; null when the year has none. */
  readonly meanPreviousAll: number | null;
  readonly meanCurrentAll: number | null;
  /** The part of the change of the mean that comes from who took part; null without panel. */
  readonly compositionEffect: number | null;
}

/** The change of a group, from the organisations that took part in both years (Method 6.5). On micro-units. */
export function panelChange(input: PanelChangeInput): PanelChange {
  const before = checkScores(input.previous, 'previous');
  const after = checkScores(input.current, 'current');
  const threshold = checkThreshold(input.threshold);
  const changes: number[] = [];
  for (const [code, score] of after) {
    const earlier = before.get(code);
    if (earlier !== undefined) changes.push(score - earlier);
  }
  const panel = describeChanges(changes, threshold);
  const meanPreviousAll = meanOf([...before.values()]);
  const meanCurrentAll = meanOf([...after.values()]);
  return { ...panel, ...compositionOf(panel.meanChange, meanPreviousAll, meanCurrentAll) };
}

/** What a panel's paired changes, in micro-units, come to. */
export function describeChanges(changes: readonly number[], threshold = 0) {
  const up = changes.filter((change) => change > threshold).length;
  const down = changes.filter((change) => change < -threshold).length;
  return {
    nPanel: changes.length,
    up,
    down,
    same: changes.length - up - down,
    meanChange: meanOf(changes),
    medianChange: medianOf(changes),
    signTestP: signTest(up, down),
  };
}

/** The part of the change of the mean that comes from who took part; null without panel. */
export function compositionOf(
  meanChange: number | null,
  meanPreviousAll: number | null,
  meanCurrentAll: number | null,
): Pick<PanelChange, 'meanPreviousAll' | 'meanCurrentAll' | 'compositionEffect'> {
  const isKnown = meanChange !== null && meanPreviousAll !== null && meanCurrentAll !== null;
  const compositionEffect = isKnown ? meanCurrentAll - meanPreviousAll - meanChange : null;
  return { meanPreviousAll, meanCurrentAll, compositionEffect };
}

function checkScores(value: unknown, field: string): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [code, score] of checkRecord(value, field)) {
    if (score !== null) scores.set(code, checkMicroUnits(score, `${field}.${code}`));
  }
  return scores;
}

function checkThreshold(value: unknown): number {
  const threshold = checkMicroUnits(value ?? 0, 'threshold');
  if (threshold < 0) throw new MethodInputError('threshold', 'must not be negative');
  return threshold;
}

/** The mean of micro-units, in levels; null of none. */
export function meanOf(microUnits: readonly number[]): number | null {
  return microUnits.length === 0 ? null : fromMicroUnits(sumOf(microUnits) / microUnits.length);
}

function medianOf(microUnits: readonly number[]): number | null {
  if (microUnits.length === 0) return null;
  return fromMicroUnits(quartilesInQuarters(sortedMicroUnits(microUnits)).medianx4 / 4);
}
