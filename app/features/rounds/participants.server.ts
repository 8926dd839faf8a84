import type { Transaction } from 'kysely';
import { newId } from '#db/ids';
import { insertAssessments } from '#db/queries/assessments';
import type { listProgrammeUnits } from '#db/queries/organisations';
import { insertRoundGroup, insertRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { insertRoundParticipants } from '#db/queries/round-participants';
import type { Database, Id, Instant, OrganisationKind } from '#db/schema';

/** The county's municipalities: the first group of every round, and the one that results are compared with. */
export const MUNICIPALITIES_GROUP = 'municipalities';

/** Municipalities below this population are compared with each other as one size class, those from it as another. */
const SIZE_CLASS_LIMIT = 15_000;

export type Unit = Awaited<ReturnType<typeof listProgrammeUnits>>[number];

/** Invites units: each gets its assessment. */
export async function inviteUnits(
  trx: Transaction<Database>,
  roundId: Id,
  units: readonly { unitId: Id; organisationId: Id }[],
  at: Instant,
): Promise<void> {
  await insertRoundParticipants(
    trx,
    units.map(({ unitId, organisationId }) => ({
      round_id: roundId,
      unit_id: unitId,
      organisation_id: organisationId,
      invited_at: at,
      declined_at: null,
    })),
  );
  await insertAssessments(
    trx,
    units.map(({ unitId, organisationId }) => ({
      id: newId(),
      round_id: roundId,
      unit_id: unitId,
      organisation_id: organisationId,
      status: 'not_started' as const,
      revision: 1,
      current_sign_off_id: null,
      created_at: at,
    })),
  );
}

interface GroupUnit {
  unitId: Id;
  kind: OrganisationKind;
  population: number | null;
}

const AUTOMATIC_GROUPS: readonly { code: string; sv: string; en: string; has: (unit: GroupUnit) => boolean }[] = [
  {
    code: MUNICIPALITIES_GROUP,
    sv: 'Länets kommuner',
    en: 'The county’s municipalities',
    has: (unit) => unit.kind === 'municipality',
  },
  {
    code: 'municipalities_small',
    sv: 'Kommuner med färre än 15 000 invånare',
    en: 'Municipalities with fewer than 15 000 residents',
    has: (unit) => unit.kind === 'municipality' && unit.population !== null && unit.population < SIZE_CLASS_LIMIT,
  },
  {
    code: 'municipalities_large',
    sv: 'Kommuner med minst 15 000 invånare',
    en: 'Municipalities with at least 15 000 residents',
    has: (unit) => unit.kind === 'municipality' && unit.population !== null && unit.population >= SIZE_CLASS_LIMIT,
  },
  {
    code: 'partners',
    sv: 'Alla parter, gemensamma frågor',
    en: 'All partners, common questions',
    has: () => true,
  },
];

/** The county's own groups stand after those of every round. */
export const LAST_AUTOMATIC_PRIORITY = AUTOMATIC_GROUPS.length;

/** Whether the group is one of those that every round has. */
export function isAutomaticGroup(code: string): boolean {
  return AUTOMATIC_GROUPS.some((group) => group.code === code);
}

/**
 * The groups of every round, in the order in which they are released (method 5.1, 5.7), with the units as members: new
 * ones, beside the members of those that are registered already.
 */
export async function registerAutomaticGroups(
  trx: Transaction<Database>,
  roundId: Id,
  units: readonly GroupUnit[],
): Promise<void> {
  const registered = new Map((await listRoundGroups(trx, roundId)).map(({ code, id }) => [code, id]));
  for (const [index, { code, sv, en, has }] of AUTOMATIC_GROUPS.entries()) {
    const members = units.filter(has);
    if (members.length === 0) continue;
    const id = registered.get(code) ?? newId();
    if (!registered.has(code)) {
      await insertRoundGroup(trx, { id, round_id: roundId, code, name_sv: sv, name_en: en, priority: index + 1 });
    }
    await insertRoundGroupMembers(
      trx,
      members.map((unit) => ({ round_group_id: id, unit_id: unit.unitId })),
    );
  }
}
