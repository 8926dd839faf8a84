import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import { COLLABORATION_TREE, OWN_TREE } from '#app/domain/questionnaire/trees';
import { roundLabel } from '#app/domain/round-label';
import type { ChangeLabel } from '#app/domain/trend/change-assessment';
import { type AssessmentRow, findAssessmentBySlugs, findEarlierSignOff } from '#db/queries/assessments';
import { findCountedSignOff } from '#db/queries/closings';
import { listNodeChanges } from '#db/queries/frozen-statistics';
import { listIndicatorPriorities } from '#db/queries/plans';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import { listNodeScores, listSignedAnswers, listSignedFacts, listSignOffs } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import { describeAnswers, describeFacts } from './describe-answers';
import { describeCollaboration, describeNodes, pickStrengthsAndGaps } from './describe-nodes';
import { describePriorities } from './describe-priorities';
import { describeAchieved, explain } from './explain';
import { readComparison } from './read-comparison.server';
import { readSeries } from './read-series.server';
import type { SignedTree } from './signed-tree';
import type { EarlierRoundView, NodeView, ResultView, UnsignedView } from './view';

export interface ResultInput {
  slugs: { organisation: string; round: string };
  organisationIds: readonly Id[];
  /** An older sign-off; null for the latest. */
  revision: number | null;
  /** Code of the node whose number is to be explained. */
  node: string | null;
  language: Language;
  indexName: string;
}

type EarlierSignOff = NonNullable<Awaited<ReturnType<typeof findEarlierSignOff>>>;
type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];

/**
 * The result of one organisation in one round, as it was frozen at sign-off, with the earlier signed round and the
 * county's figures beside it. Undefined when there is no such assessment, revision or node among the organisations.
 */
export async function readResult(
  db: Kysely<Database>,
  input: ResultInput,
): Promise<ResultView | UnsignedView | undefined> {
  const assessment = await findAssessmentBySlugs(db, input.slugs, input.organisationIds);
  if (!assessment || assessment.roundStatus === 'draft') return undefined;
  const [signOffs, earlier, rounds] = await Promise.all([
    listSignOffs(db, assessment.id, input.organisationIds),
    findEarlierSignOff(db, {
      unitId: assessment.unitId,
      questionnaireVersionId: assessment.questionnaireVersionId,
      opensAt: assessment.roundOpensAt,
    }),
    listRounds(db, [assessment.programmeId]),
  ]);
  const latest = signOffs[0];
  const signOff = input.revision === null ? latest : signOffs.find((one) => one.revision === input.revision);
  if (!signOff || !latest) {
    return input.revision === null && input.node === null ? describeUnsigned(assessment, earlier) : undefined;
  }
  const shown = { signOffId: signOff.id, organisationIds: input.organisationIds, rounds };
  const changes = await listNodeChanges(db, signOff.id, OWN_TREE);
  // What it was compared with when it was signed: the earlier round may have been signed anew since.
  const earlierId = changes[0]?.earlier_sign_off_id ?? earlier?.signOffId;
  const [answers, scores, collaborationScores, facts, before, county, counted, ratings] = await Promise.all([
    listSignedAnswers(db, signOff.id),
    listNodeScores(db, signOff.id, OWN_TREE),
    listNodeScores(db, signOff.id, COLLABORATION_TREE),
    listSignedFacts(db, signOff.id),
    readEarlier(db, earlierId),
    readComparison(db, assessment, shown),
    findCountedSignOff(db, assessment, input.organisationIds),
    listIndicatorPriorities(db, assessment.id),
  ]);
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const tree: SignedTree = {
    questionnaire,
    areas: applicableAreas(questionnaire, assessment.organisationKind),
    answers: new Map(answers.map((row) => [row.indicator, row])),
    earlierAnswers: before && new Map(before.answers.map((row) => [row.indicator, row])),
    parameters: JSON.parse(assessment.parameters) as MethodParameters,
    language: input.language,
  };
  const nodes = describeNodes(
    tree,
    input.indexName,
    scores,
    before?.scores ?? null,
    county.figures,
    commonChangesOf(changes),
  );
  const collaboration = describeCollaboration(tree, collaborationScores, before?.collaborationScores ?? null);
  const explanation = input.node === null ? null : explain(tree, [...nodes, ...collaboration], input.node);
  if (input.node !== null && explanation === null) return undefined;
  const scale = { min: questionnaire.scale.min, max: questionnaire.scale.max };
  return {
    ...pageOf(assessment),
    isSigned: true,
    slugs: { organisation: assessment.organisationSlug, round: assessment.roundSlug },
    revision: signOff.revision,
    askedRevision: input.revision,
    replacedBy: signOff.id === latest.id ? null : { revision: latest.revision, signedAt: latest.signed_at },
    latestRevision: latest.revision,
    counted: counted ? { revision: counted.revision, signedAt: counted.signedAt } : null,
    isReworked: signOff.id === latest.id && assessment.status !== 'signed',
    signedAt: signOff.signed_at,
    signedBy: [signOff.person_name, signOff.person_title].filter((part) => part !== '').join(', '),
    reference: signOff.reference,
    answersHash: signOff.answers_hash,
    treeHash: signOff.tree_hash,
    methodId: signOff.method_id,
    scale,
    isPartial: scores.some((row) => row.is_partial === 1),
    counts: {
      levels: answers.filter((row) => row.kind === 'level').length,
      dontKnow: answers.filter((row) => row.kind === 'DK').length,
      notApplicable: answers.filter((row) => row.kind === 'NA').length,
      total: answers.length,
    },
    nodes,
    collaboration,
    ...pickStrengthsAndGaps(nodes, scores),
    achieved: describeAchieved(tree, indicatorsOf(tree.areas)),
    earlier: earlier ? describeEarlier(assessment, earlier, rounds) : null,
    comparison: county.comparison,
    series: await readSeries(db, assessment, { ...shown, nodes: nodes.filter(isIndexOrArea), scale }),
    priorities: describePriorities(tree, new Map(ratings.map((row) => [row.indicator, row]))),
    planPath: `/plan/${assessment.organisationSlug}/${assessment.roundSlug}`,
    facts: describeFacts(questionnaire, facts, before?.facts ?? null, input.language),
    answers: describeAnswers(tree),
    explanation,
  };
}

const isIndexOrArea = ({ kind }: NodeView) => kind !== 'direction';

/** The changes that rest on enough common questions (method 6.2, 6.3). */
function commonChangesOf(changes: Awaited<ReturnType<typeof listNodeChanges>>) {
  return new Map(
    changes.flatMap(({ node, is_comparable: isComparable, delta, label }) =>
      isComparable === 1 && delta !== null && label !== null
        ? [[node, { change: delta, label: label as ChangeLabel }] as const]
        : [],
    ),
  );
}

function pageOf(assessment: AssessmentRow) {
  return {
    organisationId: assessment.organisationId,
    organisation: assessment.organisationName,
    formalName: assessment.organisationFormalName,
    roundLabel: roundLabel({ slug: assessment.roundSlug, name: assessment.roundName }),
    assessmentId: assessment.id,
  };
}

function resultPath(assessment: AssessmentRow, roundSlug: string): string {
  return `/resultat/${assessment.organisationSlug}/${roundSlug}`;
}

function labelOf(earlier: EarlierSignOff): string {
  return roundLabel({ slug: earlier.roundSlug, name: earlier.roundName });
}

function describeUnsigned(assessment: AssessmentRow, earlier: EarlierSignOff | undefined): UnsignedView {
  return {
    ...pageOf(assessment),
    isSigned: false,
    status: assessment.status,
    closesAt: assessment.roundClosesAt,
    earlierPath: earlier ? resultPath(assessment, earlier.roundSlug) : null,
    earlierLabel: earlier ? labelOf(earlier) : null,
  };
}

async function readEarlier(db: Kysely<Database>, signOffId: Id | undefined) {
  if (!signOffId) return null;
  const [answers, scores, collaborationScores, facts] = await Promise.all([
    listSignedAnswers(db, signOffId),
    listNodeScores(db, signOffId, OWN_TREE),
    listNodeScores(db, signOffId, COLLABORATION_TREE),
    listSignedFacts(db, signOffId),
  ]);
  return { answers, scores, collaborationScores, facts };
}

function describeEarlier(
  assessment: AssessmentRow,
  earlier: EarlierSignOff,
  rounds: readonly RoundRow[],
): EarlierRoundView {
  const skipped = rounds.filter(
    (round) => round.status !== 'draft' && round.opens_at > earlier.opensAt && round.opens_at < assessment.roundOpensAt,
  );
  return {
    label: labelOf(earlier),
    path: resultPath(assessment, earlier.roundSlug),
    skipped: skipped.map(roundLabel).reverse(),
  };
}
