import { redirect } from '@remix-run/node';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Acting } from '#app/access/acting';
import { JOINT_STATUSES } from '#app/domain/plan/joint-action';
import { isId } from '#app/http/form.server';
import { notFound } from '#app/http/responses';
import type { Database, Id } from '#db/schema';
import { readJointForm } from './joint-form';
import { offerToMore } from './offer-to-more.server';
import { saveJointAction } from './save-joint-action.server';
import { stepJointAction } from './step-joint-action.server';
import { replyToQuestion } from './write-message.server';

/** What a form of a joint action's page asks for, of whom. */
export interface JointRequest {
  jointActionId: Id | null;
  programmeIds: readonly Id[];
  form: FormData;
}

const PATH = '/lan/gemensamma-aktiviteter';
const revisionForm = z.coerce.number().int().min(0).catch(0);
const stepForm = z.object({ to: z.enum(JOINT_STATUSES), happenedOn: z.iso.date(), note: z.string().catch('') });

/** Saves what was written. */
export async function saveJoint(db: Kysely<Database>, { form, ...asked }: JointRequest, acting: Acting) {
  const draft = readJointForm(form);
  const baseRevision = revisionForm.parse(form.get('revision'));
  const programmeId = String(form.get('programme') ?? '') || null;
  const result = await saveJointAction(db, { ...asked, programmeId, baseRevision, draft }, acting);
  if ('jointActionId' in result) return redirect(`${PATH}/${result.jointActionId}?sparat=${result.revision}`);
  if (result.problem === 'invalid') return Response.json({ errors: result.errors, draft }, { status: 400 });
  if (result.problem === 'stale') return Response.json({ stale: result }, { status: 409 });
  return refused(result.problem);
}

/** Takes a step, or gives it up: the two forms name their fields apart. */
export async function stepJoint(
  db: Kysely<Database>,
  { jointActionId, programmeIds, form }: JointRequest,
  acting: Acting,
) {
  if (jointActionId === null) throw notFound();
  const isCancelling = form.get('to') === 'cancelled';
  const fields = isCancelling ? { day: 'cancelledOn', note: 'reason' } : { day: 'happenedOn', note: 'note' };
  const parsed = stepForm.safeParse({
    to: form.get('to'),
    happenedOn: form.get(fields.day),
    note: form.get(fields.note) ?? '',
  });
  const written = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  if (!parsed.success)
    return Response.json({ errors: { [fields.day]: 'joint.problem.day' }, written }, { status: 400 });
  const organisationIds = form.getAll('organisations').map(String);
  const result = await stepJointAction(db, { jointActionId, programmeIds, organisationIds, ...parsed.data }, acting);
  if ('status' in result) return redirect(`${PATH}/${jointActionId}#steg`);
  if (result.problem === 'not_found' || result.problem === 'not_next') return refused(result.problem);
  const field =
    result.problem === 'nobody'
      ? 'organisations'
      : result.problem === 'note_missing' || result.problem === 'note_long'
        ? fields.note
        : fields.day;
  const key = result.problem === 'note_missing' && isCancelling ? 'reason_missing' : result.problem;
  return Response.json({ errors: { [field]: `joint.problem.${key}` }, written }, { status: 400 });
}

/** Offers it to organisations that have not been asked before. */
export async function offerJointToMore(
  db: Kysely<Database>,
  { jointActionId, programmeIds, form }: JointRequest,
  acting: Acting,
) {
  if (jointActionId === null) throw notFound();
  const organisationIds = form.getAll('more').map(String);
  const result = await offerToMore(db, { jointActionId, programmeIds, organisationIds }, acting);
  if ('offered' in result) return redirect(`${PATH}/${jointActionId}#svar`);
  if (result.problem === 'not_found' || result.problem === 'not_open') return refused(result.problem);
  return Response.json({ errors: { more: `joint.problem.${result.problem}` } }, { status: 400 });
}

/** Answers an organisation's question. */
export async function replyJoint(
  db: Kysely<Database>,
  { jointActionId, programmeIds, form }: JointRequest,
  acting: Acting,
) {
  const organisationId = String(form.get('organisation') ?? '');
  if (jointActionId === null || !isId(organisationId)) throw notFound();
  const field = `text-${organisationId}`;
  const text = String(form.get(field) ?? '');
  const result = await replyToQuestion(db, { jointActionId, programmeIds, organisationId, text }, acting);
  if ('messageId' in result) return redirect(`${PATH}/${jointActionId}#fragor`);
  if (result.problem === 'not_found') throw notFound();
  const errors = { [field]: `joint.problem.${result.problem}` };
  return Response.json({ errors, written: { [field]: text } }, { status: 400 });
}

/** A mistake that no field can mend. */
function refused(problem: 'not_found' | 'no_round' | 'locked' | 'not_next' | 'not_open'): Response {
  if (problem === 'not_found') throw notFound();
  return Response.json({ errors: { form: `joint.problem.${problem}` } }, { status: 409 });
}
