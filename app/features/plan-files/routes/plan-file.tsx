import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '#app/http/authorise.server';
import { fileResponse } from '#app/http/file-response.server';
import { readFields, readIntent } from '#app/http/form.server';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { PLAN_FILES } from '../file-groups';
import { makePlanFile } from '../make-plan-file.server';
import { planAddress } from '../plan-address';
import { searchOf } from '../stratsys';

const address = planAddress.extend({ fil: z.enum(PLAN_FILES) });

/** A file is made when it is asked for by its button, since making freezes what it is made from; a link leads to the page. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = address.safeParse(params);
  if (!asked.success) throw notFound();
  await authorise({ request, context }, 'planFile', 'make');
  return redirect(`/plan/${asked.data.organisation}/${asked.data.omgang}/filer`);
}

/** One file of a plan. It is made whole before anything is sent: there are no half files. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const asked = address.safeParse(params);
  if (!asked.success || (await readIntent(request)) !== 'make') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'planFile', 'make');
  const { language } = await wordsFor(request, context);
  const { intent: _intent, ...fields } = await readFields(request);
  const { organisation, omgang: round, fil: file } = asked.data;
  const today = formatDate(context.now.toISOString());
  const made = orNotFound(
    await makePlanFile(
      context.db,
      { slugs: { organisation, round }, organisationIds, today, language, file },
      { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
      { fields, signal: request.signal },
    ),
  );
  if (made !== 'refused') return fileResponse(made);
  // The page says what is wrong, with the fields as they were written.
  return redirect(`/plan/${organisation}/${round}/filer?${searchOf(fields)}#stratsys`);
}
