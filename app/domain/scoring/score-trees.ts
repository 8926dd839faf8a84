import type { Answer, Scale } from '../answer';
import type { MethodParameters } from '../parameters';
import { areasFor, type OrganisationKind } from '../questionnaire/applicable';
import type { FocusArea, Questionnaire } from '../questionnaire/schema';
import { COLLABORATION_TREE, collaborationAreas, coreTreeName, OWN_TREE } from '../questionnaire/trees';
import { INDEX_NODE, type NodeScore, scoreAssessment } from './score-assessment';

export interface TreeScores {
  tree: string;
  scores: NodeScore[];
}

interface TreesInput {
  questionnaire: Questionnaire;
  /** The organisation's own areas, pruned for its kind. */
  areas: readonly FocusArea[];
  answerOf: (indicatorCode: string) => Answer;
  /** The sets of kinds that the round's groups mix, this organisation's kind among them. */
  mixedKinds: readonly (readonly OrganisationKind[])[];
}

/** Every tree of a signed assessment: its own, the common core of each mixed group, and the collaboration areas. */
export function scoreTrees(input: TreesInput, parameters: MethodParameters): TreeScores[] {
  const { questionnaire, areas, answerOf, mixedKinds } = input;
  const { scale } = questionnaire;
  return [
    { tree: OWN_TREE, scores: scoreAssessment({ scale, areas, answerOf }, parameters) },
    ...mixedKinds.map((kinds) => scoreCore({ questionnaire, answerOf, kinds }, parameters)),
    { tree: COLLABORATION_TREE, scores: scoreCollaborationAreas(questionnaire, scale, areas, answerOf, parameters) },
  ];
}

/** What several kinds have in common, scored (method 5.1). */
export function scoreCore(
  {
    questionnaire,
    answerOf,
    kinds,
  }: Pick<TreesInput, 'questionnaire' | 'answerOf'> & { kinds: readonly OrganisationKind[] },
  parameters: MethodParameters,
): TreeScores {
  const areas = areasFor(questionnaire, kinds);
  return {
    tree: coreTreeName(kinds),
    scores: scoreAssessment({ scale: questionnaire.scale, areas, answerOf }, parameters),
  };
}

/** A collaboration area is the weighted mean of its indicators, with the same rule of coverage as a direction. */
function scoreCollaborationAreas(
  questionnaire: Questionnaire,
  scale: Scale,
  areas: readonly FocusArea[],
  answerOf: (code: string) => Answer,
  parameters: MethodParameters,
): NodeScore[] {
  const [template] = areas;
  const direction = template?.directions[0];
  if (!template || !direction) return [];
  return collaborationAreas(questionnaire, areas).flatMap(({ code, indicators }) => {
    const area = { ...template, code, weight: 1, directions: [{ ...direction, code, weight: 1, indicators }] };
    const scores = scoreAssessment({ scale, areas: [area], answerOf }, parameters);
    return scores.filter((score) => score.node === code && score.node !== INDEX_NODE).slice(0, 1);
  });
}

/** The sets of kinds that a round's groups mix and that hold this kind: the common cores that an assessment is scored on. */
export function mixedKindsOf(
  own: OrganisationKind,
  groupKinds: readonly { groupCode: string; kind: OrganisationKind }[],
): OrganisationKind[][] {
  const groups = new Map<string, Set<OrganisationKind>>();
  for (const { groupCode, kind } of groupKinds) {
    groups.set(groupCode, (groups.get(groupCode) ?? new Set()).add(kind));
  }
  const sets = [...groups.values()]
    .filter((kinds) => kinds.size > 1 && kinds.has(own))
    .map((kinds) => [...kinds].sort());
  return [...new Map(sets.map((kinds) => [kinds.join('+'), kinds])).values()];
}
