import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaArgs, redirect } from '@remix-run/node';
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

export { shouldRevalidate } from '#app/http/should-revalidate';

/** The step is part of the title. It changes without a word from the server, so the page has the titles of all of them. */
export function meta({ data, location, matches }: MetaArgs<typeof loader>) {
  const step = data && stepFrom(data.view.steps, new URLSearchParams(location.search));
  return pageMeta({ data: step ? { title: data.stepTitles[step - 1] ?? data.title } : undefined, matches });
}

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
  const { view, t } = await readArea(args, 'view');
  const steps = view.lock === null && view.responseId !== null ? view.steps : [];
  const stepTitles = steps.map(
    (_step, index) => `${t('answering.step', { step: index + 1, of: steps.length })} – ${view.name}`,
  );
  return { title: view.name, stepTitles, view };
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
  const { view } = useLoaderData<typeof loader>();
  const problems = useActionData<FormProblem[]>() ?? [];
  return <AnswerAreaPage view={view} problems={problems} />;
}
