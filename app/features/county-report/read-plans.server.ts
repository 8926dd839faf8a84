import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import type { JointStatus } from '#app/domain/plan/joint-action';
import { toSwedishTime } from '#app/domain/swedish-time';
import { readSharedEffects } from '#app/plans/read-shared-effect.server';
import { type PlanRound, readSharedPlans } from '#app/plans/read-shared-plans.server';
import { listJointActions, listJointSteps } from '#db/queries/joint-actions';
import { listAcceptedStatuses, listOffers } from '#db/queries/joint-offers';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import type { JointContent, PlansContent } from './report-content';

/** What is shared of the plans after a closed round, and the joint actions that have been offered. */
export async function readPlans(
  db: Kysely<Database>,
  round: PlanRound & { programme_id: Id; opens_at: string },
  day: string,
): Promise<PlansContent> {
  const later = (await listRounds(db, [round.programme_id]))
    .filter(({ status, opens_at }) => (status === 'closed' || status === 'archived') && opens_at > round.opens_at)
    .reverse();
  const [shared, { counts: effects }, joint] = await Promise.all([
    readSharedPlans(db, round, day),
    readSharedEffects(db, round, later),
    readJoint(db, round, later[0]?.closed_at ?? null),
  ]);
  return { day, shared, effects, joint };
}

/**
 * Only what organisations have been offered: before that nobody outside the county knows of it. And only of the round's
 * own time: not what had ended when it opened, nor what was offered after the next one had closed.
 */
async function readJoint(
  db: Kysely<Database>,
  round: { programme_id: Id; opens_at: string; parameters: string },
  nextClosedAt: string | null,
): Promise<JointContent[]> {
  const { k } = JSON.parse(round.parameters) as MethodParameters;
  const joint = await listJointActions(db, [round.programme_id]);
  const ids = joint.map(({ id }) => id);
  const [offers, steps, accepted] = await Promise.all([
    listOffers(db, ids),
    listJointSteps(db, ids),
    listAcceptedStatuses(db, ids),
  ]);
  return joint.flatMap(({ id, content, status }) => {
    const of = offers.filter(({ jointActionId }) => jointActionId === id);
    const count = (...answers: string[]) => of.filter((offer) => answers.includes(offer.status)).length;
    const statuses = accepted.filter(({ jointActionId }) => jointActionId === id);
    if (of.length === 0) return [];
    const stepOf = (...wanted: JointStatus[]) =>
      steps.find((step) => step.jointActionId === id && wanted.includes(step.status));
    const offeredOn = stepOf('offered')?.happenedOn ?? '';
    const endedOn = stepOf('finished', 'cancelled')?.happenedOn ?? null;
    if (nextClosedAt !== null && offeredOn > dayOf(nextClosedAt)) return [];
    if (endedOn !== null && endedOn < dayOf(round.opens_at)) return [];
    return {
      title: content.title,
      status,
      offeredOn,
      accepted: count('accepted'),
      declined: count('declined', 'withdrawn'),
      waiting: count('offered', 'asked'),
      progress:
        statuses.length < k
          ? null
          : ACTION_STATUSES.map((one) => ({
              status: one,
              count: statuses.filter((row) => row.status === one).length,
            })).filter((one) => one.count > 0),
    };
  });
}

const dayOf = (instant: string) => toSwedishTime(new Date(instant)).day;
