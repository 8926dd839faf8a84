import type { Kysely } from 'kysely';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import { OFFER_STATUSES } from '#app/domain/plan/joint-action';
import type { Language } from '#app/domain/questionnaire/schema';
import {
  listAcceptedStatuses,
  listJointActions,
  listJointSteps,
  listMessages,
  listOffers,
} from '#db/queries/joint-actions';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { Database, Id } from '#db/schema';
import { nameOfCollaborationArea } from './describe-joint';
import { readLackingView } from './read-lacking-view.server';
import type { JointLine, JointListView } from './view';

/** The county's joint actions with where they are and what has been answered, and what many lack. */
export async function readJointList(
  db: Kysely<Database>,
  programmeIds: readonly Id[],
  language: Language,
): Promise<JointListView> {
  const joint = await listJointActions(db, programmeIds);
  const ids = joint.map(({ id }) => id);
  const [steps, offers, accepted, lacking] = await Promise.all([
    listJointSteps(db, ids),
    listOffers(db, ids),
    listAcceptedStatuses(db, ids),
    readLackingView(db, programmeIds, language),
  ]);
  const messages = await listMessages(
    db,
    offers.map(({ id }) => id),
  );
  const lines: JointLine[] = [];
  for (const { id, content, status, questionnaireVersionId } of joint) {
    const questionnaire = await loadQuestionnaire(db, questionnaireVersionId);
    const of = offers.filter(({ jointActionId }) => jointActionId === id);
    const statuses = accepted.filter(({ jointActionId }) => jointActionId === id);
    const count = (one: string) => of.filter((offer) => offer.status === one).length;
    lines.push({
      id,
      title: content.title,
      status,
      since: steps.findLast(({ jointActionId }) => jointActionId === id)?.happenedOn ?? '',
      collaborationArea: nameOfCollaborationArea(content.collaborationArea, questionnaire, language),
      answers: Object.fromEntries(OFFER_STATUSES.map((one) => [one, count(one)])) as JointLine['answers'],
      progress: ACTION_STATUSES.map((one) => ({
        status: one,
        count: statuses.filter((row) => row.status === one).length,
      })).filter((one) => one.count > 0),
      unanswered: of.filter((offer) => messages.findLast(({ offerId }) => offerId === offer.id)?.isFromCounty === 0)
        .length,
    });
  }
  return { lines, lacking };
}
