import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorSummary } from '#app/components/error-summary';
import { TextField } from '#app/components/text-field';
import { safePath } from '#app/http/authorise.server';
import { isId, parseForm } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { startSession } from '#app/http/session.server';
import { confirmCode } from '../confirm-code.server';

export const meta = pageMeta;

const codeForm = z.object({
  id: z.string().refine(isId),
  code: z.string().regex(/^\s*(\d\s*){8}$/, 'signIn.codeForm'),
  back: z.string().optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = await wordsFor(request, context);
  const { searchParams } = new URL(request.url);
  const id = searchParams.get('id') ?? undefined;
  if (!isId(id)) throw notFound();
  return { title: t('signIn.codeTitle'), id, back: safePath(searchParams.get('till'), '/oversikt') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, codeForm);
  if ('errors' in form) return Response.json({ errors: form.errors }, { status: 400 });
  const { id, code, back } = form.values;
  const result = await confirmCode(context.db, { codeId: id, code, secret: context.config.secret }, context);
  if ('problem' in result) {
    return Response.json({ errors: { code: `signIn.code_${result.problem}` } }, { status: 400 });
  }
  const cookie = await startSession(context.db, result.personId, context);
  return redirect(safePath(back, '/oversikt'), { headers: { 'Set-Cookie': cookie } });
}

export default function SignInCode() {
  const { t } = useTranslation();
  const { id, back } = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string> }>();
  return (
    <div className="narrow">
      <h1 className="ds-heading" data-size="lg">
        {t('signIn.codeTitle')}
      </h1>
      <Form method="post" noValidate reloadDocument>
        {failed && <ErrorSummary errors={failed.errors} />}
        <p>{t('signIn.codeIntro')}</p>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="back" value={back} />
        <TextField
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          label={t('signIn.code')}
          error={failed?.errors.code}
        />
        <button className="ds-button" type="submit" name="intent" value="confirm">
          {t('signIn.title')}
        </button>
      </Form>
      <p>
        <Link className="ds-link" to="/logga-in">
          {t('signIn.newCode')}
        </Link>
      </p>
    </div>
  );
}
