import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { MAX_TEXT_LENGTH } from '#app/domain/plan/action';
import { authorise } from '#app/http/authorise.server';
import { isId, parseForm, readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { readActionForm } from '../action-form';
import { addNote } from '../add-note.server';
import { ActionPage, type ActionProblem } from '../components/action-page';
import { readPlanPage } from '../plan-page.server';
import { readPlanningRequest, refused } from '../planning-action.server';
import { readAction } from '../read-action.server';
import { saveAction } from '../save-action.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

/** In the address in place of an id. */
const NEW = 'ny';
const noteForm = z.object({
  text: z.string().trim().min(1, 'plan.problem.noteMissing').max(MAX_TEXT_LENGTH, 'plan.problem.textLong'),
});
const revisionForm = z.object({ revision: z.coerce.number().int().min(0).catch(0) });

function readActionId(text: string | undefined): string | null {
  if (text === NEW) return null;
  if (!isId(text)) throw notFound();
  return text;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actionId = readActionId(params.aktivitet);
  const access = await authorise({ request, context }, 'planAction', 'view');
  const { language, t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  if (actionId === null && !page.head.canEdit) throw notFound();
  const asked = { actionId, question: new URL(request.url).searchParams.get('fraga') };
  const today = formatDate(context.now.toISOString());
  const view = orNotFound(await readAction(context.db, page, asked, { today, language }));
  const { formalName, roundName } = page.head;
  const name = view.id ? view.content.title : t('plan.action.new');
  return { title: `${name}, ${t('plan.title', { organisation: formalName, round: roundName })}`, view };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actionId = readActionId(params.aktivitet);
  const intent = await readIntent(request);
  if (intent !== 'save' && (intent !== 'note' || actionId === null)) throw notFound();
  const access = await authorise({ request, context }, 'planAction', intent);
  const { scope, acting, path } = await readPlanningRequest({ context, params }, access);
  if (intent === 'note') {
    const form = await parseForm(request, noteForm);
    if ('errors' in form) return Response.json(form, { status: 400 });
    const result = await addNote(context.db, { ...scope, actionId: actionId!, text: form.values.text }, acting);
    return 'noteId' in result ? redirect(`${path}/aktivitet/${actionId}#anteckningar`) : refused(result.problem);
  }
  const form = await readForm(request);
  const { revision: baseRevision } = revisionForm.parse({ revision: form.get('revision') });
  const draft = readActionForm(form);
  const result = await saveAction(context.db, { ...scope, actionId, baseRevision, draft }, acting);
  if ('actionId' in result) return redirect(`${path}/aktivitet/${result.actionId}?sparat=${result.revision}`);
  if (result.problem === 'invalid') return Response.json({ errors: result.errors, draft }, { status: 400 });
  if (result.problem === 'stale') return Response.json({ stale: result }, { status: 409 });
  return refused(result.problem);
}

export default function Action() {
  const { view } = useLoaderData<typeof loader>();
  const failed = useActionData<ActionProblem>();
  return <ActionPage view={view} failed={failed} key={`${view.id} ${view.revision}`} />;
}
