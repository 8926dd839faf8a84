import { fromMicroUnits } from '../scoring/micro-units';
import { roundedHalfAway } from '../scoring/round-half-away';
import { panelChange } from '../trend/panel-change';
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
  const official = (group: CountedGroup) =>
    Object.fromEntries(
      group.members.flatMap((member) => {
        const score = group.scores.get(member.unitId)?.get(node);
        return score === undefined || visible(member) === 'left_out' ? [] : [[member.unitId, fromMicroUnits(score)]];
      }),
    );
  const current = official(now);
  const linked = inPanel.map((pair) => [pair.member.unitId, fromMicroUnits(linkedScore(now, node, pair))] as const);
  const panel = panelChange({
    previous: Object.fromEntries(linked),
    current: Object.fromEntries(inPanel.map(({ member: { unitId } }) => [unitId, current[unitId]!])),
  });
  const all = panelChange({ previous: official(before), current });
  const composition =
    panel.meanChange === null || all.meanCurrentAll === null || all.meanPreviousAll === null
      ? null
      : all.meanCurrentAll - all.meanPreviousAll - panel.meanChange;
  const { nPanel, up, down, same, signTestP } = panel;
  return {
    nPanel,
    up,
    down,
    same,
    signTestP,
    meanChange: withoutNoise(panel.meanChange),
    medianChange: withoutNoise(panel.medianChange),
    compositionEffect: withoutNoise(composition),
  };
}

/** Differences of means leave some 1e-16 where nothing changed; a billionth of a level is far finer than an answer. */
const NOISE_DECIMALS = 9;

function withoutNoise(value: number | null): number | null {
  return value === null ? null : roundedHalfAway(value, NOISE_DECIMALS);
}
