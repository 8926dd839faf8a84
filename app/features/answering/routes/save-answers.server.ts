import { authorise } from '#app/http/authorise.server';
import type { EndpointContext } from '#app/http/context';
import type { EndpointAnswer, EndpointRequest } from '#app/http/endpoint.server';
import { isId } from '#app/http/form.server';
import { notFound } from '#app/http/responses';
import { storageProblem } from '#db/errors';
import { applySaveRequest, refuseAll, statusOf } from '../apply-save-request.server';
import { parseSaveRequest } from '../save-request';

const RETRY_AFTER_SECONDS = '5';

/** Takes the saves of one form: what became of each of its changes, as JSON. */
export async function saveAnswers(request: EndpointRequest, context: EndpointContext): Promise<EndpointAnswer> {
  const assessmentId = request.params.id;
  if (!isId(assessmentId)) throw notFound();
  try {
    const access = await authorise({ request, context }, 'saveAnswers', 'save').catch((refusal: unknown) => {
      if (refusal instanceof Response && refusal.status === 404) return null;
      throw refusal;
    });
    const save = parseSaveRequest(request.text);
    if (!save) return { status: 400, json: { unreadable: true } };
    if (!access) return { status: 404, json: refuseAll(save, 'not_found') };
    const { personId } = access.viewer;
    if (save.personId !== undefined && save.personId !== personId) return { status: 401 };
    const { organisationIds } = access;
    const saving = { assessmentId, organisationIds, personId, now: context.now };
    const outcomes = await applySaveRequest(context, save, saving);
    return { status: statusOf(outcomes), json: outcomes };
  } catch (error) {
    const problem = storageProblem(error);
    if (!problem) throw error;
    context.log.error({ requestId: context.requestId, err: error, problem }, 'answers could not be stored');
    return { status: 503, json: { problem }, headers: { 'Retry-After': RETRY_AFTER_SECONDS } };
  }
}
