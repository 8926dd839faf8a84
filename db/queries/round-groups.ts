import type { Insertable, Kysely } from 'kysely';
import { chunksOf } from '../chunks';
import type { Database, Id } from '../schema';

export function insertRoundGroup(db: Kysely<Database>, row: Insertable<Database['round_groups']>) {
  return db.insertInto('round_groups').values(row).execute();
}

export async function insertRoundGroupMembers(
  db: Kysely<Database>,
  rows: Insertable<Database['round_group_members']>[],
) {
  for (const chunk of chunksOf(rows)) await db.insertInto('round_group_members').values(chunk).execute();
}

export async function deleteRoundGroups(db: Kysely<Database>, groupIds: readonly Id[]) {
  if (groupIds.length === 0) return;
  await db.deleteFrom('round_group_members').where('round_group_id', 'in', groupIds).execute();
  await db.deleteFrom('round_groups').where('id', 'in', groupIds).execute();
}

export async function deleteRoundGroupMembers(db: Kysely<Database>, groupId: Id, unitIds: readonly Id[]) {
  if (unitIds.length === 0) return;
  await db
    .deleteFrom('round_group_members')
    .where('round_group_id', '=', groupId)
    .where('unit_id', 'in', unitIds)
    .execute();
}

export function updateRoundGroupPriority(db: Kysely<Database>, groupId: Id, priority: number) {
  return db.updateTable('round_groups').set({ priority }).where('id', '=', groupId).execute();
}

export function listRoundGroups(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_groups')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('priority')
    .orderBy('code')
    .execute();
}

/** Who is registered in a group, whether they took part or not. */
export function listGroupMembers(db: Kysely<Database>, groupId: Id) {
  return db
    .selectFrom('round_group_members as member')
    .innerJoin('units as unit', 'unit.id', 'member.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select([
      'member.unit_id as unitId',
      'organisation.id as organisationId',
      'organisation.slug',
      'organisation.name',
      'organisation.kind',
    ])
    .where('member.round_group_id', '=', groupId)
    .orderBy('member.unit_id')
    .execute();
}

export function listRoundGroupMembers(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_group_members as member')
    .innerJoin('round_groups as group', 'group.id', 'member.round_group_id')
    .innerJoin('units as unit', 'unit.id', 'member.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select(['group.code as groupCode', 'member.unit_id as unitId', 'organisation.kind as kind'])
    .where('group.round_id', '=', roundId)
    .orderBy('member.unit_id')
    .execute();
}

/** Which kinds of organisations each of the round's groups holds. */
export function listRoundGroupKinds(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('round_groups as group')
    .innerJoin('round_group_members as member', 'member.round_group_id', 'group.id')
    .innerJoin('units as unit', 'unit.id', 'member.unit_id')
    .innerJoin('organisations as organisation', 'organisation.id', 'unit.organisation_id')
    .select(['group.code as groupCode', 'organisation.kind as kind'])
    .distinct()
    .where('group.round_id', '=', roundId)
    .orderBy('group.code')
    .orderBy('organisation.kind')
    .execute();
}
