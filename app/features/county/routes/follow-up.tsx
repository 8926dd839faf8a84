import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { authorise } from '#app/http/authorise.server';
import { isId, parseForm, readForm, readIntent } from '#app/http/form.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound } from '#app/http/responses';
import { Declining } from '../components/declining';
import { FollowUpSummary } from '../components/follow-up-summary';
import { FollowUpTable } from '../components/follow-up-table';
import { ParticipationCounts } from '../components/participation-counts';
import { declineParticipation } from '../decline-participation.server';
import { readFollowUp, SORTINGS } from '../read-follow-up.server';
import '#app/styles/county.css';
import '#app/styles/follow-up-print.css';

export const meta = pageMeta;

const declineForm = z.object({
  organisation: z.string().refine(isId, 'county.decline.organisationMissing'),
  note: z.string().trim().min(1, 'county.decline.noteMissing').max(500, 'county.decline.noteLong'),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'followUp', 'view');
  const { t, language } = await wordsFor(request, context);
  const { searchParams } = new URL(request.url);
  const sorting = SORTINGS.find((one) => one === searchParams.get('sortera')) ?? 'namn';
  const asked = { slug: searchParams.get('omgang'), sorting, language, now: context.now };
  const view = await readFollowUp(context.db, programmeIds, asked);
  if (view === undefined) throw notFound();
  return { title: t('county.followUp.title'), view, sorting };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const intent = await readIntent(request);
  if (intent !== 'decline' && intent !== 'takePart') throw notFound();
  const { viewer, programmeIds } = await authorise({ request, context }, 'followUp', intent);
  const ids = await readForm(request.clone());
  const [roundId, organisationId] = [String(ids.get('round')), String(ids.get('organisation'))];
  const form = intent === 'decline' ? await parseForm(request, declineForm) : { values: { note: null } };
  if ('errors' in form) return Response.json(form, { status: 400 });
  if (!isId(roundId) || !isId(organisationId)) throw notFound();
  const result = await declineParticipation(
    context.db,
    { roundId, programmeIds, organisationId, note: form.values.note },
    { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
  );
  if (!('problem' in result)) return redirect(`/lan/uppfoljning${new URL(request.url).search}`);
  if (result.problem === 'not_found') throw notFound();
  return Response.json({ errors: { organisation: `county.problem.${result.problem}` } }, { status: 409 });
}

export default function FollowUp() {
  const { t } = useTranslation();
  const { view, sorting } = useLoaderData<typeof loader>();
  const failed = useActionData<{ errors: Record<string, string>; written?: Record<string, string> }>();
  return (
    <div className="follow-up">
      <Breadcrumb trail={[{ to: '/lan', label: t('county.title') }]} />
      <h1 className="ds-heading" data-size="lg">
        {view ? t('county.followUp.heading', { name: view.name }) : t('county.followUp.title')}
      </h1>
      {failed && <ErrorSummary errors={failed.errors} />}
      {!view && <p>{t('county.followUp.empty')}</p>}
      {view && (
        <>
          <FollowUpSummary view={view} />
          <ParticipationCounts counts={view.counts} />
          <FollowUpTable view={view} sorting={sorting} />
          <p>{view.areas.map((area) => `${area.code} ${area.name}`).join(' · ')}</p>
          <p>{t('county.followUp.promise')}</p>
          {view.status === 'open' && <Declining view={view} errors={failed?.errors} written={failed?.written} />}
          <nav aria-label={t('county.followUp.rounds')} className="choice-links no-print">
            {view.rounds.map((round) => (
              <Link
                key={round.slug}
                to={`?omgang=${round.slug}&sortera=${sorting}`}
                aria-current={round.slug === view.slug ? 'page' : undefined}
              >
                {round.name}
              </Link>
            ))}
          </nav>
        </>
      )}
    </div>
  );
}
