import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { readViewer } from '#app/http/session.server';
import { listRoundsWithPublicResults } from '#db/queries/sharings-in-force';

export const meta = pageMeta;

/** Signed in: on to the role's home. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await readViewer(request, context);
  if (viewer) {
    const isOnlyCounty = viewer.memberships.length > 0 && viewer.memberships.every((one) => one.role === 'county');
    return redirect(isOnlyCounty ? '/lan' : '/oversikt');
  }
  const { t, language } = await wordsFor(request, context);
  const rounds = await listRoundsWithPublicResults(context.db);
  const published = rounds.map((round) => ({
    path: `/publikt/${round.slug}?lan=${round.programmeSlug}`,
    name: `${language === 'sv' ? round.name_sv : round.name_en}, ${round.name}`,
  }));
  return { title: t('home.title'), isDemo: context.isDemoData, published };
}

interface HomeView {
  isDemo: boolean;
  published: { path: string; name: string }[];
}

export default function Home() {
  const { t } = useTranslation();
  const { isDemo, published } = useLoaderData<typeof loader>() as HomeView;
  return (
    <div className="narrow">
      <h1 className="ds-heading" data-size="xl">
        {t('home.heading')}
      </h1>
      <p className="lead">{t('home.what')}</p>
      <p>{t('home.how')}</p>
      <p>{t('home.why')}</p>
      <p>
        <Link className="ds-button" to="/logga-in">
          {t(isDemo ? 'home.tryDemo' : 'signIn.title')}
        </Link>
      </p>
      {published.length > 0 && (
        <section aria-labelledby="published">
          <h2 className="ds-heading" data-size="sm" id="published">
            {t('home.published')}
          </h2>
          <p>{t('home.publishedText')}</p>
          <ul className="plain-list">
            {published.map((round) => (
              <li key={round.path}>
                <Link className="ds-link" to={round.path}>
                  {round.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
