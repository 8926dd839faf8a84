import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { PrintLine } from '#app/components/print-line';
import { authorise } from '#app/http/authorise.server';
import { isId, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { findAssessment } from '#db/queries/assessments';
import { readReturned } from '#db/queries/returned';
import { AnswersToRead } from '../components/answers-to-read';
import { Findings } from '../components/findings';
import { HandOver } from '../components/hand-over';
import { QualityQuestions } from '../components/quality-questions';
import { ResponsesToTake } from '../components/responses-to-take';
import { ReturnedNotice } from '../components/returned-notice';
import { findQualityFlags } from '../find-quality-flags.server';
import { handOver } from '../hand-over.server';
import { describeReview, readReview } from '../read-review.server';
import { takeResponse } from '../take-response.server';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'review', 'view');
  const assessment = orNotFound(await findAssessment(context.db, params.id, organisationIds));
  const { t, language } = await wordsFor(request, context);
  const review = await readReview(context.db, assessment, viewer.personId);
  return {
    title: t('review.title'),
    id: assessment.id,
    organisationName: assessment.organisationName,
    roundName: assessment.roundName,
    isEditable: assessment.status === 'in_progress',
    returned: await readReturned(context.db, assessment),
    flags: await findQualityFlags(context.db, review),
    ...describeReview(review, viewer.personId, language),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const intent = await readIntent(request);
  if (intent !== 'take' && intent !== 'handOver') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'review', intent);
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  const input = { assessmentId: params.id, organisationIds };
  if (intent === 'take') {
    const responseId = (await request.formData()).get('response')?.toString();
    if (!isId(responseId)) throw notFound();
    const result = await takeResponse(context.db, { ...input, responseId }, acting);
    if (!('problem' in result)) return redirect(`/sjalvskattning/${params.id}/granska`);
    if (result.problem === 'not_found') throw notFound();
    return Response.json({ problem: result.problem }, { status: 409 });
  }
  const result = await handOver(context.db, input, acting);
  if ('isHandedOver' in result) return redirect(`/sjalvskattning/${params.id}`);
  if (result.problem === 'not_found') throw notFound();
  return Response.json({ problem: result.problem }, { status: 409 });
}

export default function Review() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  const failed = useActionData<{ problem: string }>();
  const path = `/sjalvskattning/${view.id}`;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: path, label: `${t('assessment.title')} ${view.organisationName}` },
        ]}
      />
      <PrintLine organisation={view.organisationName} round={view.roundName} />
      <h1 className="ds-heading" data-size="lg">
        {t('review.title')}
      </h1>
      {failed && (
        <p className="error-summary" role="alert">
          {t(`review.problem.${failed.problem}`)}
        </p>
      )}
      {!view.isEditable && <p className="notice">{t('review.locked')}</p>}
      {view.returned && <ReturnedNotice returned={view.returned} />}
      <Findings path={path} findings={view.findings} earlierRound={view.earlierRound} />
      <QualityQuestions flags={view.flags} earlierRound={view.earlierRound} />
      <ResponsesToTake responses={view.responses} takesOwn={view.takesOwn} isEditable={view.isEditable} />
      {view.isEditable && <HandOver blocking={view.blocking} takesOwn={view.takesOwn} />}
      <h2 className="ds-heading" data-size="sm">
        {t('review.all')}
      </h2>
      <AnswersToRead areas={view.areas} />
    </>
  );
}
