import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ShownPlan } from '#app/components/shown-plan';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { DemoNote } from '../components/demo-note';
import { Meaning } from '../components/meaning';
import { PublicAnswers } from '../components/public-answers';
import { readPublicOrganisation } from '../read-public-organisation.server';
import '#app/styles/sharing.css';

export const meta = pageMeta;

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;
const address = z.object({
  omgang: z.string().regex(SLUG),
  organisation: z.string().regex(SLUG),
  lan: z.string().regex(SLUG).nullable(),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = address.safeParse({ ...params, lan: new URL(request.url).searchParams.get('lan') });
  if (!asked.success) throw notFound();
  const { t, language } = await wordsFor(request, context);
  const { omgang: slug, lan: programme, organisation } = asked.data;
  const view = orNotFound(await readPublicOrganisation(context.db, { slug, programme, organisation }, language));
  const title = t('public.of.title', { organisation: view.name, round: view.round.name });
  return { title, isDemo: context.isDemoData, view };
}

export default function PublicOrganisation() {
  const { title, isDemo, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { areas, plan, programme, round } = view;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/', label: t('home.title') },
          {
            to: `/publikt/${round.slug}?lan=${programme.slug}`,
            label: t('public.title', { programme: programme.name, round: round.name }),
          },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      {isDemo && <DemoNote />}
      <p className="lead">{t('public.of.lead', { organisation: view.name })}</p>
      {areas && <PublicAnswers areas={areas} />}
      {plan && (
        <section aria-labelledby="plan">
          <h2 className="ds-heading" data-size="sm" id="plan">
            {t('public.of.plan')}
          </h2>
          <ShownPlan plan={plan} heading="h3" />
        </section>
      )}
      {areas && <Meaning />}
    </>
  );
}
