import type { Kysely } from 'kysely';
import { hasRole, type Viewer } from '#app/access/viewer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { type AreaProgress, progressByArea } from '#app/domain/questionnaire/progress';
import type { AssessmentRow } from '#db/queries/assessments';
import { listAuditEvents } from '#db/queries/operations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listAnswers, listConsensusAnswers, listFacts, listResponses } from '#db/queries/responses';
import type { AssessmentStatus, Database } from '#db/schema';

export interface PersonPart {
  name: string;
  title: string | null;
  isViewer: boolean;
  isReady: boolean;
  answered: number;
  areas: AreaProgress[];
}

export interface HistoryStep {
  id: string;
  at: string;
  action: string;
  personName: string | null;
  reason: string | null;
}

export interface AssessmentView {
  id: string;
  organisationName: string;
  roundName: string;
  closesAt: string;
  isRoundClosed: boolean;
  isArchived: boolean;
  status: AssessmentStatus;
  revision: number;
  /** What anybody has answered, and what is agreed so far. */
  areas: (AreaProgress & { agreed: number; own: number })[];
  facts: { answered: number; total: number };
  people: PersonPart[];
  history: HistoryStep[];
  /** The viewer's own part; null before they have begun. */
  own: { isReady: boolean; answered: number } | null;
  may: { answer: boolean; review: boolean; approve: boolean };
  resultPath: string | null;
}

/** The assessment as its organisation sees it: how far each area is, who has answered what, what has happened. */
export async function readAssessment(
  db: Kysely<Database>,
  viewer: Viewer,
  assessment: AssessmentRow,
): Promise<AssessmentView> {
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const areas = applicableAreas(questionnaire, assessment.organisationKind);
  const responses = await listResponses(db, assessment.id);
  const answers = (
    await listAnswers(
      db,
      responses.map((response) => response.id),
    )
  ).filter((row) => row.kind !== null);
  const codesOf = (responseId: string) =>
    new Set(answers.filter((row) => row.response_id === responseId).map((row) => row.indicator));
  const agreed = new Set((await listConsensusAnswers(db, assessment.id)).map((row) => row.indicator));
  const own = responses.find((response) => response.personId === viewer.personId);
  const ownProgress = progressByArea(areas, own ? codesOf(own.id) : new Set());
  const agreedProgress = progressByArea(areas, agreed);
  const facts = await listFacts(db, assessment.id);
  const history = await listAuditEvents(db, 'assessment', assessment.id, [assessment.organisationId]);
  const isArchived = assessment.roundStatus === 'archived';
  const isWorkable = !isArchived && (assessment.status === 'not_started' || assessment.status === 'in_progress');
  return {
    id: assessment.id,
    organisationName: assessment.organisationName,
    roundName: assessment.roundName,
    closesAt: assessment.roundClosesAt,
    isRoundClosed: assessment.roundStatus !== 'open',
    isArchived,
    status: assessment.status,
    revision: assessment.revision,
    areas: progressByArea(areas, new Set(answers.map((row) => row.indicator))).map((area, index) => ({
      ...area,
      agreed: agreedProgress[index]!.answered,
      own: ownProgress[index]!.answered,
    })),
    facts: { answered: facts.filter((fact) => fact.value !== null).length, total: questionnaire.facts.length },
    people: responses.map((response) => ({
      name: response.personName,
      title: response.personTitle,
      isViewer: response.personId === viewer.personId,
      isReady: response.submittedAt !== null,
      answered: codesOf(response.id).size,
      areas: progressByArea(areas, codesOf(response.id)),
    })),
    history: history.map(({ id, at, action, after, personName }) => ({
      id,
      at,
      action,
      personName,
      reason: reasonOf(after),
    })),
    own: own ? { isReady: own.submittedAt !== null, answered: codesOf(own.id).size } : null,
    may: {
      answer: isWorkable && hasRole(viewer, assessment.organisationId, 'respondent', 'coordinator'),
      review: isWorkable && hasRole(viewer, assessment.organisationId, 'coordinator'),
      approve:
        !isArchived && assessment.status === 'handed_over' && hasRole(viewer, assessment.organisationId, 'approver'),
    },
    resultPath: assessment.currentSignOffId ? `/resultat/${assessment.organisationSlug}/${assessment.roundSlug}` : null,
  };
}

function reasonOf(after: string | null): string | null {
  const value = after === null ? null : (JSON.parse(after) as { reason?: unknown });
  return typeof value?.reason === 'string' ? value.reason : null;
}
