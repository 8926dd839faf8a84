import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ShownPlan } from '#app/components/shown-plan';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { readPlan } from '../read-plans.server';

export const meta = pageMeta;

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;
const address = z.object({ organisation: z.string().regex(SLUG), omgang: z.string().regex(SLUG) });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = address.safeParse(params);
  if (!asked.success) throw notFound();
  const scope = await authorise({ request, context }, 'comparePlan', 'view');
  const { t, language } = await wordsFor(request, context);
  const { organisation, omgang: round } = asked.data;
  const plan = orNotFound(await readPlan(context.db, { organisation, round }, scope, language));
  return { title: t('plan.title', { organisation: plan.organisation, round: plan.roundName }), round, plan };
}

export default function ComparePlan() {
  const { title, round, plan } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/jamfor', label: t('compare.title') },
          { to: `/jamfor/handlingsplaner?omgang=${round}`, label: t('compare.plans.title') },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      <p>{t('compare.plans.one')}</p>
      <ShownPlan plan={plan} heading="h2" />
    </>
  );
}
