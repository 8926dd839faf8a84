import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { authorise } from '#app/http/authorise.server';
import { parseForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { DecisionsPage } from '../components/decisions-page';
import { Unsigned } from '../components/unsigned';
import { decidePlan } from '../decide-plan.server';
import { readPlanPage } from '../plan-page.server';
import { readPlanningRequest, refused } from '../planning-action.server';
import { readDecisions } from '../read-decisions.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

const LONGEST = 100;
const line = z.string().trim().max(LONGEST, 'plan.problem.lineLong');
const decideForm = z.object({
  decidingBody: line.min(1, 'plan.problem.bodyMissing'),
  decidedOn: z.string().trim().min(1, 'plan.problem.dayMissing').pipe(z.iso.date('plan.problem.notADate')),
  paragraph: line.min(1, 'plan.problem.paragraphMissing'),
  diaryNumber: line.optional(),
  fingerprint: z.string(),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'planDecisions', 'view');
  const { language, t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const { formalName, roundName } = page.head;
  return {
    title: `${t('plan.decisions.title')}, ${t('plan.title', { organisation: formalName, round: roundName })}`,
    head: page.head,
    view: await readDecisions(context.db, page, language),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if ((await readIntent(request)) !== 'decide') throw notFound();
  const access = await authorise({ request, context }, 'planDecisions', 'decide');
  const { scope, acting, path } = await readPlanningRequest({ context, params }, access);
  const form = await parseForm(request, decideForm);
  if ('errors' in form) return Response.json(form, { status: 400 });
  const { diaryNumber, ...values } = form.values;
  const result = await decidePlan(context.db, { ...scope, ...values, diaryNumber: diaryNumber || null }, acting);
  if ('number' in result) return redirect(`${path}/beslut`);
  if (result.problem !== 'not_decided_yet') return refused(result.problem);
  const errors = { decidedOn: 'plan.problem.notDecidedYet' };
  return Response.json({ errors, written: form.values }, { status: 400 });
}

export default function Decisions() {
  const { head, view } = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string>; written?: Record<string, string> }>();
  return view ? <DecisionsPage view={view} failed={failed} /> : <Unsigned head={head} page="decisions" />;
}
