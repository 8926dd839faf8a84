import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { listParticipation, updateParticipantDeclined } from '#db/queries/round-participants';
import { findRoundOfProgrammes } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

interface Declining {
  roundId: Id;
  programmeIds: readonly Id[];
  organisationId: Id;
  /** Why, as the county was told; null when the organisation takes part after all. */
  note: string | null;
}

type DeclineResult = { isDone: true } | { problem: 'not_found' | 'locked' | 'has_signed' };

/**
 * Notes that an invited organisation takes no part in the round, or that it does after all. It is then left out of what
 * is waited for; it may answer all the same. Done also when it was noted already. Not once the round has closed, and not
 * for somebody who has signed.
 */
export function declineParticipation(db: Kysely<Database>, input: Declining, acting: Acting): Promise<DeclineResult> {
  return inTransaction(db, async (trx) => {
    const round = await findRoundOfProgrammes(trx, { id: input.roundId }, input.programmeIds);
    const participant = (round ? await listParticipation(trx, round.id, input.programmeIds) : []).find(
      (one) => one.organisationId === input.organisationId,
    );
    if (!round || !participant) return { problem: 'not_found' };
    if (round.status !== 'draft' && round.status !== 'open') return { problem: 'locked' };
    const hasDeclined = input.note !== null;
    if (hasDeclined && participant.status === 'signed') return { problem: 'has_signed' };
    const isSame = hasDeclined === (participant.declinedAt !== null) && input.note === participant.declinedNote;
    if (isSame) return { isDone: true };
    const at = acting.now.toISOString();
    await updateParticipantDeclined(
      trx,
      { roundId: round.id, organisationId: input.organisationId },
      { at: hasDeclined ? at : null, note: input.note },
    );
    await logEvent(trx, acting, {
      organisationId: input.organisationId,
      action: hasDeclined ? 'participation_declined' : 'participation_resumed',
      objectType: 'round',
      objectId: round.id,
      after: { organisation: participant.organisationName, note: input.note },
    });
    return { isDone: true };
  });
}
