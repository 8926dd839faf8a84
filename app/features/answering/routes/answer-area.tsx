import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { isId, readForm } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { findAssessment } from '#db/queries/assessments';
import { stepFrom } from '../area-view';
import { AnswerAreaPage } from '../components/answer-area-page';
import { readAnswerArea } from '../read-answer-area.server';
import { type FormProblem, saveAreaForm } from '../save-area-form.server';
import '../../../styles/answering.css';

export const meta = pageMeta;

async function readArea({ request, context, params }: LoaderFunctionArgs, intent: 'view' | 'save') {
  if (!isId(params.id)) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'answerArea', intent);
  const assessment = orNotFound(await findAssessment(context.db, params.id, organisationIds));
  const { t, language } = await wordsFor(request, context);
  const area = { assessment, slug: params.omrade ?? '', language, factsName: t('answering.facts') };
  const view = orNotFound(await readAnswerArea(context.db, viewer, area));
  return { view, step: stepFrom(view.steps, new URL(request.url).searchParams), viewer, organisationIds, t };
}

export async function loader(args: LoaderFunctionArgs) {
  const { view, step, t } = await readArea(args, 'view');
  const isStep = view.lock === null && view.responseId !== null && view.steps.length > 0;
  const title = isStep ? `${t('answering.step', { step, of: view.steps.length })} – ${view.name}` : view.name;
  return { title, view, step };
}

export async function action(args: ActionFunctionArgs) {
  const { view, step, viewer, organisationIds } = await readArea(args, 'save');
  const { request, context } = args;
  const saving = { assessmentId: view.assessment.id, organisationIds, personId: viewer.personId, now: context.now };
  const result = await saveAreaForm(context, { view, step, form: await readForm(request) }, saving);
  if ('goTo' in result) return redirect(result.goTo);
  return Response.json(result.problems, { status: result.status });
}

export default function AnswerArea() {
  const { view, step } = useLoaderData<typeof loader>();
  const problems = useActionData<FormProblem[]>() ?? [];
  return <AnswerAreaPage view={view} step={step} problems={problems} />;
}
