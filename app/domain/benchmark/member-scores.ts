import type { MethodParameters } from '../parameters';
import { areasFor } from '../questionnaire/applicable';
import type { FocusArea, Questionnaire } from '../questionnaire/schema';
import { coreTreeName, OWN_TREE } from '../questionnaire/trees';
import { toMicroUnits } from '../scoring/micro-units';
import { INDEX_NODE, toScoredAreas } from '../scoring/score-assessment';
import { scoreCheckedTree } from '../scoring/score-tree';
import type { RoundGroup, RoundMember } from './round-input';
import type { SharingDepth } from './sharing';

/** One tree as a group is compared on it: its own questionnaire when all are of one kind, else their common core. */
export interface GroupTree {
  name: string;
  areas: FocusArea[];
  nodes: { code: string; depth: SharingDepth }[];
}

/** The tree on which a group may be compared: kinds are never mixed on more than what they share (method 5.1). */
export function treeOfGroup(questionnaire: Questionnaire, group: Pick<RoundGroup, 'kinds'>): GroupTree {
  const kinds = [...new Set(group.kinds)].sort();
  const areas = areasFor(questionnaire, kinds);
  return {
    name: kinds.length <= 1 ? OWN_TREE : coreTreeName(kinds),
    areas,
    nodes: [
      { code: INDEX_NODE, depth: 'index' },
      ...areas.flatMap((area) => [
        { code: area.code, depth: 'areas' as const },
        ...area.directions.map((direction) => ({ code: direction.code, depth: 'directions' as const })),
      ]),
    ],
  };
}

/** Scores of one member on one tree that count in benchmarks: node -> micro-units; withheld and partial ones are left out. */
export function benchmarkScores(
  member: Pick<RoundMember, 'answers'>,
  tree: Pick<GroupTree, 'areas'>,
  questionnaire: Questionnaire,
  parameters: MethodParameters,
): Map<string, number> {
  const focusAreas = toScoredAreas(tree.areas, (code) => member.answers.get(code) ?? null);
  const { index, focusAreas: areas, directions } = scoreCheckedTree(questionnaire.scale, { focusAreas }, parameters);
  const scores = new Map<string, number>();
  if (index.score !== null && !index.partial) scores.set(INDEX_NODE, toMicroUnits(index.score));
  for (const { code, score } of [...areas, ...directions]) if (score !== null) scores.set(code, toMicroUnits(score));
  return scores;
}
