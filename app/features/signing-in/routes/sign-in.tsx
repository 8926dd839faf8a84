import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorSummary } from '#app/components/error-summary';
import { TextField } from '#app/components/text-field';
import { safePath } from '#app/http/authorise.server';
import { isId, parseForm, readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { orNotFound } from '#app/http/responses';
import { startSession } from '#app/http/session.server';
import { listPeople } from '#db/queries/people';
import { DemoPeople } from '../components/demo-people';
import { groupDemoPeople } from '../demo-people';
import { requestCode } from '../request-code.server';

export const meta = pageMeta;

const emailForm = z.object({ email: z.email('signIn.emailError').max(254, 'signIn.emailError') });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = await wordsFor(request, context);
  return {
    title: t('signIn.title'),
    back: safePath(new URL(request.url).searchParams.get('till'), ''),
    hasMail: context.config.mode === 'production',
    demoGroups:
      context.config.mode === 'demo' && context.isDemoData ? groupDemoPeople(await listPeople(context.db)) : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const intent = await readIntent(request.clone());
  const back = safePath((await readForm(request.clone())).get('back')?.toString(), '/oversikt');
  if (intent === 'demo') return signInDemo(request, context, back);
  const form = await parseForm(request, emailForm);
  if ('errors' in form) return Response.json({ errors: form.errors, email: form.written.email ?? '' }, { status: 400 });
  const result = await requestCode(context.db, { email: form.values.email, clientIp: context.clientIp }, context);
  if ('problem' in result) {
    return Response.json({ errors: { email: 'signIn.tooMany' }, email: form.values.email }, { status: 429 });
  }
  return redirect(`/logga-in/kod?id=${result.codeId}&till=${encodeURIComponent(back)}`);
}

/** One-click sign-in exists only in demo mode, on demo data: anywhere else there is no such form, and no such answer. */
async function signInDemo(request: Request, context: ActionFunctionArgs['context'], back: string) {
  const personId = (await request.formData()).get('person')?.toString();
  const isDemo = context.config.mode === 'demo' && context.isDemoData;
  const people = isDemo && isId(personId) ? await listPeople(context.db) : [];
  const person = orNotFound(people.find((one) => one.id === personId));
  const cookie = await startSession(context.db, person.id, context);
  return redirect(back === '/oversikt' && person.role === 'county' ? '/lan' : back, {
    headers: { 'Set-Cookie': cookie },
  });
}

export default function SignIn() {
  const { t } = useTranslation();
  const { back, demoGroups, hasMail } = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string>; email: string }>();
  return (
    <div className="narrow">
      <h1 className="ds-heading" data-size="lg">
        {t('signIn.title')}
      </h1>
      {demoGroups.length > 0 && <DemoPeople groups={demoGroups} back={back} />}
      {hasMail && (
        <Form method="post" noValidate>
          {failed && <ErrorSummary errors={failed.errors} />}
          <p>{t('signIn.intro')}</p>
          <input type="hidden" name="back" value={back} />
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            label={t('signIn.email')}
            error={failed?.errors.email}
            defaultValue={failed?.email}
          />
          <button className="ds-button" type="submit" name="intent" value="request">
            {t('signIn.send')}
          </button>
        </Form>
      )}
    </div>
  );
}
