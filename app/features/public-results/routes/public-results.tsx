import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Breadcrumb } from '#app/components/breadcrumb';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { formatDate } from '#app/i18n/format';
import { DemoNote } from '../components/demo-note';
import { GroupFigures } from '../components/group-figures';
import { Meaning } from '../components/meaning';
import { PublicDirections } from '../components/public-directions';
import { PublicOrganisations } from '../components/public-organisations';
import { PublicPages } from '../components/public-pages';
import { readPublicResults } from '../read-public-results.server';
import '#app/styles/sharing.css';

export const meta = pageMeta;

const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;
const address = z.object({ omgang: z.string().regex(SLUG), lan: z.string().regex(SLUG).nullable() });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = address.safeParse({ ...params, lan: new URL(request.url).searchParams.get('lan') });
  if (!asked.success) throw notFound();
  const { t, language } = await wordsFor(request, context);
  const { omgang: slug, lan: programme } = asked.data;
  const view = orNotFound(await readPublicResults(context.db, { slug, programme }, language));
  const title =
    view.kind === 'choose'
      ? t('public.choose')
      : t('public.title', { programme: view.programme, round: view.roundName });
  return { title, isDemo: context.isDemoData, view };
}

export default function PublicResults() {
  const { title, isDemo, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumb trail={[{ to: '/', label: t('home.title') }]} />
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      {isDemo && <DemoNote />}
      {view.kind === 'choose' && (
        <ul className="plain-list">
          {view.programmes.map((programme) => (
            <li key={programme.slug}>
              <Link className="ds-link" to={`/publikt/${view.slug}?lan=${programme.slug}`}>
                {programme.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {view.kind === 'open' && <p className="notice">{t('public.open', { date: formatDate(view.closesAt) })}</p>}
      {view.kind === 'closed' && (
        <>
          <p className="lead">
            {t('public.tookPart', { n: view.tookPart, invited: view.invited })}{' '}
            {t('public.showing', { n: view.organisations.length, of: view.tookPart })}
          </p>
          <PublicOrganisations view={view} />
          <PublicDirections view={view} />
          <PublicPages view={view} />
          <GroupFigures view={view} />
        </>
      )}
      <Meaning />
    </>
  );
}
