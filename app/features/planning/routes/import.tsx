import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { ImportPage, type ImportProblem } from '../components/import-page';
import { readDone, writeDone } from '../import-form';
import { readImportForm } from '../import-form.server';
import { importPlan } from '../import-plan.server';
import { readPlanPage } from '../plan-page.server';
import { readPlanningRequest, refused } from '../planning-action.server';
import { readUpload } from '../read-upload.server';
import { reviewUpload } from '../review-upload.server';
import '../../../styles/plan.css';
import '../../../styles/plan-import.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'planImport', 'view');
  const { t } = await wordsFor(request, context);
  const { head } = await readPlanPage(context.db, params, access);
  const { formalName, roundName } = head;
  return {
    title: t('planTables.title', { organisation: formalName, round: roundName }),
    head,
    done: readDone(new URL(request.url).searchParams),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const intent = await readIntent(request);
  if (intent !== 'review' && intent !== 'import') throw notFound();
  const access = await authorise({ request, context }, 'planImport', intent);
  const { language } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const { base } = page;
  if (!base) return refused('not_signed');
  const form = await readForm(request);
  const respond = async (upload: Parameters<typeof reviewUpload>[2], more: Partial<ImportProblem>, status: number) => {
    const view = await reviewUpload(context.db, { ...page, base }, upload);
    if ('problem' in view) return Response.json({ problem: view.problem }, { status: 400 });
    return Response.json({ ...more, view, table: JSON.stringify(upload.table) }, { status });
  };
  if (intent === 'review') {
    const file = form.get('file');
    const table = await readUpload(file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0));
    if ('problem' in table) return Response.json({ problem: table.problem }, { status: 400 });
    return respond({ table, language, choices: new Map() }, { fileName: file instanceof File ? file.name : '' }, 200);
  }
  const answer = readImportForm(form);
  if (!answer) return Response.json({ problem: { key: 'planTables.problem.noFile' } }, { status: 400 });
  const { scope, acting, path } = await readPlanningRequest({ context, params }, access);
  const result = await importPlan(context.db, { ...scope, ...answer, language }, acting);
  if ('changed' in result) return redirect(`${path}/las-in${writeDone(result)}`);
  if (result.problem !== 'changed_since' && result.problem !== 'not_ready') return refused(result.problem);
  const more = {
    fileName: answer.fileName,
    choices: [...answer.choices],
    cancelled: [...answer.cancelled],
    addedAnyway: [...answer.addedAnyway],
    refused: result.problem,
  };
  return respond({ ...answer, language }, more, 409);
}

export default function Import() {
  const loaded = useLoaderData<typeof loader>();
  const failed = useActionData<ImportProblem>();
  return <ImportPage {...loaded} failed={failed} />;
}
