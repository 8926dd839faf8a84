import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { grantOf, scopeOf } from '#app/access/viewer';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { FilesPage } from '../components/files-page';
import { planAddress } from '../plan-address';
import { readFilesPage } from '../read-files-page.server';
import '../../../styles/plan.css';
import '../../../styles/plan-files.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = planAddress.safeParse(params);
  if (!asked.success) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'planFiles', 'view');
  const { language, t } = await wordsFor(request, context);
  const { organisation, omgang: round } = asked.data;
  const { visa, ...fields } = Object.fromEntries(new URL(request.url).searchParams);
  const today = formatDate(context.now.toISOString());
  const view = orNotFound(
    await readFilesPage(
      context.db,
      { slugs: { organisation, round }, organisationIds, today, language },
      {
        fields,
        isTextShown: visa === 'text',
        editableIds: scopeOf(viewer, grantOf('planImport', 'import')).organisationIds,
      },
    ),
  );
  const { formalName, roundName } = view.head;
  return { title: t('planFiles.title', { organisation: formalName, round: roundName }), view };
}

export default function Files() {
  const { view } = useLoaderData<typeof loader>();
  return <FilesPage view={view} />;
}
