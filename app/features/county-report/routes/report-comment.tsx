import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { authorise } from '#app/http/authorise.server';
import { parseForm } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { storageProblem } from '#db/errors';
import { CommentForm, type CommentProblem } from '../components/comment-form';
import { readReportComment } from '../read-report.server';
import { commentForm, reportSection, roundSlug } from '../report-address';
import { saveReportComment } from '../save-report-comment.server';

export const meta = pageMeta;

function placeOf(params: Record<string, string | undefined>) {
  const slug = roundSlug.safeParse(params.omgang);
  const section = reportSection.safeParse(params.avsnitt);
  if (!slug.success || !section.success) throw notFound();
  return { slug: slug.data, section: section.data };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { slug, section } = placeOf(params);
  const { programmeIds } = await authorise({ request, context }, 'countyReportComment', 'view');
  const { t } = await wordsFor(request, context);
  const comment = orNotFound(await readReportComment(context.db, { slug, programmeIds, section }));
  const title = t('report.comment.title', { section: t(`report.section.${section}`), round: comment.roundName });
  return { title, comment, path: `/lan/rapport/${slug}`, section };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { slug, section } = placeOf(params);
  const { viewer, programmeIds } = await authorise({ request, context }, 'countyReportComment', 'save');
  const form = await parseForm(request, commentForm);
  const written = (text: string, revision: number): Pick<CommentProblem, 'text' | 'revision'> => ({ text, revision });
  if ('errors' in form) {
    const kept = written(form.written.text ?? '', Number(form.written.baseRevision) || 0);
    return json<CommentProblem>({ ...kept, errors: form.errors, theirs: null }, { status: 400 });
  }
  const { text, baseRevision } = form.values;
  try {
    const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
    const saved = await saveReportComment(context.db, { slug, programmeIds, section, text, baseRevision }, acting);
    if (!('problem' in saved)) return redirect(`/lan/rapport/${slug}#${section}`);
    if (saved.problem === 'not_found') throw notFound();
    const kept = written(text, saved.theirs.revision);
    return json<CommentProblem>({ ...kept, errors: null, theirs: saved.theirs }, { status: 409 });
  } catch (error) {
    if (!storageProblem(error)) throw error;
    context.log.error({ requestId: context.requestId, err: error }, 'a comment could not be stored');
    const errors = { text: 'report.comment.notStored' };
    return json<CommentProblem>({ ...written(text, baseRevision), errors, theirs: null }, { status: 503 });
  }
}

export default function ReportComment() {
  const { t } = useTranslation();
  const { title, comment, path, section } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/lan', label: t('county.title') },
          { to: `${path}#${section}`, label: t('report.name') },
        ]}
      />
      <h1 className="ds-heading" data-size="md">
        {title}
      </h1>
      <CommentForm comment={comment} problem={problem ?? null} back={`${path}#${section}`} />
    </>
  );
}
