import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { authorise } from '#app/http/authorise.server';
import { isId, readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { refusedPlan } from '../act-on-round.server';
import { PlanForm } from '../components/plan-form';
import { readPlanForm, type WrittenPlan } from '../plan-form';
import { planRound } from '../plan-round.server';
import { readNewPlan } from '../read-plan.server';
import '#app/styles/county.css';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'newRound', 'view');
  const { t, language } = await wordsFor(request, context);
  const { searchParams } = new URL(request.url);
  const asked = { programme: searchParams.get('program'), model: searchParams.get('fran') };
  const name = t('county.form.usualName');
  const plan = await readNewPlan(context.db, { ...asked, name, language }, programmeIds, context.now);
  return { title: t('county.newRound.title'), ...orNotFound(plan) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  if ((await readIntent(request)) !== 'plan') throw notFound();
  const { viewer, programmeIds } = await authorise({ request, context }, 'newRound', 'plan');
  const form = await readForm(request);
  const [id, programmeId, copyOf] = ['round', 'programme', 'copyOf'].map((field) => String(form.get(field) ?? ''));
  if (!isId(id) || !isId(programmeId)) throw notFound();
  const read = readPlanForm(form, context.now);
  if ('errors' in read) return Response.json(read, { status: 400 });
  const result = await planRound(
    context.db,
    { ...read.plan, id, programmeId, programmeIds, copyOf: isId(copyOf) ? copyOf : null },
    { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
  );
  if (!('problem' in result)) return redirect(`/lan/matomgangar/${result.slug}`);
  const refused = refusedPlan(result.problem, read.written);
  if (refused.status === 404) throw notFound();
  return Response.json(refused, { status: refused.status });
}

export default function NewRound() {
  const { t } = useTranslation();
  const { form, model, earlier, programmes } = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string>; written: WrittenPlan }>();
  return (
    <div className="narrow">
      <Breadcrumb
        trail={[
          { to: '/lan', label: t('county.title') },
          { to: '/lan/matomgangar', label: t('county.rounds.title') },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {t('county.newRound.title')}
      </h1>
      {failed && <ErrorSummary errors={failed.errors} />}
      <p>{model ? t('county.newRound.copied', { name: model.name }) : t('county.newRound.text')}</p>
      {!model && earlier[0] && (
        <p>
          <Link className="ds-link" to={`/lan/matomgangar/ny?fran=${earlier[0].slug}`}>
            {t('county.newRound.copy', { name: earlier[0].name })}
          </Link>
        </p>
      )}
      {programmes.length > 1 && (
        <ul className="plain-list">
          {programmes.map((programme) => (
            <li key={programme.slug}>
              <Link className="ds-link" to={`/lan/matomgangar/ny?program=${programme.slug}`}>
                {t('county.newRound.inProgramme', { name: programme.name })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <PlanForm key={form.copyOf ?? ''} view={form} intent="plan" errors={failed?.errors} written={failed?.written} />
    </div>
  );
}
