import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { COLLABORATION_TREE, OWN_TREE } from '#app/domain/questionnaire/trees';
import { roundLabel } from '#app/domain/round-label';
import type { ChangeLabel } from '#app/domain/trend/change-assessment';
import { type AssessmentRow, findAssessmentBySlugs, findEarlierSignOff } from '#db/queries/assessments';
import { findPreviousClosedRound } from '#db/queries/closings';
import { listNodeChanges } from '#db/queries/frozen-statistics';
import { listRoundGroupMembers } from '#db/queries/round-groups';
import { findRound } from '#db/queries/rounds';
import {
  listGroupStatistics,
  listNodeScores,
  listSignedAnswers,
  listSignedFacts,
  listSignOffs,
} from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import type { AnswerContent, CountyContent, CountyFigureContent, NodeContent, ResultContent } from './result-content';

const MUNICIPALITIES = 'municipalities';
const QUARTERS_OF_MICRO_UNITS = 4_000_000;

export interface ResultAsked {
  slugs: { organisation: string; round: string };
  organisationIds: readonly Id[];
  /** An older sign-off; null for the latest. */
  revision: number | null;
}

/** What documents of a result are made from; undefined when nothing is signed, or it is somebody else's. */
export async function readResultContent(db: Kysely<Database>, asked: ResultAsked): Promise<ResultContent | undefined> {
  const assessment = await findAssessmentBySlugs(db, asked.slugs, asked.organisationIds);
  if (!assessment || assessment.roundStatus === 'draft') return undefined;
  const signOffs = await listSignOffs(db, assessment.id, asked.organisationIds);
  const latest = signOffs[0];
  const signOff = asked.revision === null ? latest : signOffs.find((one) => one.revision === asked.revision);
  if (!signOff || !latest) return undefined;
  const [nodes, answers, facts, changes, earlier, county] = await Promise.all([
    readNodes(db, signOff.id),
    listSignedAnswers(db, signOff.id),
    listSignedFacts(db, signOff.id),
    listNodeChanges(db, signOff.id, OWN_TREE),
    readEarlier(db, assessment),
    readCounty(db, assessment),
  ]);
  return {
    organisation: {
      id: assessment.organisationId,
      name: assessment.organisationName,
      formalName: assessment.organisationFormalName,
      kind: assessment.organisationKind,
    },
    round: { id: assessment.roundId, label: roundLabel({ slug: assessment.roundSlug, name: assessment.roundName }) },
    questionnaireVersionId: assessment.questionnaireVersionId,
    parameters: JSON.parse(assessment.parameters) as MethodParameters,
    signOff: {
      revision: signOff.revision,
      reference: signOff.reference,
      signedAt: signOff.signed_at,
      signedBy: [signOff.person_name, signOff.person_title].filter((part) => part !== '').join(', '),
      answersHash: signOff.answers_hash,
      treeHash: signOff.tree_hash,
      methodId: signOff.method_id,
    },
    isReworked: signOff.id !== latest.id || assessment.status !== 'signed',
    nodes,
    answers: answers.map(toAnswer),
    facts: facts.map(({ fact, value }) => ({ code: fact, value })),
    changes: changes.flatMap(({ node, is_comparable, label }) =>
      is_comparable === 1 && label !== null ? [{ code: node, label: label as ChangeLabel }] : [],
    ),
    earlier,
    county,
  };
}

/** The own tree's nodes, and after them the collaboration areas, where they were scored. */
async function readNodes(db: Kysely<Database>, signOffId: Id): Promise<NodeContent[]> {
  const trees = await Promise.all([OWN_TREE, COLLABORATION_TREE].map((tree) => listNodeScores(db, signOffId, tree)));
  return trees.flat().map(toNode);
}

function toNode(row: Awaited<ReturnType<typeof listNodeScores>>[number]): NodeContent {
  const { node, status, score_u6, raw, coverage, lower, upper, stage, share3 } = row;
  return { code: node, status, score: score_u6 === null ? null : raw, coverage, lower, upper, stage, share3 };
}

function toAnswer(row: Awaited<ReturnType<typeof listSignedAnswers>>[number]): AnswerContent {
  const { indicator, major_version, kind, level, comment, evidence } = row;
  return { code: indicator, majorVersion: major_version, kind, level, comment, evidence };
}

async function readEarlier(db: Kysely<Database>, assessment: AssessmentRow): Promise<ResultContent['earlier']> {
  const earlier = await findEarlierSignOff(db, {
    unitId: assessment.unitId,
    questionnaireVersionId: assessment.questionnaireVersionId,
    opensAt: assessment.roundOpensAt,
  });
  if (!earlier) return null;
  const [nodes, answers] = await Promise.all([
    readNodes(db, earlier.signOffId),
    listSignedAnswers(db, earlier.signOffId),
  ]);
  return {
    round: roundLabel({ slug: earlier.roundSlug, name: earlier.roundName }),
    nodes,
    answers: answers.map(toAnswer),
  };
}

/** The municipalities' figures as they were frozen: of the own round once it is closed, else of the last closed one. */
async function readCounty(db: Kysely<Database>, assessment: AssessmentRow): Promise<CountyContent> {
  if (assessment.organisationKind !== 'municipality') return { reason: 'only_one_of_kind' };
  const isClosed = assessment.roundStatus === 'closed' || assessment.roundStatus === 'archived';
  const round = isClosed
    ? await findRound(db, assessment.roundId)
    : await findPreviousClosedRound(db, {
        programmeId: assessment.programmeId,
        questionnaireVersionId: assessment.questionnaireVersionId,
        opensAt: assessment.roundOpensAt,
      });
  if (!round) return { reason: 'open_round' };
  const [rows, members] = await Promise.all([
    listGroupStatistics(db, { roundId: round.id, tree: OWN_TREE, groupCode: MUNICIPALITIES, audience: 'county' }),
    listRoundGroupMembers(db, round.id),
  ]);
  return {
    reason: null,
    round: roundLabel(round),
    total: members.filter((member) => member.groupCode === MUNICIPALITIES).length,
    figures: rows.map(toFigure),
  };
}

function toFigure(row: Awaited<ReturnType<typeof listGroupStatistics>>[number]): CountyFigureContent {
  const isShown = row.is_released === 1 && row.q2_u6x4 !== null;
  const levels = (quarters: number | null) =>
    isShown && quarters !== null ? quarters / QUARTERS_OF_MICRO_UNITS : null;
  return {
    code: row.node,
    n: row.n,
    isShown,
    reason: (row.reason ?? (isShown ? null : 'too_few')) as CountyFigureContent['reason'],
    median: levels(row.q2_u6x4),
    low: levels(row.q1_u6x4),
    high: levels(row.q3_u6x4),
  };
}
