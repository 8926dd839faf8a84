import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { Intent } from '#app/access/permissions';
import { isId } from '#app/http/form.server';
import type { Database, Id } from '#db/schema';
import { changeMessage, inviteMore, type OpenRoundProblem } from './change-open-round.server';
import { type CorrectionProblem, correctRound } from './correct-round.server';
import { addGroup, type GroupProblem, raiseGroup, removeGroup } from './own-groups.server';
import {
  asMessage,
  type FormErrors,
  readMessage,
  readMoment,
  readPlanForm,
  readWritten,
  type WrittenPlan,
} from './plan-form';
import { changePlan, type PlanProblem } from './plan-round.server';
import {
  archiveRound,
  closeRoundNow,
  extendRound,
  openRoundNow,
  removePlannedRound,
  type StepProblem,
  scheduleOpening,
  unscheduleOpening,
} from './step-round.server';

/** What a form of the round's page led to: the round's address (null when it is gone), or what has to be mended. */
export type Acted = { slug: string | null } | { status: 400 | 404 | 409; errors: FormErrors; written?: WrittenPlan };

interface Form {
  db: Kysely<Database>;
  on: { roundId: Id; programmeIds: readonly Id[] };
  slug: string;
  form: FormData;
  acting: Acting;
}

const NAME_MAX = 100;
const REASON_MAX = 500;
const wrong = (errors: FormErrors, written?: WrittenPlan): Acted => ({ status: 400, errors, written });

export type RoundIntent = Exclude<Intent<'round'>, 'view'>;

/** Every form of the round's page. */
const FORMS: Record<RoundIntent, (form: Form) => Promise<Acted>> = {
  change,
  schedule: ({ db, on, slug, acting }) => step(slug, scheduleOpening(db, on, acting)),
  unschedule: ({ db, on, slug, acting }) => step(slug, unscheduleOpening(db, on, acting)),
  open: ({ db, on, slug, acting }) => step(slug, openRoundNow(db, on, acting)),
  extend,
  invite,
  message: changeWords,
  close: async ({ db, on, slug, form, acting }) => {
    if (form.get('understood') !== 'yes') return wrong({ understood: 'county.form.understoodMissing' });
    return step(slug, closeRoundNow(db, on, acting));
  },
  correct,
  remove: ({ db, on, acting }) => step(null, removePlannedRound(db, on, acting)),
  archive: ({ db, on, slug, acting }) => step(slug, archiveRound(db, on, acting)),
  addGroup: addNamedGroup,
  removeGroup: onGroup(removeGroup),
  raiseGroup: onGroup(raiseGroup),
};

export function isRoundIntent(intent: string): intent is RoundIntent {
  return Object.hasOwn(FORMS, intent);
}

/** Does what one form of the round's page asks for. */
export function actOnRound(intent: RoundIntent, form: Form): Promise<Acted> {
  return FORMS[intent](form);
}

async function step(slug: string | null, doing: Promise<{ isDone: true } | { problem: StepProblem }>): Promise<Acted> {
  const result = await doing;
  return 'problem' in result ? refused(result.problem, 'form') : { slug };
}

function refused(
  problem: StepProblem | OpenRoundProblem | GroupProblem | PlanProblem | CorrectionProblem,
  field: string,
  written?: WrittenPlan,
): Exclude<Acted, { slug: string | null }> {
  if (problem === 'not_found') return { status: 404, errors: {} };
  return { status: 409, errors: { [field]: `county.problem.${problem}` }, written };
}

/** Where in the form a problem of the plan is mended. */
const PLAN_FIELDS: Partial<Record<PlanProblem, string>> = {
  round_name_taken: 'name',
  unknown_questionnaire: 'version',
  unknown_organisation: 'organisation',
  no_organisation: 'organisation',
  group_too_small: 'organisation',
  closes_before_opening: 'closesOn',
  closes_in_the_past: 'closesOn',
};

/** What the form for a plan has to show when the plan was refused. */
export function refusedPlan(problem: PlanProblem, written: WrittenPlan) {
  return refused(problem, PLAN_FIELDS[problem] ?? 'form', written);
}

async function change({ db, on, form, acting }: Form): Promise<Acted> {
  const read = readPlanForm(form, acting.now);
  if ('errors' in read) return wrong(read.errors, read.written);
  const result = await changePlan(db, { ...on, ...read.plan, seen: String(form.get('seen') ?? '') }, acting);
  return 'problem' in result ? refusedPlan(result.problem, read.written) : { slug: result.slug };
}

async function extend({ db, on, slug, form, acting }: Form): Promise<Acted> {
  const fields = { closesOn: String(form.get('closesOn') ?? ''), closesTime: String(form.get('closesTime') ?? '') };
  const errors = new Map<string, string>();
  const closesAt = readMoment(fields, 'closes', acting.now, errors);
  const written = { fields, organisationIds: [] };
  if (!closesAt) return wrong(Object.fromEntries(errors), written);
  const result = await extendRound(db, { ...on, closesAt }, acting);
  if (!('problem' in result)) return { slug };
  return refused(result.problem, result.problem === 'not_later' ? 'closesOn' : 'form', written);
}

async function invite({ db, on, slug, form, acting }: Form): Promise<Acted> {
  const { organisationIds } = readWritten(form);
  const written = { fields: {}, organisationIds };
  if (!organisationIds.every(isId)) return refused('unknown_organisation', 'organisation', written);
  const result = await inviteMore(db, { ...on, organisationIds }, acting);
  if (!('problem' in result)) return { slug };
  const isOfChoice = result.problem === 'no_organisation' || result.problem === 'unknown_organisation';
  return refused(result.problem, isOfChoice ? 'organisation' : 'form', written);
}

async function changeWords({ db, on, slug, form, acting }: Form): Promise<Acted> {
  const written = readWritten(form);
  const errors = new Map<string, string>();
  const message = readMessage(written.fields, errors);
  if (errors.size > 0) return wrong(Object.fromEntries(errors), written);
  const result = await changeMessage(db, { ...on, message, seen: asMessage(written.fields.seen) }, acting);
  if (!('problem' in result)) return { slug };
  return refused(result.problem, result.problem === 'message_changed_meanwhile' ? 'message' : 'form', written);
}

async function correct({ db, on, slug, form, acting }: Form): Promise<Acted> {
  const reason = String(form.get('reason') ?? '').trim();
  const written = { fields: { reason }, organisationIds: [] };
  if (reason === '') return wrong({ reason: 'county.form.reasonMissing' }, written);
  if (reason.length > REASON_MAX) return wrong({ reason: 'county.form.reasonLong' }, written);
  const result = await correctRound(db, { ...on, reason }, acting);
  return 'problem' in result ? refused(result.problem, 'reason', written) : { slug };
}

async function addNamedGroup({ db, on, slug, form, acting }: Form): Promise<Acted> {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  const [id, sv, en] = [text('group'), text('groupName'), text('groupNameEnglish')];
  const organisationIds = form.getAll('member').map(String);
  const written = { fields: { groupName: sv, groupNameEnglish: en }, organisationIds };
  if (!isId(id)) return { status: 404, errors: {} };
  if (sv === '') return wrong({ groupName: 'county.form.groupNameMissing' }, written);
  if (sv.length > NAME_MAX || en.length > NAME_MAX) {
    return wrong({ [sv.length > NAME_MAX ? 'groupName' : 'groupNameEnglish']: 'county.form.nameLong' }, written);
  }
  if (!organisationIds.every(isId)) return refused('unknown_organisation', 'member', written);
  const result = await addGroup(db, { ...on, id, name: { sv, en: en || sv }, organisationIds }, acting);
  if (!('problem' in result)) return { slug };
  const fields: Partial<Record<GroupProblem, string>> = { too_small: 'member', name_taken: 'groupName' };
  return refused(result.problem, fields[result.problem] ?? 'form', written);
}

function onGroup(act: typeof removeGroup) {
  return async ({ db, on, slug, form, acting }: Form): Promise<Acted> => {
    const id = form.get('group');
    if (typeof id !== 'string' || !isId(id)) return { status: 404, errors: {} };
    const result = await act(db, { ...on, id }, acting);
    return 'problem' in result ? refused(result.problem, 'form') : { slug };
  };
}
