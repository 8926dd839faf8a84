import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '#app/http/authorise.server';
import { isId } from '#app/http/form.server';
import { notFound } from '#app/http/responses';
import { storageProblem } from '#db/errors';
import { applySaveRequest, refuseAll, statusOf } from '../apply-save-request.server';
import { parseSaveRequest } from '../save-request';

const RETRY_AFTER_SECONDS = '5';

/** Reading it shows nothing: the address takes saves only. */
export function loader() {
  throw notFound();
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw notFound();
  try {
    const access = await authorise({ request, context }, 'saveAnswers', 'save').catch((refusal: unknown) => {
      if (refusal instanceof Response && refusal.status === 404) return null;
      throw refusal;
    });
    const save = parseSaveRequest(await request.text());
    if (!save) return Response.json({ unreadable: true }, { status: 400 });
    if (!access) return Response.json(refuseAll(save, 'not_found'), { status: 404 });
    const { personId } = access.viewer;
    if (save.personId !== undefined && save.personId !== personId) return new Response(null, { status: 401 });
    const { organisationIds } = access;
    const outcomes = await applySaveRequest(context, save, {
      assessmentId: params.id,
      organisationIds,
      personId,
      now: context.now,
    });
    return Response.json(outcomes, { status: statusOf(outcomes) });
  } catch (error) {
    const problem = storageProblem(error);
    if (!problem) throw error;
    context.log.error({ requestId: context.requestId, err: error, problem }, 'answers could not be stored');
    return Response.json({ problem }, { status: 503, headers: { 'Retry-After': RETRY_AFTER_SECONDS } });
  }
}
