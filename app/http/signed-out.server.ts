import { redirect } from '@remix-run/node';
import type { SignedOutForm } from '#app/components/signed-out';
import type { AskingRequest } from './authorise.server';
import { readForm } from './form.server';

/** Fields that nobody wrote, or that a page never shows again. */
const UNSHOWN = /^(intent|version|revision|.*\.(revision|was))$|code|kod|password|losenord|secret|token/i;
const MACHINE_MADE = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[[{]/;

/** The answer to somebody who is signed out: a GET goes to sign-in and comes back, a form gets 401 with what it sent. */
export async function answerSignedOut(request: AskingRequest): Promise<Response> {
  if (request.method === 'GET') return redirect(`/logga-in?till=${encodeURIComponent(pathOf(request.url))}`);
  // An endpoint has no page to show it on.
  if (!(request instanceof Request)) return new Response(null, { status: 401 });
  const lost: SignedOutForm = { back: pageOfForm(request), written: await readWritten(request) };
  return Response.json(lost, { status: 401 });
}

/** Address of the page that the form stands on: a form may be sent to another. */
function pageOfForm(request: Request): string {
  return pathOf(request.headers.get('Referer') ?? request.url);
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url, 'http://own.invalid');
  const path = pathname.replace(/\.data$/, '').replace(/^\/{2,}/, '/');
  return `${path}${search.replace(/([?&])_routes=[^&]*/, '')}`;
}

async function readWritten(request: Request): Promise<string[]> {
  const fields = [...(await readForm(request.clone()))];
  const texts = fields.flatMap(([name, value]) => (typeof value === 'string' && !UNSHOWN.test(name) ? [value] : []));
  return texts.filter((text) => text.trim() !== '' && !MACHINE_MADE.test(text));
}
