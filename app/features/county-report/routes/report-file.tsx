import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '#app/http/authorise.server';
import { fileResponse } from '#app/http/file-response.server';
import { readForm, readIntent } from '#app/http/form.server';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { makeReportFile, REPORT_FILES } from '../make-report-file.server';
import { roundSlug } from '../report-address';
import { streamMaking } from '../stream-making.server';

const address = z.object({ omgang: roundSlug, fil: z.enum(REPORT_FILES) });

/** A file is made when it is asked for by its button, since making freezes what it is made from; a link leads to the report. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = address.safeParse(params);
  if (!asked.success) throw notFound();
  await authorise({ request, context }, 'countyReportFile', 'make');
  return redirect(`/lan/rapport/${asked.data.omgang}`);
}

/** One file of the report, made whole before it is sent; with `progress` the answer first tells how far it is. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const asked = address.safeParse(params);
  if (!asked.success || (await readIntent(request)) !== 'make') throw notFound();
  const { viewer, programmeIds } = await authorise({ request, context }, 'countyReportFile', 'make');
  const form = await readForm(request);
  const language = form.get('language') === 'en' || form.get('language') === 'sv' ? form.get('language') : null;
  const chosen = (language as 'sv' | 'en' | null) ?? (await wordsFor(request, context)).language;
  const { omgang: slug, fil: file } = asked.data;
  const acting = { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } };
  const make = (making: Parameters<typeof makeReportFile>[3]) =>
    makeReportFile(context.db, { slug, programmeIds, language: chosen, file }, acting, making);
  if (form.get('progress') === '1') return streamMaking(make, request.signal, context.log);
  return fileResponse(orNotFound(await make({ signal: request.signal })));
}
