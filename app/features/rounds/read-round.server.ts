import type { Kysely } from 'kysely';
import { closingTime } from '#app/domain/closing-time';
import type { MethodParameters } from '#app/domain/parameters';
import type { Language } from '#app/domain/questionnaire/schema';
import { newId } from '#db/ids';
import {
  findFirstClosing,
  findRoundClosing,
  listCorrections,
  listCountedSignOffs,
  listRevisedSinceClosing,
} from '#db/queries/closings';
import { listRoundEvents } from '#db/queries/operations';
import { listProgrammeUnits } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { listParticipation, listRoundParticipants } from '#db/queries/round-participants';
import { type findRoundOfProgrammes, listRounds } from '#db/queries/rounds';
import type { Database, Id, RoundStatus } from '#db/schema';
import { isAutomaticGroup } from './participants.server';
import { opensByItself } from './round-jobs.server';

type Round = NonNullable<Awaited<ReturnType<typeof findRoundOfProgrammes>>>;

export interface GroupView {
  id: Id;
  name: string;
  members: string[];
  isOwn: boolean;
  /** Another of the county's own groups stands before it. */
  canRise: boolean;
}

export interface FrozenView {
  frozenAt: string;
  cutOffAt: string;
  counted: number;
  /** Newest first. */
  corrections: { correctedAt: string; reason: string }[];
  /** Those who have signed a later revision than the one that counts. */
  revised: string[];
}

export interface RoundView {
  slug: string;
  name: string;
  status: RoundStatus;
  opensAt: string;
  closesAt: string;
  message: string;
  questionnaire: string;
  k: number;
  opensByItself: boolean;
  isClosingPassed: boolean;
  participants: { id: Id; name: string; hasDeclined: boolean }[];
  /** Those of the county who can still be invited: none unless it is open. */
  notInvited: { id: Id; name: string }[];
  counts: { invited: number; signed: number; handedOver: number };
  groups: GroupView[];
  /** For the form that adds a group: one that is sent twice adds one. */
  newGroupId: Id;
  canChangeGroups: boolean;
  otherOpen: string[];
  frozen: FrozenView | null;
  history: { id: Id; at: string; action: string; personName: string | null }[];
}

/** A round as the county sees it: plan, participation and what has happened, and never an answer. */
export async function readRound(db: Kysely<Database>, round: Round, language: Language, now: Date): Promise<RoundView> {
  const [participants, participation, rounds, closing] = [
    await listRoundParticipants(db, round.id),
    await listParticipation(db, round.id, [round.programme_id]),
    await listRounds(db, [round.programme_id]),
    await findRoundClosing(db, round.id),
  ];
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  return {
    slug: round.slug,
    name: round.name,
    status: round.status,
    opensAt: round.opens_at,
    closesAt: closingTime(round),
    message: round.message,
    questionnaire: `${questionnaire.title[language]} ${questionnaire.version}`,
    k: (JSON.parse(round.parameters) as MethodParameters).k,
    opensByItself: round.status === 'draft' && (await opensByItself(db, round.id)),
    isClosingPassed: round.closes_at <= now.toISOString(),
    participants: participants.map((one) => ({
      id: one.organisationId,
      name: one.name,
      hasDeclined: one.declinedAt !== null,
    })),
    notInvited: round.status === 'open' ? await readNotInvited(db, round, participants) : [],
    counts: {
      invited: participation.length,
      signed: participation.filter((one) => one.status === 'signed').length,
      handedOver: participation.filter((one) => one.status === 'handed_over').length,
    },
    groups: await readGroups(db, round.id, participants, language),
    newGroupId: newId(),
    canChangeGroups: round.status === 'draft' || round.status === 'open',
    otherOpen: rounds.filter((one) => one.status === 'open' && one.id !== round.id).map((one) => one.name),
    frozen: closing ? await readFrozen(db, round.id, closing.cut_off_at) : null,
    history: await listRoundEvents(db, round.id),
  };
}

async function readNotInvited(
  db: Kysely<Database>,
  round: Round,
  participants: readonly { unitId: Id }[],
): Promise<RoundView['notInvited']> {
  const invited = new Set(participants.map((one) => one.unitId));
  return (await listProgrammeUnits(db, round.programme_id))
    .filter((unit) => !invited.has(unit.unitId))
    .map(({ organisationId, name }) => ({ id: organisationId, name }));
}

async function readFrozen(db: Kysely<Database>, roundId: Id, cutOffAt: string): Promise<FrozenView> {
  const [counted, corrections, revised, first] = [
    await listCountedSignOffs(db, roundId),
    await listCorrections(db, roundId),
    await listRevisedSinceClosing(db, roundId),
    await findFirstClosing(db, roundId),
  ];
  return {
    frozenAt: first.frozen_at,
    cutOffAt,
    counted: counted.length,
    corrections,
    revised: revised.map(({ name }) => name),
  };
}

async function readGroups(
  db: Kysely<Database>,
  roundId: Id,
  participants: readonly { unitId: Id; name: string }[],
  language: Language,
): Promise<GroupView[]> {
  const members = await listRoundGroupMembers(db, roundId);
  let ownBefore = 0;
  return (await listRoundGroups(db, roundId)).map((group) => {
    const unitIds = new Set(members.filter((one) => one.groupCode === group.code).map((one) => one.unitId));
    const isOwn = !isAutomaticGroup(group.code);
    const view = {
      id: group.id,
      name: language === 'en' ? group.name_en : group.name_sv,
      members: participants.filter((one) => unitIds.has(one.unitId)).map((one) => one.name),
      isOwn,
      canRise: isOwn && ownBefore > 0,
    };
    if (isOwn) ownBefore++;
    return view;
  });
}
