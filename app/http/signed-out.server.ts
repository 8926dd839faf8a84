import { redirect } from '@remix-run/node';
import type { SignedOutForm } from '#app/components/signed-out';
import type { AskingRequest } from './authorise.server';
import { readForm } from './form.server';

/** Fields that nobody wrote, or that a page never shows again. */
const UNSHOWN = /^(intent|version|revision|.*\.(revision|was))$|code|kod|password|losenord|secret|token/i;
/** What is chosen rather than written: a level, a word of ours. */
const CHOSEN = /^(\d{1,3}|[a-z_]{1,30})$/;
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
  const shown = fields.flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' && !UNSHOWN.test(name) && !MACHINE_MADE.test(value)
      ? [{ name, value }]
      : [],
  );
  const texts = shown.filter(({ value }) => !CHOSEN.test(value)).map(({ value }) => value);
  const choices = shown.filter(({ value }) => CHOSEN.test(value)).map(({ name, value }) => `${name}: ${value}`);
  return choices.length === 0 ? texts : [...texts, choices.join('\n')];
}
