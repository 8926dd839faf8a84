import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { MethodParameters } from '#app/domain/parameters';
import { toSwedishTime } from '#app/domain/swedish-time';
import { listProgrammes, listProgrammeUnits } from '#db/queries/organisations';
import { findQuestionnaireVersionById } from '#db/queries/questionnaires';
import { deleteRoundParticipants, listRoundParticipants } from '#db/queries/round-participants';
import {
  findRound,
  findRoundOfProgrammes,
  insertRound,
  listRoundSlugs,
  listRounds,
  updateRoundPlan,
} from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { logRound } from './on-round.server';
import { copyOwnGroups, rewriteGroups } from './own-groups.server';
import { inviteUnits, registerAutomaticGroups, type Unit } from './participants.server';
import { opensByItself, planOpening } from './round-jobs.server';
import { markOf, storedPlan } from './stored-plan.server';

/** What the coordinator decides before a round opens. */
export interface RoundPlan {
  name: string;
  questionnaireVersionId: Id;
  opensAt: Date;
  closesAt: Date;
  parameters: MethodParameters;
  message: string;
  organisationIds: readonly Id[];
}

export type PlanProblem =
  | 'not_found'
  | 'not_a_draft'
  | 'plan_changed_meanwhile'
  | 'opening_now'
  | 'round_name_taken'
  | 'unknown_questionnaire'
  | 'unknown_organisation'
  | 'no_organisation'
  | 'closes_before_opening'
  | 'closes_in_the_past'
  | 'group_too_small';

export type PlanResult = { slug: string } | { problem: PlanProblem };

/**
 * Plans a round, as a draft: those who are invited get their assessments, and the groups of every round are registered.
 * The id is made by the form, so that a form sent twice plans one round. With `copyOf` the groups that the county had
 * named in that round come along, as far as they are still large enough.
 */
export function planRound(
  db: Kysely<Database>,
  input: RoundPlan & { id: Id; programmeId: Id; programmeIds: readonly Id[]; copyOf: Id | null },
  acting: Acting,
): Promise<PlanResult> {
  return inTransaction(db, async (trx) => {
    const existing = await findRound(trx, input.id);
    if (existing) return existing.programme_id === input.programmeId ? existing : { problem: 'not_found' };
    const [programme] = await listProgrammes(
      trx,
      input.programmeIds.includes(input.programmeId) ? [input.programmeId] : [],
    );
    if (!programme) return { problem: 'not_found' };
    const checked = await checkPlan(trx, { id: input.id, programme_id: programme.id }, input, acting.now);
    if ('problem' in checked) return checked;
    const at = acting.now.toISOString();
    const slug = await freeSlug(trx, input.opensAt);
    await insertRound(trx, {
      id: input.id,
      programme_id: programme.id,
      slug,
      status: 'draft',
      closed_at: null,
      created_at: at,
      ...columnsOf(input),
    });
    await inviteUnits(trx, input.id, checked.units, at);
    await registerAutomaticGroups(trx, input.id, checked.units);
    if (input.copyOf) await copyOwnGroups(trx, { from: input.copyOf, to: input.id, ...input }, checked.units);
    const organisationId = programme.owner_organisation_id;
    await logRound(trx, acting, 'round_created', input.id, { organisationId, after: describe(input) });
    return { slug };
  });
}

/**
 * Changes a round that is only planned. Its address follows the year in which it opens. With `seen`, the mark of the plan
 * that the form was filled with, what somebody else has saved since then is not saved over.
 */
export function changePlan(
  db: Kysely<Database>,
  input: RoundPlan & { roundId: Id; programmeIds: readonly Id[]; seen?: string },
  acting: Acting,
): Promise<PlanResult> {
  return inTransaction(db, async (trx): Promise<PlanResult> => {
    const round = await findRoundOfProgrammes(trx, { id: input.roundId }, input.programmeIds);
    if (!round) return { problem: 'not_found' };
    if (round.status !== 'draft') return { problem: 'not_a_draft' };
    const before = await listRoundParticipants(trx, round.id);
    const standing = markOf(storedPlan(round, before));
    // Also the same form sent twice finds another plan than it was filled with: its own.
    if (input.seen !== undefined && standing !== input.seen && standing !== markOf(input)) {
      return { problem: 'plan_changed_meanwhile' };
    }
    const checked = await checkPlan(trx, round, input, acting.now);
    if ('problem' in checked) return checked;
    const at = acting.now.toISOString();
    // What is refused is refused before anything is written: a refusal takes nothing back.
    const opensAt = input.opensAt.toISOString();
    if (await opensByItself(trx, round.id)) {
      if (!(await planOpening(trx, { roundId: round.id, opensAt, now: at }))) return { problem: 'opening_now' };
    }
    const groups = await rewriteGroups(trx, round.id, checked.units, input.parameters.k);
    if (!groups.isLargeEnough) throw new GroupTooSmall();
    const invited = new Set(before.map((one) => one.unitId));
    const wanted = new Set(checked.units.map((unit) => unit.unitId));
    const left = before.filter((one) => !wanted.has(one.unitId)).map((one) => one.unitId);
    await deleteRoundParticipants(trx, round.id, left);
    await inviteUnits(
      trx,
      round.id,
      checked.units.filter((unit) => !invited.has(unit.unitId)),
      at,
    );
    const isSameYear = yearOf(new Date(round.opens_at)) === yearOf(input.opensAt);
    const slug = isSameYear ? round.slug : await freeSlug(trx, input.opensAt);
    await updateRoundPlan(trx, round.id, { slug, ...columnsOf(input) });
    const earlier = { name: round.name, opensAt: round.opens_at, closesAt: round.closes_at, invited: before.length };
    await logRound(trx, acting, 'round_changed', round.id, { before: earlier, after: describe(input) });
    return { slug };
  }).catch((error: unknown) => {
    if (error instanceof GroupTooSmall) return { problem: 'group_too_small' };
    throw error;
  });
}

/** Takes back what the transaction had written by then. */
class GroupTooSmall extends Error {}

async function checkPlan(
  trx: Transaction<Database>,
  round: { id: Id; programme_id: Id },
  plan: RoundPlan,
  now: Date,
): Promise<{ units: Unit[] } | { problem: PlanProblem }> {
  if (plan.closesAt <= plan.opensAt) return { problem: 'closes_before_opening' };
  if (plan.closesAt <= now) return { problem: 'closes_in_the_past' };
  if (!(await findQuestionnaireVersionById(trx, plan.questionnaireVersionId)))
    return { problem: 'unknown_questionnaire' };
  const others = (await listRounds(trx, [round.programme_id])).filter((one) => one.id !== round.id);
  if (others.some((one) => isSameName(one.name, plan.name))) return { problem: 'round_name_taken' };
  const wanted = new Set(plan.organisationIds);
  if (wanted.size === 0) return { problem: 'no_organisation' };
  const units = (await listProgrammeUnits(trx, round.programme_id)).filter((unit) => wanted.has(unit.organisationId));
  return units.length === wanted.size ? { units } : { problem: 'unknown_organisation' };
}

/** Whoever picks a round in a list sees its name alone. */
const isSameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function columnsOf(plan: RoundPlan) {
  return {
    name: plan.name,
    questionnaire_version_id: plan.questionnaireVersionId,
    opens_at: plan.opensAt.toISOString(),
    closes_at: plan.closesAt.toISOString(),
    parameters: JSON.stringify(plan.parameters),
    message: plan.message,
  };
}

const yearOf = (instant: Date) => toSwedishTime(instant).day.slice(0, 4);

/** A round is called by the year in which it opens; a second one of that year gets a number, in whatever programme. */
async function freeSlug(trx: Transaction<Database>, opensAt: Date): Promise<string> {
  const year = yearOf(opensAt);
  const taken = new Set(await listRoundSlugs(trx, year));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? year : `${year}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

function describe(plan: RoundPlan) {
  const { name, parameters, questionnaireVersionId, organisationIds } = plan;
  const times = { opensAt: plan.opensAt.toISOString(), closesAt: plan.closesAt.toISOString() };
  return { name, ...times, questionnaireVersionId, parameters, invited: organisationIds.length };
}
