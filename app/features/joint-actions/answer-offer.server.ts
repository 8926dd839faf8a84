import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { EMPTY_ACTION, MAX_TEXT_LENGTH } from '#app/domain/plan/action';
import { signedLevel } from '#app/domain/plan/check-draft';
import { afterMove, type JointContent, takesAnswers } from '#app/domain/plan/joint-action';
import { targetOf } from '#app/domain/plan/proposals';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import { openPlan, type WritablePlan } from '#app/plans/open-plan.server';
import { addAction } from '#app/plans/write-action.server';
import { listAssessments } from '#db/queries/assessments';
import { findJointCopy, findOfferTo, type OfferTo, updateOffer } from '#db/queries/joint-offers';
import { listIndicatorPriorities } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { logJoint } from './log.server';

/** Whose offer, and who may answer it. */
export interface OfferScope {
  jointActionId: Id;
  /** The one that the address names. */
  organisation: { slug: string } | { id: Id };
  /** Where the person may do this. */
  organisationIds: readonly Id[];
}

export interface AnswerInput extends OfferScope {
  answer: 'accept' | 'decline' | 'withdraw';
  /** Needed for a no; the county reads it. */
  reason: string;
}

export type AnswerResult =
  | { actionId: Id | null }
  | { problem: 'not_found' | 'ended' | 'not_possible' | 'no_plan' | 'reason_missing' | 'reason_long' };

/**
 * The organisation's yes or no. A yes puts an action of its own in its newest open plan; said twice, or by two people at
 * once, there is still one. A yes taken back leaves the action where it is and ends the link.
 */
export function answerOffer(db: Kysely<Database>, input: AnswerInput, acting: Acting): Promise<AnswerResult> {
  return inTransaction(db, async (trx): Promise<AnswerResult> => {
    const offer = await findOfferTo(trx, input, input.organisationIds);
    if (!offer) return { problem: 'not_found' };
    const isYes = input.answer === 'accept';
    const reason = isYes ? '' : toStorableText(input.reason).trim();
    if (reason.length > MAX_TEXT_LENGTH) return { problem: 'reason_long' };
    if (input.answer !== 'withdraw' && !takesAnswers(offer.jointStatus)) return { problem: 'ended' };
    const to = afterMove(offer.status, input.answer);
    if (!to) return { problem: 'not_possible' };
    if (to === offer.status) return { actionId: null };
    if (!isYes && reason === '') return { problem: 'reason_missing' };
    const actionId = isYes ? await addToPlan(trx, offer, acting) : null;
    if (isYes && actionId === null) return { problem: 'no_plan' };
    const { personId } = acting.actor;
    const answer = { reason, personId, at: acting.now.toISOString() };
    const isWritten = await updateOffer(trx, { id: offer.id, from: offer.status, to }, answer);
    if (!isWritten) throw new Error(`offer ${offer.id} was answered while it was written`);
    const event = {
      jointActionId: offer.jointActionId,
      organisationId: offer.organisationId,
      action: `joint_action_offer_${to}`,
      before: { status: offer.status },
      after: { status: to, reason, actionId },
    };
    await logJoint(trx, event, acting);
    return { actionId };
  });
}

/** The action in the newest plan; null when nothing has been signed to plan from. Accepted anew it is the same one. */
async function addToPlan(trx: Transaction<Database>, offer: OfferTo, acting: Acting): Promise<Id | null> {
  const organisationIds = [offer.organisationId];
  const assessments = await listAssessments(trx, organisationIds);
  const newest = assessments.find((one) => one.currentSignOffId !== null);
  if (!newest) return null;
  const plan = await openPlan(trx, { assessmentId: newest.id, organisationIds }, acting);
  if ('problem' in plan) return null;
  const known = await findJointCopy(trx, plan.planId, offer.jointActionId);
  if (known) return known.id;
  const content = await ownCopy(trx, plan, offer.content);
  return addAction(trx, plan, content, acting, { jointActionId: offer.jointActionId });
}

/** What the organisation begins with: the county's words, the questions that it answers, its own levels and targets. */
async function ownCopy(trx: Transaction<Database>, { assessment, base }: WritablePlan, joint: JointContent) {
  const places = placesByIndicator(base.areas);
  const ratings = new Map((await listIndicatorPriorities(trx, assessment.id)).map((row) => [row.indicator, row]));
  const asked = joint.indicators.filter(
    ({ code, majorVersion }) => places.get(code)?.indicator.majorVersion === majorVersion,
  );
  return {
    ...EMPTY_ACTION,
    title: joint.title,
    description: joint.description,
    effectGoal: joint.effectGoal,
    startsOn: joint.startsOn,
    dueOn: joint.dueOn,
    collaborationArea: joint.collaborationArea,
    areas: joint.areas.filter((code) => base.areas.some((area) => area.code === code)),
    indicators: asked.map((one) => ({
      ...one,
      fromLevel: signedLevel(base, one),
      target: targetOf(base.answerOf(one.code), ratings.get(one.code), base.questionnaire.scale),
    })),
  };
}
