import type { EndpointContext } from '#app/http/context';
import type { EndpointAnswer, EndpointRequest } from '#app/http/endpoint.server';
import { readSessionEnd, readViewer } from '#app/http/session.server';

/** How long the session of this browser lasts. `stay` prolongs it, as any page would; `ask` leaves it as it is. */
export async function answerSession(request: EndpointRequest, context: EndpointContext): Promise<EndpointAnswer> {
  if (request.text !== 'ask' && request.text !== 'stay') return { status: 400 };
  if (request.text === 'stay') await readViewer(request, context);
  const end = await readSessionEnd(request, context);
  return { status: 200, json: { endsInMs: end === null ? 0 : end.getTime() - context.now.getTime() } };
}
