import type { MethodParameters } from '../parameters';
import { areasFor } from '../questionnaire/applicable';
import type { FocusArea, Questionnaire } from '../questionnaire/schema';
import { coreTreeName, OWN_TREE } from '../questionnaire/trees';
import { INDEX_NODE, type NodeScore, scoreAssessment } from '../scoring/score-assessment';
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
  const answerOf = (code: string) => member.answers.get(code) ?? null;
  const scores = scoreAssessment({ scale: questionnaire.scale, areas: tree.areas, answerOf }, parameters);
  return new Map(
    scores.flatMap((score: NodeScore) =>
      score.scoreU6 === null || score.isPartial ? [] : [[score.node, score.scoreU6] as const],
    ),
  );
}
