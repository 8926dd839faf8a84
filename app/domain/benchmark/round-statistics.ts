import { appendixOfGroup, type GroupAppendix } from './group-appendix';
import { type PanelResult, panelOfGroup } from './group-panel';
import { placesInGroup, type RankResult } from './group-places';
import { benchmarkScores, type GroupTree, treeOfGroup } from './member-scores';
import { releaseGroups } from './release-groups';
import {
  type HiddenRefusal,
  type ReleasedStatistic,
  refusalOfHidden,
  releaseStatistic,
  type SharedValue,
} from './release-statistics';
import type { RoundGroup, RoundInput, RoundMember, Viewers } from './round-input';
import { VIEWERS } from './round-input';
import { visibilityTo } from './sharing';

export interface GroupStatistic extends ReleasedStatistic {
  groupCode: string;
  tree: string;
  node: string;
  viewers: Viewers;
}

/** A group with the members that count and their scores on the group's tree. */
export interface CountedGroup {
  group: RoundGroup;
  tree: GroupTree;
  members: readonly RoundMember[];
  /** Unit -> node -> micro-units. */
  scores: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface RoundStatistics {
  statistics: GroupStatistic[];
  ranks: RankResult[];
  panels: PanelResult[];
  appendices: GroupAppendix[];
}

/**
 * All statistics of a closed round (method 5, 6.5, 7), from signed answers alone: the same input gives the same output,
 * to the last bit, in any order of the members.
 */
export function computeRoundStatistics(input: RoundInput): RoundStatistics {
  const groups = [...input.groups].sort((a, b) => a.priority - b.priority || compareText(a.code, b.code));
  const counted = groups.map((group) => countGroup(input, group, input.members));
  const previous = groups.map((group) => countGroup(input, group, input.previousMembers));
  const { statistics, families } = releaseAll(input, counted);
  return {
    statistics,
    ranks: counted.flatMap((group) => placesInGroup(input, group)),
    panels: counted.flatMap((group, index) => panelOfGroup(input, group, previous[index]!, families)),
    appendices: counted.map((group) => appendixOfGroup(input, group)),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countGroup(input: RoundInput, group: RoundGroup, all: readonly RoundMember[]): CountedGroup {
  const unitIds = new Set(group.unitIds);
  const tree = treeOfGroup(input.questionnaire, group);
  const members = all.filter((member) => unitIds.has(member.unitId)).sort((a, b) => compareText(a.unitId, b.unitId));
  const scores = new Map(
    members.map((member) => [member.unitId, benchmarkScores(member, tree, input.questionnaire, input.parameters)]),
  );
  return { group, tree, members, scores };
}

/** The hidden members whose sums are already part of something shown, per node and audience: what 5.7 is tested against. */
export type ReleasedFamilies = Map<string, { id: string; members: string[] }[]>;

export const familyKey = (node: string, viewers: Viewers) => `${viewers} ${node}`;

/** Decides node by node and audience by audience, over all groups together, in the order of their priority. */
function releaseAll(input: RoundInput, counted: readonly CountedGroup[]) {
  const { questionnaire, parameters } = input;
  const statistics: GroupStatistic[] = [];
  const families: ReleasedFamilies = new Map();
  const decided = new Map<string, ReturnType<typeof releaseGroups>['results']>();
  const nodes = [
    ...new Map(counted.flatMap((group) => group.tree.nodes.map((node) => [node.code, node.depth]))).keys(),
  ];
  for (const node of nodes) {
    for (const viewers of VIEWERS) {
      const candidates = counted.flatMap((group) => {
        const depth = group.tree.nodes.find((one) => one.code === node)?.depth;
        if (!depth) return [];
        const values = group.members.flatMap((member): (SharedValue & { unitId: string })[] => {
          const scoreU6 = group.scores.get(member.unitId)?.get(node);
          if (scoreU6 === undefined) return [];
          return [{ unitId: member.unitId, scoreU6, visibility: visibilityTo(viewers, member.sharing[depth]) }];
        });
        const hidden = values.filter((value) => value.visibility === 'hidden').map((value) => value.unitId);
        return [{ group, values, hidden, refusal: refusalOfHidden(values, questionnaire.scale, parameters) }];
      });
      const family = candidates
        .filter(({ hidden, refusal }) => hidden.length > 0 && refusal === null)
        .map(({ group, hidden }) => ({ id: group.group.code, members: hidden }));
      // Most nodes have the same members in the same groups: the exact test is done once for each such family.
      const signature = JSON.stringify(family);
      const results = decided.get(signature) ?? releaseGroups({ groups: family, k: parameters.k }, parameters).results;
      decided.set(signature, results);
      const refusedAcross = new Map(
        results.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason] as const])),
      );
      families.set(
        familyKey(node, viewers),
        family.filter(({ id }) => !refusedAcross.has(id)),
      );
      for (const { group, values, refusal } of candidates) {
        const across = refusedAcross.get(group.group.code);
        const reason: HiddenRefusal | null = refusal ?? (across === 'too_small' ? 'too_few' : (across ?? null));
        const released = releaseStatistic(values, questionnaire.scale, parameters, reason);
        statistics.push({ groupCode: group.group.code, tree: group.tree.name, node, viewers, ...released });
      }
    }
  }
  return { statistics, families };
}
