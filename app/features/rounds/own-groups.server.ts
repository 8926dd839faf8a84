import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { MethodParameters } from '#app/domain/parameters';
import { newId } from '#db/ids';
import {
  deleteRoundGroupMembers,
  deleteRoundGroups,
  insertRoundGroup,
  insertRoundGroupMembers,
  listRoundGroupMembers,
  listRoundGroups,
  updateRoundGroupPriority,
} from '#db/queries/round-groups';
import { listRoundParticipants } from '#db/queries/round-participants';
import { findRoundOfProgrammes } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { DONE, type Done, logRound, type OnRound, onRound, type StoredRound } from './on-round.server';
import { isAutomaticGroup, LAST_AUTOMATIC_PRIORITY, registerAutomaticGroups, type Unit } from './participants.server';

/** More are more than what can be tested against each other (method 5.7). */
const MAX_GROUPS = 30;

export type GroupProblem = 'not_found' | 'locked' | 'too_small' | 'unknown_organisation' | 'name_taken' | 'too_many';
type GroupResult = Done<GroupProblem>;

/** Lets `change` work on a round of the programmes whose groups can still be changed: until it closes. */
function changeGroups(
  db: Kysely<Database>,
  input: OnRound,
  change: (trx: Transaction<Database>, round: StoredRound) => Promise<GroupResult>,
): Promise<GroupResult> {
  return onRound(db, input, async (trx, round) =>
    round.status === 'draft' || round.status === 'open' ? change(trx, round) : { problem: 'locked' },
  );
}

/**
 * Registers a group that the county has named, after those there are (method 5.1, 5.7): of at least k of those who are
 * invited. The id is made by the form, so that a form sent twice registers one group.
 */
export function addGroup(
  db: Kysely<Database>,
  input: OnRound & { id: Id; name: { sv: string; en: string }; organisationIds: readonly Id[] },
  acting: Acting,
): Promise<GroupResult> {
  return changeGroups(db, input, async (trx, round) => {
    const groups = await listRoundGroups(trx, round.id);
    if (groups.some((group) => group.id === input.id)) return DONE;
    if (groups.length >= MAX_GROUPS) return { problem: 'too_many' };
    if (groups.some((group) => group.name_sv === input.name.sv)) return { problem: 'name_taken' };
    const wanted = new Set(input.organisationIds);
    const members = (await listRoundParticipants(trx, round.id)).filter((one) => wanted.has(one.organisationId));
    if (members.length < wanted.size) return { problem: 'unknown_organisation' };
    if (members.length < (JSON.parse(round.parameters) as MethodParameters).k) return { problem: 'too_small' };
    await insertOwnGroup(
      trx,
      round.id,
      input,
      members.map((one) => one.unitId),
    );
    await logRound(trx, acting, 'round_group_added', round.id, {
      after: { name: input.name.sv, members: members.length },
    });
    return DONE;
  });
}

/** Takes a group that the county had named out of the round. Done also when it was out already. */
export function removeGroup(db: Kysely<Database>, input: OnRound & { id: Id }, acting: Acting): Promise<GroupResult> {
  return changeGroups(db, input, async (trx, round) => {
    const group = (await listRoundGroups(trx, round.id)).find((one) => one.id === input.id);
    if (!group) return DONE;
    if (isAutomaticGroup(group.code)) return { problem: 'locked' };
    await deleteRoundGroups(trx, [group.id]);
    await logRound(trx, acting, 'round_group_removed', round.id, { after: { name: group.name_sv } });
    return DONE;
  });
}

/** Lets a group be released before the one of the county's own groups that stood before it (method 5.7). */
export function raiseGroup(db: Kysely<Database>, input: OnRound & { id: Id }, acting: Acting): Promise<GroupResult> {
  return changeGroups(db, input, async (trx, round) => {
    const own = (await listRoundGroups(trx, round.id)).filter((one) => !isAutomaticGroup(one.code));
    const at = own.findIndex((one) => one.id === input.id);
    if (at < 0) return { problem: 'not_found' };
    const [group, before] = [own[at]!, own[at - 1]];
    if (!before) return DONE;
    await updateRoundGroupPriority(trx, group.id, before.priority);
    await updateRoundGroupPriority(trx, before.id, group.priority);
    await logRound(trx, acting, 'round_group_raised', round.id, { after: { name: group.name_sv } });
    return DONE;
  });
}

async function insertOwnGroup(
  trx: Transaction<Database>,
  roundId: Id,
  group: { id: Id; name: { sv: string; en: string } },
  unitIds: readonly Id[],
): Promise<void> {
  const groups = await listRoundGroups(trx, roundId);
  const priority = Math.max(LAST_AUTOMATIC_PRIORITY, ...groups.map((one) => one.priority)) + 1;
  const names = { name_sv: group.name.sv, name_en: group.name.en };
  await insertRoundGroup(trx, { id: group.id, round_id: roundId, code: `own_${group.id}`, ...names, priority });
  await insertRoundGroupMembers(
    trx,
    unitIds.map((unitId) => ({ round_group_id: group.id, unit_id: unitId })),
  );
}

/** The groups that the county had named in an earlier round of its own, with those members who are invited now. */
export async function copyOwnGroups(
  trx: Transaction<Database>,
  copy: { from: Id; to: Id; programmeIds: readonly Id[]; parameters: MethodParameters },
  units: readonly Unit[],
): Promise<void> {
  if (!(await findRoundOfProgrammes(trx, { id: copy.from }, copy.programmeIds))) return;
  const invited = new Set(units.map((unit) => unit.unitId));
  const members = await listRoundGroupMembers(trx, copy.from);
  for (const group of await listRoundGroups(trx, copy.from)) {
    if (isAutomaticGroup(group.code)) continue;
    const unitIds = members.filter((one) => one.groupCode === group.code && invited.has(one.unitId));
    if (unitIds.length < copy.parameters.k) continue;
    const name = { sv: group.name_sv, en: group.name_en };
    await insertOwnGroup(
      trx,
      copy.to,
      { id: newId(), name },
      unitIds.map((one) => one.unitId),
    );
  }
}

/** Registers a draft's groups again for those who are invited now, and says whether the county's own still have k. */
export async function rewriteGroups(
  trx: Transaction<Database>,
  roundId: Id,
  units: readonly Unit[],
  k: number,
): Promise<{ isLargeEnough: boolean }> {
  const groups = await listRoundGroups(trx, roundId);
  const members = await listRoundGroupMembers(trx, roundId);
  const invited = new Set(units.map((unit) => unit.unitId));
  await deleteRoundGroups(
    trx,
    groups.filter((group) => isAutomaticGroup(group.code)).map((group) => group.id),
  );
  await registerAutomaticGroups(trx, roundId, units);
  let isLargeEnough = true;
  for (const group of groups.filter((one) => !isAutomaticGroup(one.code))) {
    const unitIds = members.filter((one) => one.groupCode === group.code).map((one) => one.unitId);
    const gone = unitIds.filter((unitId) => !invited.has(unitId));
    await deleteRoundGroupMembers(trx, group.id, gone);
    if (unitIds.length - gone.length < k) isLargeEnough = false;
  }
  return { isLargeEnough };
}
