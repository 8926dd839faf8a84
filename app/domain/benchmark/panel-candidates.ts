import { indicatorsOf } from '../questionnaire/applicable';
import type { Questionnaire } from '../questionnaire/schema';
import { toMicroUnits } from '../scoring/micro-units';
import { toScoredAreas } from '../scoring/score-assessment';
import { changesOfNodes } from '../trend/node-changes';
import type { Pair } from './panel-figures';
import type { RoundInput, RoundMember } from './round-input';
import type { CountedGroup } from './round-statistics';

/** A group as it is counted now, and as it was last year. */
export interface GroupOfTwoYears {
  now: CountedGroup;
  before: CountedGroup;
}

/** A group with those who took part both times. */
export interface Candidate extends GroupOfTwoYears {
  pairs: readonly Pair[];
}

/** The groups that took part both times, with the changes of those who did. */
export function candidatesOf(input: RoundInput, groups: readonly GroupOfTwoYears[]): Candidate[] {
  const byTree = new Map<string, Map<string, Pair>>();
  const versions = majorVersionsOf(input.previousQuestionnaire ?? input.questionnaire);
  return groups
    .filter(({ before }) => before.members.length > 0)
    .map(({ now, before }) => {
      const known = byTree.get(now.tree.name) ?? new Map<string, Pair>();
      byTree.set(now.tree.name, known);
      return { now, before, pairs: pairsOf(input, versions, now, before, known) };
    });
}

/** Every node of the groups’ trees, once. */
export function nodesOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.flatMap(({ now }) => now.tree.nodes.map(({ code }) => code)))];
}

/** The members who took part both times. Groups on the same tree share `known`: what has been compared already. */
function pairsOf(
  input: RoundInput,
  versions: MajorVersions,
  now: CountedGroup,
  before: CountedGroup,
  known: Map<string, Pair>,
): Pair[] {
  const earlier = new Map(before.members.map((member) => [member.unitId, member]));
  return now.members.flatMap((member) => {
    const then = earlier.get(member.unitId);
    if (!then) return [];
    const pair = known.get(member.unitId) ?? {
      member,
      before: then,
      changes: changesOf(input, versions, now, member, then),
    };
    known.set(member.unitId, pair);
    return [pair];
  });
}

/** Indicator code -> the major version that was answered last year. */
type MajorVersions = ReadonlyMap<string, number>;

function majorVersionsOf({ focusAreas }: Questionnaire): MajorVersions {
  return new Map(indicatorsOf(focusAreas).map(({ code, majorVersion }) => [code, majorVersion]));
}

/** One organisation's change per comparable node, in micro-units of its present official score. */
function changesOf(
  input: RoundInput,
  versions: MajorVersions,
  now: CountedGroup,
  member: RoundMember,
  before: RoundMember,
): Map<string, number> {
  const areas = toScoredAreas(now.tree.areas, (code) => member.answers.get(code) ?? null);
  const previous = new Map(
    [...before.answers].map(([code, answer]) => [code, { answer, majorVersion: versions.get(code) }]),
  );
  const { nodes } = changesOfNodes(input.questionnaire.scale, areas, previous, input.parameters);
  const scores = now.scores.get(member.unitId);
  return new Map(
    nodes.flatMap(({ node, delta, comparable }) =>
      comparable && delta !== null && scores?.has(node) ? [[node, toMicroUnits(delta)] as const] : [],
    ),
  );
}
