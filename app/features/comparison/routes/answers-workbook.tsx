import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { typeOfFile } from '#app/http/file-response.server';
import { orNotFound } from '#app/http/responses';
import { fileName } from '../csv';
import { describeAnswersWorkbook } from '../describe-answers-workbook';
import { readInput } from '../load-comparison.server';
import { readAnswersWorkbook } from '../read-answers-workbook.server';

/** All single answers that are shown by name in a closed round, sent while they are read: see `/jamfor/svar`. */
export async function loader(args: LoaderFunctionArgs) {
  const { input, t } = await readInput(args, 'compareWorkbook');
  const { now, db } = args.context;
  const content = orNotFound(await readAnswersWorkbook(db, input, { now }));
  const name = fileName('alla-svar', content.setting, now, 'xlsx');
  const { writeXlsx } = await import('#app/documents/write-xlsx.server');
  const file = writeXlsx(describeAnswersWorkbook(content, t), { signal: args.request.signal });
  return new Response(createReadableStreamFromReadable(file), {
    headers: {
      'Content-Type': typeOfFile(name),
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
