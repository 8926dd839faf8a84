import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseProfile, writeCsv } from '#app/documents/write-csv';
import { authorise } from '#app/http/authorise.server';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { translatorFor } from '#app/i18n/translator.server';
import { readAddress } from '../address';
import { figureTable, isFigurePart, nameOfFigure } from '../figure-csv';
import { readResult } from '../read-result.server';

const FILE = /^([a-z-]{1,40})\.csv$/;

/** The numbers of one figure as a file: the same result, read in the same way, as the page that it is a part of. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const part = FILE.exec(params.fil ?? '')?.[1];
  const profile = parseProfile(searchParams.get('profil'));
  const asked = readAddress(params, searchParams);
  if (!isFigurePart(part) || !profile || !asked) throw notFound();
  const { organisationIds } = await authorise({ request, context }, 'resultFigure', 'view');
  const { language } = await wordsFor(request, context);
  const { t } = translatorFor(language);
  const view = orNotFound(
    await readResult(context.db, {
      slugs: { organisation: asked.organisation, round: asked.omgang },
      organisationIds,
      revision: asked.revision,
      node: null,
      language,
      indexName: t('result.index'),
    }),
  );
  if (!view.isSigned) throw notFound();
  return new Response(
    writeCsv(figureTable(t, view, part), profile, (column) => t(`result.csv.${column}`)),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${nameOfFigure(view, part)}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    },
  );
}
