import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { ProposalsPage, type ProposalsProblem } from '../components/proposals-page';
import { Unsigned } from '../components/unsigned';
import { pickProposals } from '../pick-proposals.server';
import { readPlanPage } from '../plan-page.server';
import { readPlanningRequest, refused } from '../planning-action.server';
import { readPicks, readTargets, readWritten } from '../proposals-form';
import { readProposals } from '../read-proposals.server';
import { setTargets } from '../set-targets.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'planProposals', 'view');
  const { language, t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const isWhole = new URL(request.url).searchParams.get('visa') === 'alla';
  const { formalName, roundName } = page.head;
  return {
    title: `${t('plan.proposals.title')}, ${t('plan.title', { organisation: formalName, round: roundName })}`,
    head: page.head,
    view: await readProposals(context.db, page, { language, isWhole }),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const intent = await readIntent(request);
  if (intent !== 'rate' && intent !== 'pick' && intent !== 'merge') throw notFound();
  const access = await authorise({ request, context }, 'planProposals', intent);
  const { scope, acting, path } = await readPlanningRequest({ context, params }, access);
  const form = await readForm(request);
  const targets = readTargets(form);
  if (!targets) return Response.json({ errors: { form: 'plan.problem.invalid' } }, { status: 400 });
  const written = readWritten(form, targets);
  const stale = (problem: ProposalsProblem['stale']) => Response.json({ stale: problem, written }, { status: 409 });
  if (intent === 'rate') {
    const result = await setTargets(context.db, { ...scope, ...targets }, acting);
    if ('saved' in result) return redirect(savedPath(`${path}/forslag`, request.url));
    return result.problem === 'stale' ? stale(result.stale) : refused(result.problem, written);
  }
  const { language } = await wordsFor(request, context);
  const picking = { ...scope, ...targets, picks: readPicks(form), isMerged: intent === 'merge', language };
  const result = await pickProposals(context.db, picking, acting);
  if ('actionIds' in result) {
    return redirect(intent === 'merge' ? `${path}/aktivitet/${result.actionIds[0]}` : `${path}?status=proposed`);
  }
  return result.problem === 'stale' ? stale(result.stale) : refused(result.problem, written);
}

/** Back to the page as it was, which then says that it is saved. */
function savedPath(path: string, url: string): string {
  const { searchParams } = new URL(url);
  searchParams.set('sparat', '1');
  return `${path}?${searchParams}`;
}

export default function Proposals() {
  const { head, view } = useLoaderData<typeof loader>();
  const failed = useActionData<ProposalsProblem>();
  return view ? <ProposalsPage view={view} failed={failed} /> : <Unsigned head={head} page="proposals" />;
}
