import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { safePath } from '#app/http/authorise.server';
import { parseForm } from '#app/http/form.server';
import { languageCookie } from '#app/http/language.server';
import { readViewer } from '#app/http/session.server';
import { updatePersonLanguage } from '#db/queries/people';

const preferencesForm = z.object({ language: z.enum(['sv', 'en']), back: z.string().optional() });

export function loader() {
  return redirect('/');
}

/** Remembers the language in this browser and, for a signed-in person, for mails and other browsers. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await readViewer(request, context);
  const form = await parseForm(request, preferencesForm);
  if ('errors' in form) return redirect('/');
  const { language, back } = form.values;
  if (viewer) await updatePersonLanguage(context.db, viewer.personId, language);
  return redirect(safePath(back, '/'), { headers: { 'Set-Cookie': languageCookie(language, context.config.mode) } });
}
