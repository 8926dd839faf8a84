import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { CountyPlansPage } from '../components/county-plans-page';
import { readCountyPlans } from '../read-county-plans.server';
import '#app/styles/county.css';
import '#app/styles/joint.css';

export const meta = pageMeta;

const roundSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
  .nullable();

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = roundSlug.safeParse(new URL(request.url).searchParams.get('omgang'));
  if (!asked.success) throw notFound();
  const { programmeIds } = await authorise({ request, context }, 'countyPlans', 'view');
  const { language, t } = await wordsFor(request, context);
  const today = formatDate(context.now.toISOString());
  const view = orNotFound(await readCountyPlans(context.db, programmeIds, { slug: asked.data, language, today }));
  return { title: t('joint.plans.title'), view };
}

export default function CountyPlans() {
  const { view } = useLoaderData<typeof loader>();
  return <CountyPlansPage view={view} />;
}
