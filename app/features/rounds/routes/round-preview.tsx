import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { orNotFound } from '#app/http/responses';
import { findRoundOfProgrammes } from '#db/queries/rounds';
import { PreviewArea } from '../components/preview-area';
import { readPreview } from '../read-preview.server';
import '#app/styles/county.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'roundPreview', 'view');
  const round = orNotFound(await findRoundOfProgrammes(context.db, { slug: params.omgang ?? '' }, programmeIds));
  const { t, language } = await wordsFor(request, context);
  const kind = new URL(request.url).searchParams.get('slag');
  return {
    title: `${t('county.preview.title')} – ${round.name}`,
    slug: round.slug,
    roundName: round.name,
    ...orNotFound(await readPreview(context.db, round, { kind, language })),
  };
}

export default function RoundPreview() {
  const { t } = useTranslation();
  const { slug, roundName, kinds, shown, areas, facts, questions } = useLoaderData<typeof loader>();
  return (
    <div className="narrow preview">
      <Breadcrumb
        trail={[
          { to: '/lan', label: t('county.title') },
          { to: '/lan/matomgangar', label: t('county.rounds.title') },
          { to: `/lan/matomgangar/${slug}`, label: roundName },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {t('county.preview.title')}
      </h1>
      <p className="lead">{t('county.preview.text', { count: questions, kind: t(`county.kind.${shown}`) })}</p>
      {kinds.length > 1 && (
        <nav aria-label={t('county.preview.kinds')} className="choice-links no-print">
          {kinds.map((kind) => (
            <Link key={kind} to={`?slag=${kind}`} aria-current={kind === shown ? 'page' : undefined}>
              {t(`county.kind.${kind}`)}
            </Link>
          ))}
        </nav>
      )}
      {areas.map((area) => (
        <PreviewArea key={area.code} area={area} />
      ))}
      <h2 className="ds-heading" data-size="md">
        {t('county.preview.facts')}
      </h2>
      <ul>
        {facts.map((fact) => (
          <li key={fact.code}>{fact.question}</li>
        ))}
      </ul>
    </div>
  );
}
