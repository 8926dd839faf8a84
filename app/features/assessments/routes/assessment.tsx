import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { StatusTag } from '#app/components/status-tag';
import { authorise } from '#app/http/authorise.server';
import { isId, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { findAssessment } from '#db/queries/assessments';
import { AreaTable } from '../components/area-table';
import { HistoryList } from '../components/history-list';
import { NextSteps } from '../components/next-steps';
import { PeopleTable } from '../components/people-table';
import { readAssessment } from '../read-assessment.server';
import { startResponse } from '../start-response.server';
import { submitResponse } from '../submit-response.server';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'assessment', 'view');
  const assessment = orNotFound(await findAssessment(context.db, params.id, organisationIds));
  const { t } = await wordsFor(request, context);
  const view = await readAssessment(context.db, viewer, assessment);
  return { title: `${t('assessment.title')} ${view.organisationName}`, view };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const intent = await readIntent(request);
  if (intent !== 'start' && intent !== 'submit' && intent !== 'resume') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'assessment', intent);
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  const input = { assessmentId: params.id, organisationIds };
  const path = `/sjalvskattning/${params.id}`;
  if (intent === 'start') {
    const result = await startResponse(context.db, input, acting);
    if ('problem' in result && result.problem === 'not_found') throw notFound();
    const area = (await request.formData()).get('area')?.toString() ?? '';
    return redirect('problem' in result || !/^[a-z]{2,8}$/.test(area) ? path : `${path}/${area}`);
  }
  const result = await submitResponse(context.db, { ...input, isReady: intent === 'submit' }, acting);
  if ('problem' in result && result.problem === 'not_found') throw notFound();
  return redirect(path);
}

export default function Assessment() {
  const { t } = useTranslation();
  const { view } = useLoaderData<typeof loader>();
  const date = formatDate(view.closesAt);
  return (
    <>
      <Breadcrumb trail={[{ to: '/oversikt', label: t('layout.link.overview') }]} />
      <div className="card__head">
        <h1 className="ds-heading" data-size="lg">
          {t('assessment.title')} {view.organisationName}
        </h1>
        <StatusTag status={view.status} />
      </div>
      <p>
        {view.roundName}. {t(view.isRoundClosed ? 'overview.closed' : 'overview.closes', { date })}{' '}
        {view.revision > 1 && t('assessment.revision', { revision: view.revision })}
      </p>
      {view.isArchived && view.status !== 'signed' && <p className="notice">{t('overview.step.archived')}</p>}
      <NextSteps view={view} />
      <AreaTable view={view} />
      <PeopleTable people={view.people} />
      <HistoryList steps={view.history} />
    </>
  );
}
