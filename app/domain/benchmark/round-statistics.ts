import { appendixOfGroup, type GroupAppendix } from './group-appendix';
import { type PanelResult, panelsOfGroups } from './group-panel';
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
  /** Unit -> node -> micro-units; of everybody who is scored on this tree, the members among them. */
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
  const counted = countGroups(input, groups, input.members);
  const previous = countGroups(input, groups, input.previousMembers);
  const { statistics, families } = releaseAll(input, counted);
  return {
    statistics,
    ranks: placesOfGroups(input, counted),
    panels: panelsOfGroups(input, counted, previous, families),
    appendices: counted.map((group) => appendixOfGroup(input, group)),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The groups with their members. Groups on the same tree share what each member has there. */
function countGroups(input: RoundInput, groups: readonly RoundGroup[], all: readonly RoundMember[]): CountedGroup[] {
  const sorted = [...all].sort((a, b) => compareText(a.unitId, b.unitId));
  const byTree = new Map<string, Map<string, ReadonlyMap<string, number>>>();
  return groups.map((group) => {
    const unitIds = new Set(group.unitIds);
    const tree = treeOfGroup(input.questionnaire, group);
    const members = sorted.filter((member) => unitIds.has(member.unitId));
    const scores = byTree.get(tree.name) ?? new Map<string, ReadonlyMap<string, number>>();
    byTree.set(tree.name, scores);
    for (const member of members) {
      if (scores.has(member.unitId)) continue;
      scores.set(member.unitId, benchmarkScores(member, tree, input.questionnaire, input.parameters));
    }
    return { group, tree, members, scores };
  });
}

/** The places of all groups. The draws are costly: groups with the same members on the same tree share them. */
function placesOfGroups(input: RoundInput, counted: readonly CountedGroup[]): RankResult[] {
  const known = new Map<string, RankResult[]>();
  return counted.flatMap((group) => {
    const key = JSON.stringify([group.tree.name, group.members.map((member) => member.unitId)]);
    const places = known.get(key) ?? placesInGroup(input, group);
    known.set(key, places);
    return places.map((place) => ({ ...place, groupCode: group.group.code }));
  });
}

/** The hidden members whose sums are already part of something shown, per node and audience: what 5.7 is tested against. */
export type ReleasedFamilies = Map<string, { id: string; members: string[] }[]>;

export const familyKey = (node: string, viewers: Viewers) => `${viewers} ${node}`;

/** Decides node by node and audience by audience, over all groups together, in the order of their priority. */
function releaseAll(input: RoundInput, counted: readonly CountedGroup[]) {
  const statistics: GroupStatistic[] = [];
  const families: ReleasedFamilies = new Map();
  const decide = familyDecider(input);
  const nodes = new Set(counted.flatMap((group) => group.tree.nodes.map((node) => node.code)));
  for (const node of nodes) {
    // What the county may not work out, it may not work out from the public figures either: those who are named to the
    // county can be subtracted by it. So the county's refusals hold for the public too.
    let refusedToCounty = new Map<string, HiddenRefusal>();
    for (const viewers of VIEWERS) {
      const candidates = counted.flatMap((group) => candidateOf(input, group, node, viewers));
      const { refused, released } = decide(candidates);
      families.set(familyKey(node, viewers), released);
      for (const { group, values } of candidates) {
        const code = group.group.code;
        const refusal = refused.get(code) ?? refusedToCounty.get(code) ?? null;
        const statistic = releaseStatistic(values, input.questionnaire.scale, input.parameters, refusal);
        statistics.push({ groupCode: code, tree: group.tree.name, node, viewers, ...statistic });
      }
      if (viewers === 'county') refusedToCounty = refused;
    }
  }
  return { statistics, families };
}

interface Candidate {
  group: CountedGroup;
  values: SharedValue[];
  /** Units in the hidden part. */
  hidden: string[];
  refusal: HiddenRefusal | null;
}

/** A group's values of one node as the audience may see them; none where the group's tree lacks the node. */
function candidateOf(input: RoundInput, group: CountedGroup, node: string, viewers: Viewers): Candidate[] {
  const depth = group.tree.nodes.find((one) => one.code === node)?.depth;
  if (!depth) return [];
  const values = group.members.flatMap((member) => {
    const scoreU6 = group.scores.get(member.unitId)?.get(node);
    if (scoreU6 === undefined) return [];
    return [{ unitId: member.unitId, scoreU6, visibility: visibilityTo(viewers, member.sharing[depth]) }];
  });
  const hidden = values.filter((value) => value.visibility === 'hidden').map((value) => value.unitId);
  return [{ group, values, hidden, refusal: refusalOfHidden(values, input.questionnaire.scale, input.parameters) }];
}

/** Tests groups against each other. Most nodes have the same members in the same groups: each such family is tested once. */
function familyDecider({ parameters }: RoundInput) {
  const decided = new Map<string, ReturnType<typeof releaseGroups>['results']>();
  return (candidates: readonly Candidate[]) => {
    const refused = new Map<string, HiddenRefusal>();
    for (const { group, refusal } of candidates) if (refusal) refused.set(group.group.code, refusal);
    const family = candidates
      .filter(({ hidden, refusal }) => hidden.length > 0 && refusal === null)
      .map(({ group, hidden }) => ({ id: group.group.code, members: hidden }));
    const signature = JSON.stringify(family);
    const results = decided.get(signature) ?? releaseGroups({ groups: family, k: parameters.k }, parameters).results;
    decided.set(signature, results);
    for (const { id, reason } of results) {
      if (reason) refused.set(id, reason === 'too_small' ? 'too_few' : reason);
    }
    return { refused, released: family.filter(({ id }) => !refused.has(id)) };
  };
}
