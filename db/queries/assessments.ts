import type { Insertable, Kysely } from 'kysely';
import { chunksOf } from '../chunks';
import type { AssessmentStatus, Database, Id } from '../schema';

const assessmentWithRound = (db: Kysely<Database>) =>
  db
    .selectFrom('assessments as assessment')
    .innerJoin('rounds as round', 'round.id', 'assessment.round_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'assessment.organisation_id')
    .select((eb) => [
      'assessment.id',
      'assessment.round_id as roundId',
      'assessment.unit_id as unitId',
      'assessment.organisation_id as organisationId',
      'assessment.status',
      'assessment.revision',
      'assessment.current_sign_off_id as currentSignOffId',
      'round.slug as roundSlug',
      'round.name as roundName',
      'round.message as roundMessage',
      'round.status as roundStatus',
      'round.opens_at as roundOpensAt',
      // A round that was closed by hand closed before its time.
      eb
        .case()
        .when('round.closed_at', '<', eb.ref('round.closes_at'))
        .then(eb.ref('round.closed_at').$notNull())
        .else(eb.ref('round.closes_at'))
        .end()
        .as('roundClosesAt'),
      'round.programme_id as programmeId',
      'round.questionnaire_version_id as questionnaireVersionId',
      'round.parameters as parameters',
      'organisation.slug as organisationSlug',
      'organisation.name as organisationName',
      'organisation.formal_name as organisationFormalName',
      'organisation.kind as organisationKind',
    ]);

export type AssessmentRow = NonNullable<Awaited<ReturnType<typeof findAssessment>>>;

/** An assessment of one of these organisations; undefined for anybody else's, as if it did not exist. */
export async function findAssessment(db: Kysely<Database>, id: Id, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return undefined;
  return assessmentWithRound(db)
    .where('assessment.id', '=', id)
    .where('assessment.organisation_id', 'in', organisationIds)
    .executeTakeFirst();
}

export async function findAssessmentBySlugs(
  db: Kysely<Database>,
  slugs: { organisation: string; round: string },
  organisationIds: readonly Id[],
) {
  if (organisationIds.length === 0) return undefined;
  return assessmentWithRound(db)
    .where('organisation.slug', '=', slugs.organisation)
    .where('round.slug', '=', slugs.round)
    .where('assessment.organisation_id', 'in', organisationIds)
    .orderBy('assessment.id')
    .executeTakeFirst();
}

/** The organisations' assessments, newest round first. Drafts of rounds are not shown to them. */
export function listAssessments(db: Kysely<Database>, organisationIds: readonly Id[]) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return assessmentWithRound(db)
    .where('assessment.organisation_id', 'in', organisationIds)
    .where('round.status', '<>', 'draft')
    .orderBy('round.opens_at', 'desc')
    .orderBy('organisation.name')
    .orderBy('assessment.id')
    .execute();
}

export async function insertAssessments(db: Kysely<Database>, rows: Insertable<Database['assessments']>[]) {
  for (const chunk of chunksOf(rows)) await db.insertInto('assessments').values(chunk).execute();
}

export interface AssessmentStep {
  from: readonly AssessmentStatus[];
  to: AssessmentStatus;
  revision?: number;
  currentSignOffId?: Id;
}

/** Moves an assessment to its next status; false when it was no longer in a status the step leaves. */
export async function updateAssessmentStatus(db: Kysely<Database>, id: Id, step: AssessmentStep): Promise<boolean> {
  const result = await db
    .updateTable('assessments')
    .set({
      status: step.to,
      ...(step.revision === undefined ? {} : { revision: step.revision }),
      ...(step.currentSignOffId === undefined ? {} : { current_sign_off_id: step.currentSignOffId }),
    })
    .where('id', '=', id)
    .where('status', 'in', step.from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/**
 * The latest signed assessment of the same unit and questionnaire in an earlier round, with its round's name, or
 * undefined. `opensAt` is the present round's opening.
 */
export function findEarlierSignOff(
  db: Kysely<Database>,
  present: { unitId: Id; questionnaireVersionId: Id; opensAt: string },
) {
  return db
    .selectFrom('assessments as assessment')
    .innerJoin('rounds as round', 'round.id', 'assessment.round_id')
    .innerJoin('questionnaire_versions as version', 'version.id', 'round.questionnaire_version_id')
    .innerJoin('sign_offs as sign_off', 'sign_off.id', 'assessment.current_sign_off_id')
    .select([
      'sign_off.id as signOffId',
      'round.id as roundId',
      'round.name as roundName',
      'round.slug as roundSlug',
      'round.opens_at as opensAt',
      'assessment.id as assessmentId',
    ])
    .where('assessment.unit_id', '=', present.unitId)
    .where('round.opens_at', '<', present.opensAt)
    .where('version.questionnaire_id', 'in', (query) =>
      query
        .selectFrom('questionnaire_versions')
        .select('questionnaire_id')
        .where('id', '=', present.questionnaireVersionId),
    )
    .orderBy('round.opens_at', 'desc')
    .orderBy('round.id', 'desc')
    .executeTakeFirst();
}

/** The next signed assessment of the same unit and questionnaire in a later round, or undefined. */
export function findLaterSignOff(
  db: Kysely<Database>,
  present: { unitId: Id; questionnaireVersionId: Id; opensAt: string },
) {
  return db
    .selectFrom('assessments as assessment')
    .innerJoin('rounds as round', 'round.id', 'assessment.round_id')
    .innerJoin('questionnaire_versions as version', 'version.id', 'round.questionnaire_version_id')
    .innerJoin('sign_offs as sign_off', 'sign_off.id', 'assessment.current_sign_off_id')
    .select(['sign_off.id as signOffId', 'round.name as roundName', 'round.slug as roundSlug'])
    .where('assessment.unit_id', '=', present.unitId)
    .where('round.opens_at', '>', present.opensAt)
    .where('version.questionnaire_id', 'in', (query) =>
      query
        .selectFrom('questionnaire_versions')
        .select('questionnaire_id')
        .where('id', '=', present.questionnaireVersionId),
    )
    .orderBy('round.opens_at')
    .orderBy('round.id')
    .executeTakeFirst();
}
