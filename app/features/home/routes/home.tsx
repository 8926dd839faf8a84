import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { readViewer } from '#app/http/session.server';

export const meta = pageMeta;

/** Signed in: on to the role's home. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await readViewer(request, context);
  if (viewer) {
    const isOnlyCounty = viewer.memberships.length > 0 && viewer.memberships.every((one) => one.role === 'county');
    return redirect(isOnlyCounty ? '/lan' : '/oversikt');
  }
  const { t } = await wordsFor(request, context);
  return { title: t('home.title'), isDemo: context.isDemoData };
}

export default function Home() {
  const { t } = useTranslation();
  const { isDemo } = useLoaderData<typeof loader>() as { isDemo: boolean };
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
    </div>
  );
}
