import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { FollowUpPage, type FollowUpProblem } from '../components/follow-up-page';
import { followUp } from '../follow-up.server';
import { readFollowUpForm, readSaved, writeSaved } from '../follow-up-form';
import { readPlanPage } from '../plan-page.server';
import { readPlanningRequest, refused } from '../planning-action.server';
import { readFollowUp } from '../read-follow-up.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'planFollowUp', 'view');
  const { t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const { formalName, roundName } = page.head;
  return {
    title: `${t('plan.followUp.title')}, ${t('plan.title', { organisation: formalName, round: roundName })}`,
    view: await readFollowUp(context.db, page, formatDate(context.now.toISOString())),
    saved: readSaved(new URL(request.url).searchParams),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if ((await readIntent(request)) !== 'followUp') throw notFound();
  const access = await authorise({ request, context }, 'planFollowUp', 'followUp');
  const { scope, acting, path } = await readPlanningRequest({ context, params }, access);
  const rows = readFollowUpForm(await readForm(request));
  if (!rows) return Response.json({ errors: { form: 'plan.problem.invalid' } }, { status: 400 });
  const result = await followUp(context.db, { ...scope, rows }, acting);
  if ('movedOver' in result) return redirect(`${path}/uppfoljning${writeSaved(result)}`);
  if (result.problem !== 'stale') return refused(result.problem);
  return Response.json({ stale: result.stale, rows }, { status: 409 });
}

export default function FollowUp() {
  const { view, saved } = useLoaderData<typeof loader>();
  const failed = useActionData<FollowUpProblem>();
  return <FollowUpPage view={view} saved={saved} failed={failed} />;
}
