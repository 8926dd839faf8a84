import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { RoundTag } from '#app/components/round-tag';
import { authorise } from '#app/http/authorise.server';
import { readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { findRoundOfProgrammes } from '#db/queries/rounds';
import { type Acted, actOnRound, isRoundIntent } from '../act-on-round.server';
import { Changing } from '../components/changing';
import { Closed } from '../components/closed';
import { Closing } from '../components/closing';
import { Groups } from '../components/groups';
import { Opening, Removing } from '../components/opening';
import { PlanForm } from '../components/plan-form';
import { RoundFacts, RoundHistory } from '../components/round-facts';
import { readPlan } from '../read-plan.server';
import { readRound } from '../read-round.server';
import '#app/styles/county.css';

export const meta = pageMeta;

/** What was refused because the round has changed is shown beside how the round stands now, and can be sent again. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'round', 'view');
  const round = orNotFound(await findRoundOfProgrammes(context.db, { slug: params.omgang ?? '' }, programmeIds));
  const { language } = await wordsFor(request, context);
  return {
    title: round.name,
    view: await readRound(context.db, round, language, context.now),
    plan: round.status === 'draft' ? await readPlan(context.db, round, language) : null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const intent = await readIntent(request);
  if (!isRoundIntent(intent)) throw notFound();
  const { viewer, programmeIds } = await authorise({ request, context }, 'round', intent);
  const round = orNotFound(await findRoundOfProgrammes(context.db, { slug: params.omgang ?? '' }, programmeIds));
  const acted = await actOnRound(intent, {
    db: context.db,
    on: { roundId: round.id, programmeIds },
    slug: round.slug,
    form: await readForm(request),
    acting: { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
  });
  if ('slug' in acted) return redirect(['/lan/matomgangar', acted.slug].filter(Boolean).join('/'));
  if (acted.status === 404) throw notFound();
  return Response.json({ ...acted, intent }, { status: acted.status });
}

export default function Round() {
  const { t } = useTranslation();
  const { view, plan } = useLoaderData<typeof loader>();
  const failed = useActionData<Extract<Acted, { errors: object }> & { intent: string }>();
  const of = (intent: string) => (failed?.intent === intent ? failed : undefined);
  return (
    <div className="narrow">
      <Breadcrumb
        trail={[
          { to: '/lan', label: t('county.title') },
          { to: '/lan/matomgangar', label: t('county.rounds.title') },
        ]}
      />
      <div className="card__head">
        <h1 className="ds-heading" data-size="lg">
          {view.name}
        </h1>
        <RoundTag status={view.status} />
      </div>
      {failed && <ErrorSummary errors={failed.errors} />}
      {view.otherOpen.length > 0 && (view.status === 'draft' || view.status === 'open') && (
        <p className="notice">{t('county.round.otherOpen', { name: view.otherOpen.join(', ') })}</p>
      )}
      {view.status === 'draft' && <Opening view={view} />}
      {view.status === 'open' && (
        <>
          <Closing view={view} errors={failed?.errors} written={of('extend')?.written?.fields} />
          <Changing view={view} invite={of('invite')} message={of('message')} />
        </>
      )}
      {view.frozen && <Closed view={view} errors={of('correct')?.errors} written={of('correct')?.written?.fields} />}
      <RoundFacts view={view} />
      {plan && (
        <details className="fold no-print" open={of('change') !== undefined}>
          <summary>{t('county.round.changeTitle')}</summary>
          <PlanForm view={plan} intent="change" errors={of('change')?.errors} written={of('change')?.written} />
        </details>
      )}
      {view.status === 'draft' && <Removing />}
      <Groups view={view} errors={of('addGroup')?.errors} written={of('addGroup')?.written} />
      <RoundHistory history={view.history} />
    </div>
  );
}
