import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { hasRole } from '#app/access/viewer';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { authorise } from '#app/http/authorise.server';
import { isId, parseForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { findAssessment } from '#db/queries/assessments';
import { ReceiptTable } from '../components/receipt-table';
import { ReopenForm } from '../components/reopen-form';
import { readReceipts } from '../read-receipts.server';
import { reasonForm } from '../schema';
import { reopen } from '../send-back.server';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'receipt', 'view');
  const assessment = orNotFound(await findAssessment(context.db, params.id, organisationIds));
  const { t } = await wordsFor(request, context);
  return {
    title: t('receipt.title'),
    id: assessment.id,
    organisationName: assessment.organisationFormalName,
    roundName: assessment.roundName,
    receipts: await readReceipts(context.db, assessment.id, organisationIds),
    resultPath: `/resultat/${assessment.organisationSlug}/${assessment.roundSlug}`,
    isBeingReworked: assessment.status !== 'signed',
    mayOpen: hasRole(viewer, assessment.organisationId, 'respondent', 'coordinator', 'approver'),
    mayReadSharing: hasRole(viewer, assessment.organisationId, 'approver', 'coordinator', 'reader'),
    mayReopen: assessment.status === 'signed' && hasRole(viewer, assessment.organisationId, 'approver'),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!isId(params.id) || (await readIntent(request)) !== 'reopen') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'receipt', 'reopen');
  const form = await parseForm(request, reasonForm);
  if ('errors' in form) return Response.json(form, { status: 400 });
  const result = await reopen(
    context.db,
    { assessmentId: params.id, organisationIds, reason: form.values.reason },
    { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
  );
  if (!('problem' in result)) return redirect(`/sjalvskattning/${params.id}`);
  if (result.problem === 'not_found') throw notFound();
  return Response.json({ errors: { form: 'receipt.notSigned' } }, { status: 409 });
}

export default function Receipt() {
  const { t } = useTranslation();
  const view = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string>; written?: Record<string, string> }>();
  return (
    <div className="narrow">
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          ...(view.mayOpen
            ? [{ to: `/sjalvskattning/${view.id}`, label: `${t('assessment.title')} ${view.organisationName}` }]
            : []),
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {t('receipt.title')}
      </h1>
      {failed && <ErrorSummary errors={failed.errors} />}
      {view.receipts.length === 0 && <p>{t('receipt.none')}</p>}
      {view.receipts.length > 0 && view.isBeingReworked && <p className="notice">{t('receipt.reworked')}</p>}
      {view.receipts.map((receipt, index) => (
        <ReceiptTable key={receipt.reference} receipt={receipt} view={view} isLatest={index === 0} />
      ))}
      {view.receipts.length > 0 && (
        <p className="button-row">
          <Link className="ds-button" to={view.resultPath}>
            {t('assessment.result')}
          </Link>
          {view.mayReadSharing && (
            <Link className="ds-button" data-variant="secondary" to={`/sjalvskattning/${view.id}/delning`}>
              {t('sharing.open')}
            </Link>
          )}
        </p>
      )}
      {view.mayReopen && <ReopenForm errors={failed?.errors} written={failed?.written} />}
    </div>
  );
}
