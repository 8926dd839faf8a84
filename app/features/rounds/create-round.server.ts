import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import { newId } from '#db/ids';
import { insertAuditEvent } from '#db/queries/operations';
import { findProgrammeBySlug, listProgrammeUnits } from '#db/queries/organisations';
import { findQuestionnaireVersion } from '#db/queries/questionnaires';
import { findRound, insertRound, updateRoundStatus } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { inviteUnits, registerAutomaticGroups } from './participants.server';
import { planClosing } from './round-jobs.server';

export interface RoundInput {
  programmeSlug: string;
  slug: string;
  name: string;
  questionnaire: { id: string; version: string };
  opensAt: Date;
  closesAt: Date;
  parameters?: MethodParameters;
}

export type CreateRoundResult =
  | { roundId: Id }
  | { problem: 'unknown_programme' | 'unknown_questionnaire' | 'closes_before_opening' };

/** Plans a round for all members of the programme, as a draft, with the group of its municipalities registered. */
export function createRound(
  db: Kysely<Database>,
  input: RoundInput,
  { now, actor }: Acting,
): Promise<CreateRoundResult> {
  return inTransaction(db, async (trx) => {
    const programme = await findProgrammeBySlug(trx, input.programmeSlug);
    if (!programme) return { problem: 'unknown_programme' };
    const version = await findQuestionnaireVersion(trx, input.questionnaire.id, input.questionnaire.version);
    if (!version) return { problem: 'unknown_questionnaire' };
    if (input.closesAt <= input.opensAt) return { problem: 'closes_before_opening' };
    const roundId = newId();
    const at = now.toISOString();
    await insertRound(trx, {
      id: roundId,
      programme_id: programme.id,
      slug: input.slug,
      name: input.name,
      questionnaire_version_id: version.id,
      opens_at: input.opensAt.toISOString(),
      closes_at: input.closesAt.toISOString(),
      status: 'draft',
      closed_at: null,
      parameters: JSON.stringify(input.parameters ?? DEFAULT_PARAMETERS),
      created_at: at,
    });
    const units = await listProgrammeUnits(trx, programme.id);
    await inviteUnits(trx, roundId, units, at);
    await registerAutomaticGroups(trx, roundId, units);
    await insertAuditEvent(trx, {
      at,
      personId: actor.personId,
      organisationId: programme.owner_organisation_id,
      action: 'round_created',
      objectType: 'round',
      objectId: roundId,
      requestId: actor.requestId,
    });
    return { roundId };
  });
}

/** A round may be opened by a person, or by the clock: then nobody is named. */
export interface Stepping {
  now: Date;
  actor: { personId: Id | null; requestId?: string | null };
}

/** Opens a planned round, and plans its closing: from now on its questionnaire version and parameters are locked. */
export function openRound(
  db: Kysely<Database>,
  roundId: Id,
  stepping: Stepping,
): Promise<{ isOpen: true } | { problem: 'not_found' | 'not_a_draft' }> {
  return inTransaction(db, async (trx) => {
    const round = await findRound(trx, roundId);
    if (!round) return { problem: 'not_found' };
    return (await openIn(trx, round, stepping)) ? { isOpen: true } : { problem: 'not_a_draft' };
  });
}

/** The opening itself, inside the caller's transaction; false when the round was no longer a draft. */
export async function openIn(
  trx: Transaction<Database>,
  round: { id: Id; closes_at: string },
  { now, actor }: Stepping,
): Promise<boolean> {
  const at = now.toISOString();
  if (!(await updateRoundStatus(trx, round.id, { from: 'draft', to: 'open' }))) return false;
  await planClosing(trx, { roundId: round.id, closesAt: round.closes_at, now: at });
  await insertAuditEvent(trx, {
    at,
    personId: actor.personId,
    organisationId: null,
    action: 'round_opened',
    objectType: 'round',
    objectId: round.id,
    requestId: actor.requestId,
  });
  return true;
}
