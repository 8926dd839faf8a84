import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { hasRole } from '#app/access/viewer';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { SharingPreview } from '#app/components/sharing-preview';
import { authorise } from '#app/http/authorise.server';
import { isId, readFields, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { readSharing as readChoice } from '#app/http/sharing-form.server';
import { findAssessment } from '#db/queries/assessments';
import { changeSharing } from '../change-sharing.server';
import { ChangeForm } from '../components/change-form';
import { SharingLog } from '../components/sharing-log';
import { SharingNow } from '../components/sharing-now';
import { readSharing } from '../read-sharing.server';
import '#app/styles/sharing.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'sharing', 'view');
  const assessment = orNotFound(await findAssessment(context.db, params.id, organisationIds));
  const { t, language } = await wordsFor(request, context);
  return {
    title: t('sharing.title'),
    id: assessment.id,
    organisation: assessment.organisationName,
    roundName: assessment.roundName,
    isSaved: new URL(request.url).searchParams.get('sparat') === '1',
    mayChange: hasRole(viewer, assessment.organisationId, 'approver'),
    ...(await readSharing(context.db, assessment, organisationIds, language)),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const intent = await readIntent(request);
  if (intent !== 'preview' && intent !== 'save') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'sharing', intent);
  orNotFound(await findAssessment(context.db, params.id, organisationIds));
  const written = await readFields(request.clone());
  const choice = await readChoice(request);
  if ('errors' in choice) return Response.json({ errors: choice.errors, written }, { status: 400 });
  if (intent === 'preview') return { written };
  const result = await changeSharing(
    context.db,
    { assessmentId: params.id, organisationIds, sharing: choice.sharing, seen: written.seen ?? '' },
    { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
  );
  if (!('problem' in result)) return redirect(`/sjalvskattning/${params.id}/delning?sparat=1`);
  if (result.problem === 'not_found') throw notFound();
  return Response.json({ errors: { form: `sharing.problem.${result.problem}` }, written }, { status: 409 });
}

export default function SharingPage() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  const sent = useActionData<{ errors?: Record<string, string>; written?: Record<string, string> }>();
  const path = `/sjalvskattning/${view.id}`;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: `${path}/kvitto`, label: `${t('receipt.title')} ${view.organisation}, ${view.roundName}` },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {t('sharing.title')}
      </h1>
      {sent?.errors && <ErrorSummary errors={sent.errors} />}
      <p className="lead">{t('sharing.intro', { organisation: view.organisation, round: view.roundName })}</p>
      <SharingNow view={view} />
      {view.current && view.ownValues && view.mayChange && (
        <ChangeForm key={view.seen} path={path} view={view} errors={sent?.errors} written={sent?.written} />
      )}
      {view.shown && view.ownValues && !view.mayChange && (
        <SharingPreview organisation={view.organisation} sharing={view.shown} values={view.ownValues} />
      )}
      <SharingLog log={view.log} />
    </>
  );
}
