import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { PrintLine } from '#app/components/print-line';
import { authorise } from '#app/http/authorise.server';
import { isId, parseForm, readFields, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { readSharing } from '#app/http/sharing-form.server';
import { findAssessment } from '#db/queries/assessments';
import { AnswersToRead } from '../components/answers-to-read';
import { ApproveForms } from '../components/approve-forms';
import { ChangesFirst } from '../components/changes-first';
import { FactsToRead } from '../components/facts-to-read';
import { readApproval } from '../read-approval.server';
import { reasonForm, signForm } from '../schema';
import { sendBack } from '../send-back.server';
import { sign } from '../sign.server';
import '#app/styles/sharing.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { organisationIds } = await authorise({ request, context }, 'approve', 'view');
  const assessment = orNotFound(await findAssessment(context.db, params.id, organisationIds));
  if (assessment.status === 'signed') throw redirect(`/sjalvskattning/${assessment.id}/kvitto`);
  const { t, language } = await wordsFor(request, context);
  return { title: t('approve.title'), ...(await readApproval(context.db, assessment, language)) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const intent = await readIntent(request);
  if (intent !== 'sendBack' && intent !== 'sign' && intent !== 'preview') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'approve', intent);
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  const input = { assessmentId: params.id, organisationIds };
  if (intent === 'sendBack') {
    const form = await parseForm(request, reasonForm);
    if ('errors' in form) return Response.json(form, { status: 400 });
    const result = await sendBack(context.db, { ...input, reason: form.values.reason }, acting);
    if (!('problem' in result)) return redirect(`/sjalvskattning/${params.id}`);
    if (result.problem === 'not_found') throw notFound();
    return Response.json({ errors: { form: `approve.problem.${result.problem}` } }, { status: 409 });
  }
  const written = await readFields(request.clone());
  const choice = await readSharing(request.clone());
  if (intent === 'preview' && 'sharing' in choice) return { written };
  const form = await parseForm(request, signForm);
  if ('errors' in choice || 'errors' in form) {
    const ofForm = 'errors' in form && intent === 'sign' ? form.errors : {};
    const errors = { ...('errors' in choice ? choice.errors : {}), ...ofForm };
    return Response.json({ errors, written }, { status: 400 });
  }
  const { revision, diaryNumber } = form.values;
  const signing = { ...input, revision, diaryNumber: diaryNumber || null, sharing: choice.sharing };
  const result = await sign(context.db, signing, acting);
  if (!('problem' in result)) return redirect(`/sjalvskattning/${params.id}/kvitto`);
  if (result.problem === 'not_found') throw notFound();
  return Response.json({ errors: { form: `approve.problem.${result.problem}` } }, { status: 409 });
}

export default function Approve() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors?: Record<string, string>; written?: Record<string, string> }>();
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: `/sjalvskattning/${view.id}`, label: `${t('assessment.title')} ${view.organisationName}` },
        ]}
      />
      <PrintLine organisation={view.organisationName} round={view.roundName} />
      <h1 className="ds-heading" data-size="lg">
        {t('approve.title')}
      </h1>
      {failed?.errors && <ErrorSummary errors={failed.errors} />}
      <p className="lead">{t('approve.intro', { organisation: view.organisationName, round: view.roundName })}</p>
      {!view.isHandedOver && <p className="notice">{t('approve.notHandedOver')}</p>}
      <ChangesFirst view={view} />
      <FactsToRead facts={view.facts} />
      <h2 className="ds-heading" data-size="sm">
        {t('review.all')}
      </h2>
      <AnswersToRead areas={view.areas} />
      {view.isHandedOver && <ApproveForms view={view} errors={failed?.errors} written={failed?.written} />}
    </>
  );
}
