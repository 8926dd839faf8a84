import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import { newId } from '#db/ids';
import { insertAssessments } from '#db/queries/assessments';
import { insertAuditEvent } from '#db/queries/operations';
import { findProgrammeBySlug, listProgrammeUnits } from '#db/queries/organisations';
import { findQuestionnaireVersion } from '#db/queries/questionnaires';
import {
  findRound,
  insertRound,
  insertRoundGroup,
  insertRoundGroupMembers,
  insertRoundParticipants,
  updateRoundStatus,
} from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';

export interface RoundInput {
  programmeSlug: string;
  slug: string;
  name: string;
  questionnaire: { id: string; version: string };
  opensAt: Date;
  closesAt: Date;
  parameters?: MethodParameters;
}

/** The county's municipalities: the first group of every round, and the one that results are compared with. */
export const MUNICIPALITIES_GROUP = 'municipalities';

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
    await insertRoundParticipants(
      trx,
      units.map((unit) => ({
        round_id: roundId,
        unit_id: unit.unitId,
        organisation_id: unit.organisationId,
        invited_at: at,
        declined_at: null,
      })),
    );
    await insertAssessments(
      trx,
      units.map((unit) => ({
        id: newId(),
        round_id: roundId,
        unit_id: unit.unitId,
        organisation_id: unit.organisationId,
        status: 'not_started' as const,
        revision: 1,
        current_sign_off_id: null,
        created_at: at,
      })),
    );
    await registerGroups(trx, roundId, units);
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

/** Municipalities below this population are compared with each other as one size class, those from it as another. */
const SIZE_CLASS_LIMIT = 15_000;

/** The groups of every round, in the order in which they are released (method 5.1, 5.7). */
async function registerGroups(
  trx: Transaction<Database>,
  roundId: Id,
  units: Awaited<ReturnType<typeof listProgrammeUnits>>,
): Promise<void> {
  const municipalities = units.filter((unit) => unit.kind === 'municipality');
  const sized = municipalities.filter((unit) => unit.population !== null);
  const groups = [
    { code: MUNICIPALITIES_GROUP, sv: 'Länets kommuner', en: 'The county’s municipalities', members: municipalities },
    {
      code: 'municipalities_small',
      sv: 'Kommuner med färre än 15 000 invånare',
      en: 'Municipalities with fewer than 15 000 residents',
      members: sized.filter((unit) => unit.population! < SIZE_CLASS_LIMIT),
    },
    {
      code: 'municipalities_large',
      sv: 'Kommuner med minst 15 000 invånare',
      en: 'Municipalities with at least 15 000 residents',
      members: sized.filter((unit) => unit.population! >= SIZE_CLASS_LIMIT),
    },
    { code: 'partners', sv: 'Alla parter, gemensamma frågor', en: 'All partners, common questions', members: units },
  ];
  for (const [index, group] of groups.filter(({ members }) => members.length > 0).entries()) {
    const id = newId();
    const names = { name_sv: group.sv, name_en: group.en };
    await insertRoundGroup(trx, { id, round_id: roundId, code: group.code, ...names, priority: index + 1 });
    await insertRoundGroupMembers(
      trx,
      group.members.map((unit) => ({ round_group_id: id, unit_id: unit.unitId })),
    );
  }
}

/** Opens a planned round: from now on its questionnaire version and parameters are locked. */
export function openRound(
  db: Kysely<Database>,
  roundId: Id,
  { now, actor }: Acting,
): Promise<{ isOpen: true } | { problem: 'not_found' | 'not_a_draft' }> {
  return inTransaction(db, async (trx) => {
    const round = await findRound(trx, roundId);
    if (!round) return { problem: 'not_found' };
    if (!(await updateRoundStatus(trx, roundId, { from: 'draft', to: 'open' }))) return { problem: 'not_a_draft' };
    await insertAuditEvent(trx, {
      at: now.toISOString(),
      personId: actor.personId,
      organisationId: null,
      action: 'round_opened',
      objectType: 'round',
      objectId: roundId,
      requestId: actor.requestId,
    });
    return { isOpen: true };
  });
}
