import type { LoaderFunctionArgs } from '@remix-run/node';
import { parseProfile, writeCsv } from '#app/documents/write-csv';
import { notFound, orNotFound } from '#app/http/responses';
import { fileName } from '../csv';
import { isCsvPart } from '../csv-parts';
import { readInput } from '../load-comparison.server';
import { readTable } from '../read-table.server';

const FILE = /^([a-z-]{1,40})\.csv$/;

/** One part of the comparison as a file: the same query, read in the same way, as the page that it is a part of. */
export async function loader(args: LoaderFunctionArgs) {
  const part = FILE.exec(args.params.fil ?? '')?.[1];
  const profile = parseProfile(new URL(args.request.url).searchParams.get('profil'));
  if (!isCsvPart(part) || !profile) throw notFound();
  const { input, t } = await readInput(args, 'compareDownload');
  const { table, setting } = orNotFound(await readTable(args.context.db, part, input, { t, now: args.context.now }));
  return new Response(
    writeCsv(table, profile, (column) => t(`compare.csv.${column}`)),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName(part, setting, args.context.now)}"`,
        'Cache-Control': 'private, no-store',
      },
    },
  );
}
