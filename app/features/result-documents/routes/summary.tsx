import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { PrintButton } from '#app/components/print-button';
import { DocumentView } from '#app/documents/document-view';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { resultAddress } from '#app/http/result-address';
import { readSummary } from '../read-summary.server';
import '#app/styles/documents.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = resultAddress.safeParse({ ...params, revision: new URL(request.url).searchParams.get('revision') });
  if (!asked.success) throw notFound();
  const { organisationIds } = await authorise({ request, context }, 'resultSummary', 'view');
  const { language } = await wordsFor(request, context);
  const { organisation, omgang: round, revision } = asked.data;
  const found = await readSummary(context.db, {
    slugs: { organisation, round },
    organisationIds,
    revision,
    language,
  });
  return {
    ...orNotFound(found),
    resultPath: `/resultat/${organisation}/${round}`,
    search: revision === null ? '' : `?revision=${revision}`,
  };
}

export default function Summary() {
  const { t } = useTranslation();
  const { title, subtitle, blocks, resultPath, search } = useLoaderData<typeof loader>();
  return (
    <article className="one-page">
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: resultPath + search, label: t('document.toResult') },
        ]}
      />
      <h1 className="ds-heading" data-size="md">
        {title}
      </h1>
      <p className="document-note">{subtitle}</p>
      <div className="document-actions no-print">
        <PrintButton />
        <form method="post" action={`${resultPath}/dokument/sammanfattning.pdf${search}`}>
          <button type="submit" name="intent" value="make" className="ds-button" data-variant="secondary">
            {t('summary.pdf')}
          </button>
        </form>
        <Link className="ds-link" to={resultPath + search}>
          {t('summary.back')}
        </Link>
      </div>
      <DocumentView blocks={blocks} />
    </article>
  );
}
