import { roundedHalfAway } from '../scoring/round-half-away';
import { compositionOf, describeChanges, meanOf } from '../trend/panel-change';
import type { RoundMember } from './round-input';
import type { CountedGroup } from './round-statistics';

/** Somebody who took part in both years. */
export interface Pair {
  member: RoundMember;
  before: RoundMember;
  /** Node -> change on common indicators, in micro-units of the present official score. */
  changes: ReadonlyMap<string, number>;
}

/** Last year's score as it would have been on this year's questions. */
export function linkedScore(now: CountedGroup, node: string, { member, changes }: Pair): number {
  return now.scores.get(member.unitId)!.get(node)! - changes.get(node)!;
}

/** The figures of the pairs that count, and the difference to the official means of both years (method 6.5). */
export function panelFigures(
  now: CountedGroup,
  before: CountedGroup,
  node: string,
  inPanel: readonly Pair[],
  visible: (member: RoundMember) => string,
) {
  const officialMean = (group: CountedGroup) => {
    const scores: number[] = [];
    for (const member of group.members) {
      const score = group.scores.get(member.unitId)?.get(node);
      if (score !== undefined && visible(member) !== 'left_out') scores.push(score);
    }
    return meanOf(scores);
  };
  const panel = describeChanges(inPanel.map(({ changes }) => changes.get(node)!));
  const { compositionEffect } = compositionOf(panel.meanChange, officialMean(before), officialMean(now));
  const { nPanel, up, down, same, signTestP } = panel;
  return {
    nPanel,
    up,
    down,
    same,
    signTestP,
    meanChange: withoutNoise(panel.meanChange),
    medianChange: withoutNoise(panel.medianChange),
    compositionEffect: withoutNoise(compositionEffect),
  };
}

/** Differences of means leave some 1e-16 where nothing changed; a billionth of a level is far finer than an answer. */
const NOISE_DECIMALS = 9;

function withoutNoise(value: number | null): number | null {
  return value === null ? null : roundedHalfAway(value, NOISE_DECIMALS);
}
