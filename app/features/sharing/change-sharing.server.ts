import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { applySharing, type DepthOutcome } from '#app/access/apply-sharing.server';
import { logEvent } from '#app/access/log-event.server';
import { findTooWideDepth, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import { newId } from '#db/ids';
import { findAssessment } from '#db/queries/assessments';
import { insertSharings, listSharings } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export interface ChangeSharingInput {
  assessmentId: Id;
  organisationIds: readonly Id[];
  sharing: Sharing;
  /** The newest choice that the person saw: a choice made since then is not overwritten unseen. */
  seen: string;
}

export type ChangeSharingResult =
  | { isChanged: true; outcomes: DepthOutcome[] | null }
  | { problem: 'not_found' | 'not_signed' | 'sharing_too_wide' | 'changed_meanwhile' | 'unchanged' };

/**
 * Changes how far a signed assessment is shown. Before the close the choice simply counts at the close; afterwards it is
 * brought into force as far as method 5.10 allows. Every changed depth is a new row, never a changed one.
 */
export function changeSharing(
  db: Kysely<Database>,
  input: ChangeSharingInput,
  acting: Acting,
): Promise<ChangeSharingResult> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, input.assessmentId, input.organisationIds);
    if (!assessment) return { problem: 'not_found' };
    if (!assessment.currentSignOffId) return { problem: 'not_signed' };
    if (findTooWideDepth(input.sharing)) return { problem: 'sharing_too_wide' };
    const choices = await listSharings(trx, assessment.id);
    if (choices[0]?.id !== input.seen) return { problem: 'changed_meanwhile' };
    const current = Object.fromEntries(
      SHARING_DEPTHS.map((depth) => [depth, choices.find((choice) => choice.depth === depth)!.audience]),
    ) as Sharing;
    const changed = SHARING_DEPTHS.filter((depth) => input.sharing[depth] !== current[depth]);
    if (changed.length === 0) return { problem: 'unchanged' };
    const at = acting.now.toISOString();
    await insertSharings(
      trx,
      changed.map((depth) => ({
        id: newId(),
        assessment_id: assessment.id,
        organisation_id: assessment.organisationId,
        depth,
        audience: input.sharing[depth],
        person_id: acting.actor.personId,
        chosen_at: at,
      })),
    );
    const isClosed = assessment.roundStatus === 'closed' || assessment.roundStatus === 'archived';
    const outcomes = isClosed ? await applySharing(trx, { ...assessment, sharing: input.sharing }, acting.now) : null;
    await logEvent(trx, acting, {
      organisationId: assessment.organisationId,
      action: 'sharing_changed',
      objectType: 'assessment',
      objectId: assessment.id,
      before: { sharing: current },
      after: { sharing: input.sharing, outcomes },
    });
    return { isChanged: true, outcomes };
  });
}
