import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import { authorise } from '#app/http/authorise.server';
import { isId, parseForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { type MoveProblem, PlanPage } from '../components/plan-page';
import { moveAction } from '../move-action.server';
import { readFilter, writeFilter } from '../plan-filter';
import { readPlanPage } from '../plan-page.server';
import { readPlanningRequest, refused } from '../planning-action.server';
import { readPlan } from '../read-plan.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

const moveForm = z.object({
  action: z.string().refine(isId),
  revision: z.coerce.number().int(),
  status: z.enum(ACTION_STATUSES),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'plan', 'view');
  const { language, t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const { searchParams } = new URL(request.url);
  const isBegun = page.actions.length > 0 || searchParams.size > 0;
  if (page.base && !isBegun) throw redirect(`${page.head.path}/forslag`);
  const filter = readFilter(searchParams);
  const today = formatDate(context.now.toISOString());
  const { formalName, roundName } = page.head;
  return {
    title: t('plan.title', { organisation: formalName, round: roundName }),
    view: await readPlan(context.db, page, filter, { today, language }),
    filter,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if ((await readIntent(request)) !== 'move') throw notFound();
  const access = await authorise({ request, context }, 'plan', 'move');
  const { scope, acting, path } = await readPlanningRequest({ context, params }, access);
  const form = await parseForm(request, moveForm);
  if ('errors' in form) throw notFound();
  const { action: actionId, revision: baseRevision, status } = form.values;
  const result = await moveAction(context.db, { ...scope, actionId, baseRevision, status }, acting);
  if ('revision' in result) {
    const filter = writeFilter(readFilter(new URL(request.url).searchParams)) || '?vy=tavla';
    return redirect(`${path}${filter}&flyttad=${actionId}#aktivitet-${actionId}`);
  }
  if (result.problem !== 'stale') return refused(result.problem);
  return Response.json({ stale: result }, { status: 409 });
}

export default function Plan() {
  const { view, filter } = useLoaderData<typeof loader>();
  const failed = useActionData<MoveProblem>();
  return <PlanPage view={view} filter={filter} failed={failed} />;
}
