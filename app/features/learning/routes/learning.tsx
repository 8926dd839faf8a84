import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { hasRole } from '#app/access/viewer';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { authorise } from '#app/http/authorise.server';
import { isId, parseForm, readFields, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { Offers } from '../components/offers';
import { OwnOffers } from '../components/own-offers';
import { offerExample } from '../offer-example.server';
import { readLearning } from '../read-learning.server';
import { offerForm } from '../schema';
import { withdrawExample } from '../withdraw-example.server';
import '#app/styles/sharing.css';

export const meta = pageMeta;

const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;
const address = z.object({ lan: z.string().regex(SLUG).nullable(), som: z.string().regex(SLUG).nullable() });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, organisationIds } = await authorise({ request, context }, 'learning', 'view');
  const { searchParams } = new URL(request.url);
  const asked = address.safeParse({ lan: searchParams.get('lan'), som: searchParams.get('som') });
  if (!asked.success) throw notFound();
  const { t, language } = await wordsFor(request, context);
  const ofCounty = viewer.memberships.filter((one) => one.role === 'county');
  const question = {
    organisationIds,
    programmeIds: ofCounty.flatMap((one) => one.programmeId ?? []),
    asked: { programme: asked.data.lan, organisation: asked.data.som },
    language,
    now: context.now,
  };
  const view = orNotFound(await readLearning(context.db, question));
  const mayOffer = view.own !== null && hasRole(viewer, view.own.id, 'coordinator', 'approver');
  return { title: t('learn.title'), view, mayOffer };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const intent = await readIntent(request);
  if (intent !== 'offer' && intent !== 'withdraw') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'learning', intent);
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  const fields = await readFields(request.clone());
  const back = `/lar-av-andra${new URL(request.url).search}`;
  if (intent === 'withdraw') {
    if (!isId(fields.example)) throw notFound();
    const result = await withdrawExample(context.db, { exampleId: fields.example, organisationIds }, acting);
    if ('problem' in result) throw notFound();
    return redirect(back);
  }
  if (!isId(fields.organisation)) throw notFound();
  const form = await parseForm(request, offerForm);
  if ('errors' in form) return Response.json(form, { status: 400 });
  const { organisation: organisationId, ...words } = form.values;
  const result = await offerExample(context.db, { ...words, organisationId, organisationIds }, acting);
  if (!('problem' in result)) return redirect(back);
  if (result.problem === 'not_found') throw notFound();
  const field = result.problem.startsWith('date') ? 'willingUntil' : 'direction';
  return Response.json({ errors: { [field]: `learn.problem.${result.problem}` }, written: fields }, { status: 400 });
}

export default function Learning() {
  const { t } = useTranslation();
  const { view, mayOffer } = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string>; written?: Record<string, string> }>();
  return (
    <>
      <Breadcrumb trail={[{ to: '/oversikt', label: t('layout.link.overview') }]} />
      <h1 className="ds-heading" data-size="lg">
        {t('learn.title')}
      </h1>
      {failed && <ErrorSummary errors={failed.errors} />}
      <p className="lead">{t('learn.intro')}</p>
      {view.owns.length > 1 && (
        <ul className="result-links">
          {view.owns.map((one) => (
            <li key={one.slug}>
              <Link className="ds-link" to={`?lan=${view.programme}&som=${one.slug}`}>
                {t('learn.seenFrom', { organisation: one.name })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Offers view={view} />
      {view.own && <OwnOffers view={view} mayOffer={mayOffer} errors={failed?.errors} written={failed?.written} />}
    </>
  );
}
