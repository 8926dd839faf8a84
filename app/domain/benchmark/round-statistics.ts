import { INDEX_NODE } from '../scoring/score-assessment';
import {
  type Candidate,
  candidateOf,
  type Decision,
  decisionKey,
  familyDecider,
  NOTHING_DECIDED,
  withPlaces,
  withRefused,
} from './decide-release';
import { appendixOfGroup, type GroupAppendix } from './group-appendix';
import { type PanelResult, panelsOfGroups } from './group-panel';
import { placesInGroup, type RankResult } from './group-places';
import { benchmarkScores, type GroupTree, treeOfGroup } from './member-scores';
import type { GroupOfTwoYears } from './panel-candidates';
import { partsToWithhold } from './parts-apart';
import { type ReleasedStatistic, releaseStatistic } from './release-statistics';
import type { RoundGroup, RoundInput, RoundMember, Viewers } from './round-input';
import { VIEWERS } from './round-input';

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
  const groups = countBothYears(input);
  const counted = groups.map(({ now }) => now);
  const { statistics, decisions } = releaseAll(input, counted);
  const previous = groups.map(({ before }) => before);
  const years = [decisions, releaseAll(input, previous).decisions];
  const { groups: hiding, placed } = decisions.get(decisionKey(INDEX_NODE, 'county')) ?? NOTHING_DECIDED;
  return {
    statistics,
    ranks: placesOfGroups(
      input,
      counted.filter(({ group }) => placed.has(group.code)),
    ),
    panels: panelsOfGroups(input, groups, years),
    // A drawn interval of the mean is made from the values in their order: it would tell about hidden ones.
    appendices: counted
      .filter(({ group }) => !hiding.some(({ code }) => code === group.code))
      .map((group) => appendixOfGroup(input, group)),
  };
}

/** The groups as they are counted now, and as they were last year: on last year's own questionnaire. */
export function countBothYears(input: RoundInput): GroupOfTwoYears[] {
  const questionnaire = input.previousQuestionnaire ?? input.questionnaire;
  const previous = countGroups({ ...input, questionnaire }, input.previousMembers);
  return countGroups(input, input.members).map((now, index) => ({ now, before: previous[index]! }));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The groups with their members, in order of priority. Groups on the same tree share what each member has there. */
export function countGroups(input: RoundInput, all: readonly RoundMember[]): CountedGroup[] {
  const groups = [...input.groups].sort((a, b) => a.priority - b.priority || compareText(a.code, b.code));
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

/**
 * Decides audience by audience and node by node, over all groups together, in the order of their priority; then nodes
 * that are parts of each other.
 */
function releaseAll(input: RoundInput, counted: readonly CountedGroup[]) {
  const decide = familyDecider(input);
  const nodes = [...new Set(counted.flatMap((group) => group.tree.nodes.map((node) => node.code)))];
  const decisions = new Map<string, Decision>();
  const candidates = new Map<string, readonly Candidate[]>();
  for (const viewers of VIEWERS) {
    const ofNodes = new Map(
      nodes.map((node) => [node, counted.flatMap((group) => candidateOf(input, group, node, viewers))]),
    );
    for (const [node, all] of ofNodes) {
      // What the county may not work out, it may not work out from the public figures either: those who are named to the
      // county can be subtracted by it. So the county's refusals hold for the public too.
      const toCounty = viewers === 'county' ? null : decisions.get(decisionKey(node, 'county'))!;
      decisions.set(decisionKey(node, viewers), decide(all, toCounty));
      candidates.set(decisionKey(node, viewers), all);
    }
    const isRefused = (node: string, code: string) => decisions.get(decisionKey(node, viewers))!.refused.has(code);
    for (const group of counted) {
      for (const node of partsToWithhold(group, ofNodes, isRefused, input.parameters.k)) {
        const key = decisionKey(node, viewers);
        decisions.set(key, withRefused(decisions.get(key)!, group.group.code));
      }
    }
  }
  const statistics = nodes.flatMap((node) =>
    VIEWERS.flatMap((viewers) => {
      const key = decisionKey(node, viewers);
      const all = candidates.get(key)!;
      const decision = withPlaces(input, all, decisions.get(key)!, node, viewers);
      decisions.set(key, decision);
      return all.map(({ group, values }): GroupStatistic => {
        const { code } = group.group;
        const refusal = decision.refused.get(code) ?? null;
        const order = decision.orders.get(code);
        const statistic = releaseStatistic(values, input.questionnaire.scale, input.parameters, refusal, order);
        return { groupCode: code, tree: group.tree.name, node, viewers, ...statistic };
      });
    }),
  );
  return { statistics, decisions };
}
