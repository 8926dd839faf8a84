import { INDEX_NODE } from '../scoring/score-assessment';
import { groupsWithoutPlaces, type HidingGroup, protectHidden, type Shown, type UnitValue } from './protect-hidden';
import { releaseGroups } from './release-groups';
import { type HiddenRefusal, ORDERS, type Order, orderByNumber, refusalOfHidden } from './release-statistics';
import type { RoundInput, Viewers } from './round-input';
import type { CountedGroup } from './round-statistics';
import { visibilityTo } from './sharing';

/** What is shown with hidden values in it, and what is refused, per node and audience. */
export interface Decision extends Shown {
  refused: ReadonlyMap<string, HiddenRefusal>;
}
export type Decisions = ReadonlyMap<string, Decision>;

export const NOTHING_DECIDED: Decision = { refused: new Map(), orders: new Map(), groups: [], placed: new Set() };

export const decisionKey = (node: string, viewers: Viewers) => `${viewers} ${node}`;

export interface Candidate extends HidingGroup {
  group: CountedGroup;
  values: UnitValue[];
  /** Units in the hidden part. */
  hidden: string[];
  /** What the rules for a single group say. */
  refusal: HiddenRefusal | null;
}

/** A group's values of one node as the audience may see them; none where the group's tree lacks the node. */
export function candidateOf(input: RoundInput, group: CountedGroup, node: string, viewers: Viewers): Candidate[] {
  const depth = group.tree.nodes.find((one) => one.code === node)?.depth;
  if (!depth) return [];
  const values: UnitValue[] = [];
  for (const { unitId, sharing } of group.members) {
    const scoreU6 = group.scores.get(unitId)?.get(node);
    if (scoreU6 !== undefined) values.push({ unitId, scoreU6, visibility: visibilityTo(viewers, sharing[depth]) });
  }
  const { scale } = input.questionnaire;
  return [
    {
      group,
      code: group.group.code,
      tree: group.tree.name,
      values,
      order: orderByNumber(values, input.parameters),
      hidden: values.filter((value) => value.visibility === 'hidden').map((value) => value.unitId),
      refusal: refusalOfHidden(values, scale, input.parameters),
    },
  ];
}

/**
 * Decides groups together: first by the members that they differ in (method 5.7), then by what their values leave open.
 * Most nodes have the same members in the same groups: each such family is tested once.
 */
export function familyDecider({ parameters, questionnaire }: RoundInput) {
  const decided = new Map<string, ReturnType<typeof releaseGroups>['results']>();
  return (candidates: readonly Candidate[], toCounty: Decision | null): Decision => {
    const refused = new Map<string, HiddenRefusal>(toCounty?.refused);
    for (const { code, refusal } of candidates) if (refusal) refused.set(code, refusal);
    const family = candidates
      .filter(({ code, hidden }) => hidden.length > 0 && !refused.has(code))
      .map(({ code, hidden }) => ({ id: code, members: hidden }));
    const signature = JSON.stringify(family);
    const results = decided.get(signature) ?? releaseGroups({ groups: family, k: parameters.k }, parameters).results;
    decided.set(signature, results);
    for (const { id, reason } of results) {
      if (reason) refused.set(id, reason === 'too_small' ? 'too_few' : reason);
    }
    const hiding = candidates
      .filter(({ code, hidden }) => hidden.length > 0 && !refused.has(code))
      .map((candidate) => ({ ...candidate, order: lesser(candidate.order, toCounty?.orders.get(candidate.code)) }));
    const { refused: exposing, orders } = protectHidden(hiding, questionnaire.scale, parameters);
    for (const [code, reason] of exposing) refused.set(code, reason);
    return { refused, orders, groups: hiding, placed: new Set() };
  };
}

/** The decision with one more group whose hidden part is not shown. */
export function withRefused(decision: Decision, code: string): Decision {
  return {
    ...decision,
    refused: new Map(decision.refused).set(code, 'differencing'),
    groups: decision.groups.filter((group) => group.code !== code),
  };
}

function lesser(order: Order, most: Order = 'quartiles'): Order {
  return ORDERS[Math.min(ORDERS.indexOf(order), ORDERS.indexOf(most))]!;
}

/** Places by the index are told to members alone, who look as the county. */
export function withPlaces(
  { questionnaire, parameters }: RoundInput,
  candidates: readonly Candidate[],
  decision: Decision,
  node: string,
  viewers: Viewers,
): Decision {
  if (node !== INDEX_NODE || viewers !== 'county') return decision;
  const hiding = candidates.filter(({ hidden }) => hidden.length > 0);
  const without = groupsWithoutPlaces(hiding, decision, questionnaire.scale, parameters);
  const placed = new Set(candidates.map(({ code }) => code).filter((code) => !without.has(code)));
  return { ...decision, groups: hiding, placed };
}
