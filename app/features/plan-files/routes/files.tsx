import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { FilesPage } from '../components/files-page';
import { planAddress } from '../plan-address';
import { readFilesPage } from '../read-files-page.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = planAddress.safeParse(params);
  if (!asked.success) throw notFound();
  const { organisationIds } = await authorise({ request, context }, 'planFiles', 'view');
  const { t } = await wordsFor(request, context);
  const { organisation, omgang: round } = asked.data;
  const view = orNotFound(await readFilesPage(context.db, { slugs: { organisation, round }, organisationIds }));
  const { formalName, roundName } = view.head;
  return { title: t('planFiles.title', { organisation: formalName, round: roundName }), view };
}

export default function Files() {
  const { view } = useLoaderData<typeof loader>();
  return <FilesPage view={view} />;
}
