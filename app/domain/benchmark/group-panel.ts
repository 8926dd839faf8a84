import { fromMicroUnits, toMicroUnits } from '../scoring/micro-units';
import { roundedHalfAway } from '../scoring/round-half-away';
import { toScoredAreas } from '../scoring/score-assessment';
import { changesOfNodes } from '../trend/node-changes';
import { compositionOf, describeChanges } from '../trend/panel-change';
import { releaseGroups } from './release-groups';
import type { RoundInput, RoundMember, Viewers } from './round-input';
import { VIEWERS } from './round-input';
import { type CountedGroup, familyKey, type ReleasedFamilies } from './round-statistics';
import { type Visibility, visibilityTo } from './sharing';

/** How a group moved since the previous round, from those that took part in both (method 6.5). */
export interface PanelResult {
  groupCode: string;
  tree: string;
  node: string;
  viewers: Viewers;
  nPanel: number;
  up: number;
  down: number;
  same: number;
  /** False: only the counts may be shown. */
  isReleased: boolean;
  reason: 'too_few' | 'differencing' | 'too_complex' | null;
  /** In levels, as the rest; null where not released or nobody is in the panel. */
  meanChange: number | null;
  medianChange: number | null;
  signTestP: number | null;
  compositionEffect: number | null;
}

/** A member that took part both times, with its change per node in micro-units where it is comparable. */
interface Pair {
  member: RoundMember;
  before: RoundMember;
  changes: ReadonlyMap<string, number>;
}

/** The panels of all groups, each with itself in the previous round. Groups on the same tree share their changes. */
export function panelsOfGroups(
  input: RoundInput,
  now: readonly CountedGroup[],
  then: readonly CountedGroup[],
  families: ReleasedFamilies,
): PanelResult[] {
  const earlier = new Map(input.previousMembers.map((member) => [member.unitId, member]));
  const byTree = new Map<string, Map<string, Pair>>();
  return now.flatMap((group, index) => {
    const pairs = byTree.get(group.tree.name) ?? new Map<string, Pair>();
    byTree.set(group.tree.name, pairs);
    const ofGroup = group.members.flatMap((member) => {
      const before = earlier.get(member.unitId);
      if (!before) return [];
      const pair = pairs.get(member.unitId) ?? {
        member,
        before,
        changes: changesOf(input, group, member, before),
      };
      pairs.set(member.unitId, pair);
      return [pair];
    });
    return panelOfGroup(input, group, then[index]!, ofGroup, families);
  });
}

/**
 * The panel of every node and audience. Changes are on common indicators with the present weights; the mean over all
 * members of each year is the official one, so that the composition effect tells how much of the change of the
 * published mean comes from who took part.
 */
function panelOfGroup(
  input: RoundInput,
  now: CountedGroup,
  then: CountedGroup,
  pairs: readonly Pair[],
  families: ReleasedFamilies,
): PanelResult[] {
  if (then.members.length === 0) return [];
  return now.tree.nodes.flatMap(({ code: node, depth }) =>
    VIEWERS.map((viewers): PanelResult => {
      const visible = (member: RoundMember) => visibilityTo(viewers, member.sharing[depth]);
      const inPanel = pairs.filter(
        ({ member, before, changes }) =>
          changes.has(node) && visible(member) !== 'left_out' && visible(before) !== 'left_out',
      );
      const hidden = inPanel.filter(
        ({ member, before }) => visible(member) === 'hidden' || visible(before) === 'hidden',
      );
      const panel = describeChanges(inPanel.map(({ changes }) => changes.get(node)!));
      const meanThen = officialMean(then, node, visible);
      const { compositionEffect } = compositionOf(panel.meanChange, meanThen, officialMean(now, node, visible));
      const reason = findRefusal(hidden, families.get(familyKey(node, viewers)) ?? [], input);
      return {
        groupCode: now.group.code,
        tree: now.tree.name,
        node,
        viewers,
        nPanel: panel.nPanel,
        up: panel.up,
        down: panel.down,
        same: panel.same,
        signTestP: reason ? null : panel.signTestP,
        meanChange: reason ? null : withoutNoise(panel.meanChange),
        medianChange: reason ? null : withoutNoise(panel.medianChange),
        compositionEffect: reason ? null : withoutNoise(compositionEffect),
        isReleased: reason === null && panel.nPanel > 0,
        reason: reason ?? (panel.nPanel === 0 ? 'too_few' : null),
      };
    }),
  );
}

/** One organisation's change per comparable node, in micro-units of its present official score. */
function changesOf(
  input: RoundInput,
  now: CountedGroup,
  member: RoundMember,
  before: RoundMember,
): Map<string, number> {
  const areas = toScoredAreas(now.tree.areas, (code) => member.answers.get(code) ?? null);
  const previous = new Map([...before.answers].map(([code, answer]) => [code, { answer }]));
  const { nodes } = changesOfNodes(input.questionnaire.scale, areas, previous, input.parameters);
  const scores = now.scores.get(member.unitId);
  return new Map(
    nodes.flatMap(({ node, delta, comparable }) =>
      comparable && delta !== null && scores?.has(node) ? [[node, toMicroUnits(delta)] as const] : [],
    ),
  );
}

/** The mean of all members of a year that an audience may see part of; null without any. */
function officialMean(group: CountedGroup, node: string, visible: (member: RoundMember) => Visibility): number | null {
  let sum = 0;
  let n = 0;
  for (const member of group.members) {
    const score = group.scores.get(member.unitId)?.get(node);
    if (score === undefined || visible(member) === 'left_out') continue;
    sum += score;
    n += 1;
  }
  return n === 0 ? null : fromMicroUnits(sum / n);
}

/** Differences of means leave some 1e-16 where nothing changed; a billionth of a level is far finer than an answer. */
const NOISE_DECIMALS = 9;

function withoutNoise(value: number | null): number | null {
  return value === null ? null : roundedHalfAway(value, NOISE_DECIMALS);
}

/** The panel is one more group beside those already released (method 6.5, 5.7). */
function findRefusal(
  hidden: readonly Pair[],
  family: readonly { id: string; members: string[] }[],
  { parameters }: RoundInput,
): PanelResult['reason'] {
  if (hidden.length === 0) return null;
  const panel = { id: 'panel', members: hidden.map(({ member }) => member.unitId) };
  const inPanel = new Set(panel.members);
  const isKnown = family.some(
    (group) => group.members.length === inPanel.size && group.members.every((id) => inPanel.has(id)),
  );
  if (isKnown) return null;
  const { results } = releaseGroups({ groups: [...family, panel], k: parameters.k }, parameters);
  const reason = results.at(-1)!.reason;
  return reason === 'too_small' ? 'too_few' : reason;
}
