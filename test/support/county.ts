import type { Kysely } from 'kysely';
import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import {
  type AnswerMutation,
  type AnswerSave,
  type MutationOutcome,
  saveAnswers,
} from '#app/features/answering/save-answers.server';
import { startResponse } from '#app/features/assessments/start-response.server';
import { loadProgramme, programmeSchema } from '#app/features/installation/load-programme.server';
import { publishQuestionnaire } from '#app/features/installation/publish-questionnaire.server';
import { addPerson } from '#app/features/people/add-person.server';
import { openRound } from '#app/features/rounds/open-round.server';
import { planRound, type RoundPlan } from '#app/features/rounds/plan-round.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { sign } from '#app/features/signing-off/sign.server';
import { newId } from '#db/ids';
import { listAssessments } from '#db/queries/assessments';
import { findOrganisationBySlug, findProgrammeBySlug, listProgrammeUnits } from '#db/queries/organisations';
import { findQuestionnaireVersion } from '#db/queries/questionnaires';
import { listAnswers } from '#db/queries/responses';
import reference from '#db/reference/orebro-lan.json';
import type { Database, Id, Role } from '#db/schema';
import { questionnaires } from '#surveys/index';

/** A county made through the same use-cases as a real one. */
export const NOW = new Date('2026-11-21T09:00:00.000Z');
export const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
export const VERSION = `${questionnaire.id}@${questionnaire.version}`;

export interface County {
  roundId: Id;
  person: (organisation: string, role: Role) => Promise<Id>;
}

/** Reference data, the questionnaire and one open round. */
export async function createCounty(db: Kysely<Database>, year = 2026): Promise<County> {
  await loadProgramme(db, programmeSchema.parse(reference), { now: NOW });
  await publishQuestionnaire(db, questionnaire, { now: NOW });
  const people = new Map<string, Id>();
  const person = async (organisation: string, role: Role): Promise<Id> => {
    const known = people.get(`${organisation} ${role}`);
    if (known) return known;
    const added = await addPerson(
      db,
      {
        email: `${role}.${organisation}@example.se`,
        name: `${role} ${organisation}`,
        title: null,
        language: 'sv',
        role,
        at: organisation,
      },
      { now: NOW },
    );
    if ('problem' in added) throw new Error(added.problem);
    people.set(`${organisation} ${role}`, added.personId);
    return added.personId;
  };
  return { roundId: await createOpenRound(db, year, await person('orebro-lan', 'county')), person };
}

export async function createOpenRound(db: Kysely<Database>, year: number, actorId: Id): Promise<Id> {
  const opensAt = new Date(`${year}-10-22T08:00:00.000Z`);
  const plan = { name: `Mätomgång ${year}`, opensAt, closesAt: new Date(`${year}-12-21T23:00:00.000Z`) };
  const { roundId } = await planWholeRound(db, plan, actorId);
  await openRound(db, roundId, { now: NOW, actor: { personId: actorId } });
  return roundId;
}

/** A round of the published questionnaire for every member of the programme, planned the moment before it opens. */
export async function planWholeRound(
  db: Kysely<Database>,
  plan: Pick<RoundPlan, 'name' | 'opensAt' | 'closesAt'> & { parameters?: MethodParameters },
  actorId: Id,
  programmeSlug = 'orebro-lan',
): Promise<{ roundId: Id; slug: string }> {
  const roundId = newId();
  const programme = (await findProgrammeBySlug(db, programmeSlug))!;
  const version = (await findQuestionnaireVersion(db, questionnaire.id, questionnaire.version))!;
  const planned = await planRound(
    db,
    {
      id: roundId,
      programmeId: programme.id,
      programmeIds: [programme.id],
      questionnaireVersionId: version.id,
      parameters: DEFAULT_PARAMETERS,
      message: '',
      organisationIds: (await listProgrammeUnits(db, programme.id)).map((unit) => unit.organisationId),
      copyOf: null,
      ...plan,
    },
    { now: plan.opensAt, actor: { personId: actorId } },
  );
  if ('problem' in planned) throw new Error(planned.problem);
  return { roundId, slug: planned.slug };
}

export interface Workplace {
  assessmentId: Id;
  organisationIds: Id[];
  responseId: Id;
  coordinatorId: Id;
  approverId: Id;
}

/** An organisation whose coordinator has begun to answer in the round. */
export async function startAnswering(
  db: Kysely<Database>,
  county: County,
  slug: string,
  roundId = county.roundId,
): Promise<Workplace> {
  const organisation = await findOrganisationBySlug(db, slug);
  if (!organisation) throw new Error(`no organisation ${slug}`);
  const organisationIds = [organisation.id];
  const assessment = (await listAssessments(db, organisationIds)).find((one) => one.roundId === roundId);
  if (!assessment) throw new Error(`${slug} is not in the round`);
  const coordinatorId = await county.person(slug, 'coordinator');
  const approverId = await county.person(slug, 'approver');
  const started = await startResponse(
    db,
    { assessmentId: assessment.id, organisationIds },
    { now: NOW, actor: { personId: coordinatorId } },
  );
  if ('problem' in started) throw new Error(started.problem);
  return { assessmentId: assessment.id, organisationIds, responseId: started.responseId, coordinatorId, approverId };
}

/** A change of one answer as the browser sends it. */
export function change(indicator: string, part: Partial<AnswerMutation> = {}): AnswerMutation {
  return {
    mutationId: newId(),
    indicator,
    baseRevision: 0,
    kind: 'level',
    level: 3,
    comment: '',
    evidence: '',
    ...part,
  };
}

/** The request that saves these changes for the coordinator. */
export function toSave(place: Workplace, mutations: readonly AnswerMutation[]): AnswerSave {
  const { responseId, assessmentId, organisationIds, coordinatorId } = place;
  return { responseId, assessmentId, organisationIds, personId: coordinatorId, version: VERSION, mutations };
}

export function codesFor(
  kind: 'municipality' | 'region' | 'county_administrative_board' | 'university' = 'municipality',
): string[] {
  return indicatorsOf(applicableAreas(questionnaire, kind)).map((indicator) => indicator.code);
}

/** Answers every indicator, by default with level 3 and a comment that no rule can miss. */
export async function answerAll(
  db: Kysely<Database>,
  place: Workplace,
  contentOf: (code: string, index: number) => Partial<AnswerMutation> = () => ({}),
  codes = codesFor(),
): Promise<void> {
  const mutations = codes.map((code, index) =>
    change(code, { comment: 'Enligt samordnaren.', ...contentOf(code, index) }),
  );
  const [outcomes] = await saveAnswers(db, [toSave(place, mutations)], { now: NOW });
  const failed = outcomes?.filter((outcome) => outcome.status !== 'saved') ?? [];
  if (failed.length > 0) throw new Error(`not saved: ${JSON.stringify(failed.slice(0, 3))}`);
}

/** Hands over and signs what has been answered. */
export async function handOverAndSign(
  db: Kysely<Database>,
  place: Workplace,
  { now = NOW, revision = 1, sharing = PRESELECTED_SHARING }: { now?: Date; revision?: number; sharing?: Sharing } = {},
) {
  const { assessmentId, organisationIds } = place;
  const handedOver = await handOver(
    db,
    { assessmentId, organisationIds },
    { now, actor: { personId: place.coordinatorId } },
  );
  if ('problem' in handedOver) throw new Error(JSON.stringify(handedOver));
  const signed = await sign(
    db,
    { assessmentId, organisationIds, revision, sharing, diaryNumber: null },
    { now, actor: { personId: place.approverId } },
  );
  if ('problem' in signed) throw new Error(JSON.stringify(signed));
  return signed;
}

/** A further respondent of the organisation who has begun to answer: the same workplace, with them in the coordinator's place. */
export async function joinColleague(db: Kysely<Database>, place: Workplace, slug: string, name: string) {
  const email = `${name}.${slug}@example.se`;
  const person = { email, name, title: null, language: 'sv' as const, role: 'respondent' as const, at: slug };
  const added = await addPerson(db, person, { now: NOW });
  if ('problem' in added) throw new Error(added.problem);
  const { assessmentId, organisationIds } = place;
  const acting = { now: NOW, actor: { personId: added.personId } };
  const started = await startResponse(db, { assessmentId, organisationIds }, acting);
  if ('problem' in started) throw new Error(started.problem);
  return { ...place, responseId: started.responseId, coordinatorId: added.personId };
}

/** Saves one person's changes, as one request does, and answers what became of each. */
export async function saveOne(
  db: Kysely<Database>,
  place: Workplace,
  mutations: readonly AnswerMutation[],
  now = NOW,
): Promise<MutationOutcome[]> {
  const [outcomes] = await saveAnswers(db, [toSave(place, mutations)], { now });
  return outcomes ?? [];
}

/** What is stored of a response: the answers as they stand, and every version, in order. */
export async function readStored(db: Kysely<Database>, responseId: Id) {
  const answers = await listAnswers(db, [responseId]);
  const versions = await db
    .selectFrom('answer_versions')
    .selectAll()
    .where('response_id', '=', responseId)
    .orderBy('indicator')
    .orderBy('revision')
    .execute();
  return { answers: new Map(answers.map((row) => [row.indicator, row])), versions };
}
