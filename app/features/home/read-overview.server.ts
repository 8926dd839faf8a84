import type { Kysely } from 'kysely';
import { hasRole, type Viewer } from '#app/access/viewer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { type AreaProgress, nextArea, progressByArea } from '#app/domain/questionnaire/progress';
import { type AssessmentRow, listAssessments } from '#db/queries/assessments';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listAnswers, listResponses } from '#db/queries/responses';
import { readReturned } from '#db/queries/returned';
import type { AssessmentStatus, Database } from '#db/schema';

/** The one next step for this person; `text` names its words and button. */
export interface NextStep {
  text: 'start' | 'answer' | 'returned' | 'review' | 'approve' | 'result' | 'wait' | 'done' | 'archived';
  to: string | null;
}

export interface OpenAssessment {
  id: string;
  roundName: string;
  organisationName: string;
  closesAt: string;
  isClosed: boolean;
  /** From the county; empty when it has written none. */
  message: string;
  status: AssessmentStatus;
  step: NextStep;
  areas: AreaProgress[];
  people: number;
  /** A reader sees how far it is, not the assessment itself. */
  mayOpen: boolean;
}

export interface EarlierRound {
  id: string;
  roundName: string;
  organisationName: string;
  status: AssessmentStatus;
  resultPath: string | null;
}

/** The viewer's rounds: what is open with the next step for them, and the earlier ones. */
export async function readOverview(
  db: Kysely<Database>,
  viewer: Viewer,
  organisationIds: readonly string[],
): Promise<{ open: OpenAssessment[]; earlier: EarlierRound[] }> {
  const assessments = await listAssessments(db, organisationIds);
  const newestOf = new Map(assessments.map((one) => [one.organisationId, one.roundId] as const).reverse());
  const isCurrent = (one: AssessmentRow) =>
    one.roundStatus === 'open' || newestOf.get(one.organisationId) === one.roundId;
  const open = await Promise.all(assessments.filter(isCurrent).map((one) => describeOpen(db, viewer, one)));
  const earlier = assessments
    .filter((one) => !isCurrent(one))
    .map((one) => ({
      id: one.id,
      roundName: one.roundName,
      organisationName: one.organisationName,
      status: one.status,
      resultPath: resultPathOf(one),
    }));
  return { open, earlier };
}

function resultPathOf(assessment: AssessmentRow): string | null {
  return assessment.currentSignOffId ? `/resultat/${assessment.organisationSlug}/${assessment.roundSlug}` : null;
}

async function describeOpen(db: Kysely<Database>, viewer: Viewer, assessment: AssessmentRow): Promise<OpenAssessment> {
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const areas = applicableAreas(questionnaire, assessment.organisationKind);
  const responses = await listResponses(db, assessment.id);
  const answers = (
    await listAnswers(
      db,
      responses.map((response) => response.id),
    )
  ).filter((row) => row.kind !== null);
  const own = responses.find((response) => response.personId === viewer.personId);
  const isReturned = (await readReturned(db, assessment)) !== null;
  const ownCodes = new Set(answers.filter((row) => row.response_id === own?.id).map((row) => row.indicator));
  return {
    id: assessment.id,
    roundName: assessment.roundName,
    organisationName: assessment.organisationName,
    closesAt: assessment.roundClosesAt,
    isClosed: assessment.roundStatus !== 'open',
    message: assessment.roundMessage,
    status: assessment.status,
    step: nextStepFor(viewer, { ...assessment, isReturned }, responses, progressByArea(areas, ownCodes)),
    areas: progressByArea(areas, new Set(answers.map((row) => row.indicator))),
    people: responses.length,
    mayOpen: hasRole(viewer, assessment.organisationId, 'respondent', 'coordinator', 'approver'),
  };
}

function nextStepFor(
  viewer: Viewer,
  assessment: AssessmentRow & { isReturned: boolean },
  responses: Awaited<ReturnType<typeof listResponses>>,
  progress: readonly AreaProgress[],
): NextStep {
  const path = `/sjalvskattning/${assessment.id}`;
  const { organisationId, status } = assessment;
  if (status === 'signed') return { text: 'result', to: resultPathOf(assessment) };
  if (assessment.roundStatus === 'archived') return { text: 'archived', to: null };
  if (status === 'handed_over') {
    return hasRole(viewer, organisationId, 'approver')
      ? { text: 'approve', to: `${path}/godkann` }
      : { text: 'wait', to: null };
  }
  if (!hasRole(viewer, organisationId, 'respondent', 'coordinator')) return { text: 'wait', to: null };
  const isCoordinator = hasRole(viewer, organisationId, 'coordinator');
  if (isCoordinator && assessment.isReturned) return { text: 'returned', to: `${path}/granska` };
  const own = responses.find((response) => response.personId === viewer.personId);
  const review: NextStep = { text: 'review', to: `${path}/granska` };
  if (!own) {
    const isAnybodyReady = responses.some((response) => response.submittedAt !== null);
    return isCoordinator && isAnybodyReady ? review : { text: 'start', to: path };
  }
  const area = nextArea(progress);
  const isAllAnswered = progress.every((one) => one.answered === one.total);
  if (own.submittedAt === null && !isAllAnswered && area)
    return { text: 'answer', to: `${path}/${area.toLowerCase()}` };
  if (isCoordinator) return review;
  return { text: 'done', to: path };
}
