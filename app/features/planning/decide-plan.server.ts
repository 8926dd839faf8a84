import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { withLevelsWhenDecided } from '#app/domain/plan/check-draft';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { toSwedishTime } from '#app/domain/swedish-time';
import { openPlan, type PlanProblem, type PlanScope, type WritablePlan } from '#app/plans/open-plan.server';
import { changeAction } from '#app/plans/write-action.server';
import { newId } from '#db/ids';
import { listActions, type StoredAction } from '#db/queries/actions';
import { insertPlanDecision, insertPlanDecisionActions, listPlanDecisions } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export interface Decision {
  /** Who decided, such as `KS`. */
  decidingBody: string;
  /** YYYY-MM-DD */
  decidedOn: string;
  /** Such as `§ 214`. */
  paragraph: string;
  diaryNumber: string | null;
}

export interface DecidePlanInput extends PlanScope, Decision {
  /** What was read: see fingerprintOf. A plan that has changed since is not decided. */
  fingerprint: string;
}

export type DecidePlanResult =
  | { decisionId: Id; number: number }
  | { problem: PlanProblem | 'empty' | 'changed_since' | 'not_decided_yet' };

/** The same for the same versions of the same actions. */
export function fingerprintOf(actions: readonly Pick<StoredAction, 'id' | 'revision'>[]): string {
  const versions = actions.map(({ id, revision }) => `${id}:${revision}`).sort();
  return createHash('sha256').update(versions.join(' ')).digest('hex').slice(0, 32);
}

/**
 * Registers that the plan has been decided: proposals become decided, and the version of every action is frozen under the
 * decision. The plan goes on living; later changes are seen against it.
 */
export function decidePlan(db: Kysely<Database>, input: DecidePlanInput, acting: Acting): Promise<DecidePlanResult> {
  return inTransaction(db, async (trx): Promise<DecidePlanResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    if (input.decidedOn > toSwedishTime(acting.now).day) return { problem: 'not_decided_yet' };
    const actions = await listActions(trx, [plan.planId], input.organisationIds);
    if (!actions.some(({ content }) => content.status !== 'cancelled')) return { problem: 'empty' };
    if (fingerprintOf(actions) !== input.fingerprint) return { problem: 'changed_since' };
    const versions = [];
    for (const action of actions) {
      versions.push({ action_id: action.id, action_revision: await decideOne(trx, plan, action, acting) });
    }
    return freeze(trx, plan, input, versions, acting);
  });
}

/** Answers with the revision that was decided. */
function decideOne(
  trx: Transaction<Database>,
  { base }: WritablePlan,
  action: StoredAction,
  acting: Acting,
): Promise<number> | number {
  if (action.content.status !== 'proposed') return action.revision;
  const content = withLevelsWhenDecided(base, action.content, { ...action.content, status: 'decided' });
  return changeAction(trx, action, content, acting);
}

async function freeze(
  trx: Transaction<Database>,
  { planId, assessment }: WritablePlan,
  { decidingBody, decidedOn, paragraph, diaryNumber }: Decision,
  versions: { action_id: Id; action_revision: number }[],
  acting: Acting,
): Promise<{ decisionId: Id; number: number }> {
  const decisionId = newId();
  const at = acting.now.toISOString();
  const number = ((await listPlanDecisions(trx, planId))[0]?.number ?? 0) + 1;
  const decision = {
    number,
    deciding_body: toStorableText(decidingBody),
    decided_on: decidedOn,
    paragraph: toStorableText(paragraph),
    diary_number: diaryNumber === null ? null : toStorableText(diaryNumber),
  };
  await insertPlanDecision(trx, {
    id: decisionId,
    plan_id: planId,
    organisation_id: assessment.organisationId,
    ...decision,
    person_id: acting.actor.personId,
    registered_at: at,
  });
  await insertPlanDecisionActions(
    trx,
    versions.map((version) => ({ decision_id: decisionId, ...version })),
  );
  await logEvent(trx, acting, {
    organisationId: assessment.organisationId,
    action: 'plan_decided',
    objectType: 'plan',
    objectId: planId,
    after: { ...decision, actions: versions.length },
  });
  return { decisionId, number };
}
