import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { authorise } from '#app/http/authorise.server';
import { fileResponse } from '#app/http/file-response.server';
import { readIntent } from '#app/http/form.server';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { resultAddress } from '#app/http/result-address';
import { makeResultFile, RESULT_FILES } from '../make-result-file.server';

const address = resultAddress.extend({ fil: z.enum(RESULT_FILES) });

/** A file is made when it is asked for by its button, since making freezes what it is made from; a link leads to the result. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = address.safeParse({ ...params, revision: null });
  if (!asked.success) throw notFound();
  await authorise({ request, context }, 'resultFile', 'make');
  return redirect(`/resultat/${asked.data.organisation}/${asked.data.omgang}`);
}

/** One file of a result. It is made whole before anything is sent: there are no half files. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const asked = address.safeParse({ ...params, revision: new URL(request.url).searchParams.get('revision') });
  if (!asked.success || (await readIntent(request)) !== 'make') throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'resultFile', 'make');
  const { language } = await wordsFor(request, context);
  const { organisation, omgang, revision, fil } = asked.data;
  const made = await makeResultFile(
    context.db,
    { slugs: { organisation, round: omgang }, organisationIds, revision, language, file: fil },
    { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
    request.signal,
  );
  return fileResponse(orNotFound(made));
}
