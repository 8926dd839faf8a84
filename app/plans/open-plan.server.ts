import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { newId } from '#db/ids';
import { type AssessmentRow, findAssessment } from '#db/queries/assessments';
import { findPlan, insertPlan } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import { readSignedBase, type SignedBase } from './signed-base.server';

/** Which plan, and who may: the assessment that it follows from, among these organisations' own. */
export interface PlanScope {
  assessmentId: Id;
  organisationIds: readonly Id[];
}

export type PlanProblem = 'not_found' | 'not_signed';

export interface WritablePlan {
  assessment: AssessmentRow;
  base: SignedBase;
  planId: Id;
}

/**
 * The plan to write in, begun if it is the first time. A plan needs signed answers to rest on. It lives on when its round
 * is archived: that ends the answers, not the work.
 */
export async function openPlan(
  trx: Transaction<Database>,
  { assessmentId, organisationIds }: PlanScope,
  acting: Acting,
): Promise<WritablePlan | { problem: PlanProblem }> {
  const assessment = await findAssessment(trx, assessmentId, organisationIds);
  if (!assessment) return { problem: 'not_found' };
  const base = await readSignedBase(trx, assessment);
  if (!base) return { problem: 'not_signed' };
  const known = await findPlan(trx, assessment, organisationIds);
  return { assessment, base, planId: known?.id ?? (await beginPlan(trx, assessment, acting)) };
}

async function beginPlan(db: Kysely<Database>, assessment: AssessmentRow, acting: Acting): Promise<Id> {
  const id = newId();
  const at = acting.now.toISOString();
  const { unitId, roundId, organisationId } = assessment;
  await insertPlan(db, {
    id,
    unit_id: unitId,
    round_id: roundId,
    organisation_id: organisationId,
    person_id: acting.actor.personId,
    created_at: at,
  });
  await logEvent(db, acting, {
    organisationId,
    action: 'plan_started',
    objectType: 'plan',
    objectId: id,
  });
  return id;
}
