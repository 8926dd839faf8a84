import type { Kysely } from 'kysely';
import {
  canBeRewritten,
  EMPTY_JOINT,
  type JointContent,
  nextJointStatuses,
  takesAnswers,
} from '#app/domain/plan/joint-action';
import { indicatorsOf, placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { findJointAction, listJointSteps } from '#db/queries/joint-actions';
import { listAcceptedStatuses, listMessages, listOffers } from '#db/queries/joint-offers';
import { listProgrammes, listProgrammeUnits } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { describeJoint, toMessageView } from './describe-joint';
import type { CountyOfferView, JointPageView } from './view';

/** A joint action as the county works with it; undefined for another programme's. */
export async function readJoint(
  db: Kysely<Database>,
  { id, programmeIds }: { id: Id; programmeIds: readonly Id[] },
  { today, language }: { today: string; language: Language },
): Promise<JointPageView | undefined> {
  const stored = await findJointAction(db, id, programmeIds);
  if (!stored) return undefined;
  const questionnaire = await loadQuestionnaire(db, stored.questionnaireVersionId);
  const [steps, offers, members] = await Promise.all([
    listJointSteps(db, [id]),
    readOffers(db, id),
    listProgrammeUnits(db, stored.programmeId),
  ]);
  const [next] = nextJointStatuses(stored.status);
  return {
    id,
    status: stored.status,
    revision: stored.revision,
    canRewrite: canBeRewritten(stored.status),
    content: stored.content,
    reading: describeJoint(stored.content, questionnaire, language),
    steps: steps.map(({ status, happenedOn, note, personName }) => ({ status, happenedOn, note, personName })),
    next: next ?? null,
    canCancel: next !== undefined,
    offers,
    canBeOfferedTo: members
      .filter(({ organisationId }) => offers.every((offer) => offer.organisationId !== organisationId))
      .map(({ organisationId, name }) => ({ id: organisationId, name })),
    canOfferToMore: takesAnswers(stored.status),
    choices: { programmes: [], ...choicesOf(questionnaire, language) },
    today,
  };
}

/** An empty one to write, about the question or direction that was named; undefined before there is any round. */
export async function readNewJoint(
  db: Kysely<Database>,
  { programmeIds, about }: { programmeIds: readonly Id[]; about: string | null },
  { today, language }: { today: string; language: Language },
): Promise<JointPageView | undefined> {
  const programmes = await listProgrammes(db, programmeIds);
  const [round] = await listRounds(db, programmeIds);
  if (!round) return undefined;
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const content = startingFrom(questionnaire, about);
  return {
    id: null,
    status: 'draft',
    revision: 0,
    canRewrite: true,
    content,
    reading: describeJoint(content, questionnaire, language),
    steps: [],
    next: null,
    canCancel: false,
    offers: [],
    canBeOfferedTo: [],
    canOfferToMore: false,
    choices: {
      programmes: programmes.map((one) => ({ id: one.id, name: language === 'sv' ? one.name_sv : one.name_en })),
      ...choicesOf(questionnaire, language),
    },
    today,
  };
}

function startingFrom(questionnaire: Questionnaire, about: string | null): JointContent {
  const places = [...placesByIndicator(questionnaire.focusAreas).values()].filter(
    ({ indicator, direction }) => indicator.code === about || direction.code === about,
  );
  const [first] = places;
  if (!first) return EMPTY_JOINT;
  return {
    ...EMPTY_JOINT,
    collaborationArea: first.indicator.collaborationAreas[0] ?? null,
    areas: [first.area.code],
    indicators: places.map(({ indicator: { code, majorVersion } }) => ({ code, majorVersion })),
  };
}

function choicesOf({ collaborationAreas, focusAreas }: Questionnaire, language: Language) {
  return {
    collaborationAreas: collaborationAreas.map(({ code, name }) => ({ code, name: name[language] })),
    groups: focusAreas.map((area) => ({
      code: area.code,
      name: area.name[language],
      questions: indicatorsOf([area]).map(({ code, question }) => ({ code, question: question[language] })),
    })),
  };
}

async function readOffers(db: Kysely<Database>, jointActionId: Id): Promise<CountyOfferView[]> {
  const [offers, statuses] = await Promise.all([
    listOffers(db, [jointActionId]),
    listAcceptedStatuses(db, [jointActionId]),
  ]);
  const messages = await listMessages(
    db,
    offers.map(({ id }) => id),
  );
  return offers.map(({ id, organisationId, organisationName, status, reason, answeredAt }) => {
    const thread = messages.filter(({ offerId }) => offerId === id).map(toMessageView);
    return {
      organisationId,
      organisation: organisationName,
      status,
      reason,
      answeredAt,
      actionStatus: statuses.find((one) => one.organisationId === organisationId)?.status ?? null,
      messages: thread,
      awaitsReply: thread.at(-1)?.isFromCounty === false,
    };
  });
}
