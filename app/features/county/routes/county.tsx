import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { formatDate } from '#app/i18n/format';
import { listRounds } from '#db/queries/rounds';
import { CurrentRound } from '../components/current-round';
import { JointCard } from '../components/joint-card';
import { MoreLinks } from '../components/more-links';
import { readJointCard } from '../read-joint-card.server';
import { readYear } from '../read-year.server';
import '#app/styles/county.css';

export const meta = pageMeta;

/** Participation only: while a round is open nobody sees more, the county included. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'county', 'view');
  const { t } = await wordsFor(request, context);
  const rounds = await listRounds(context.db, programmeIds);
  return {
    title: t('county.title'),
    ...(await readYear(context.db, programmeIds, context.now)),
    joint: await readJointCard(context.db, programmeIds),
    reports: rounds
      .filter(({ status }) => status === 'closed' || status === 'archived')
      .map(({ slug, name }) => ({ path: `/lan/rapport/${slug}`, name })),
  };
}

export default function County() {
  const { t } = useTranslation();
  const { current, planned, closed, reports, joint } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <h1 className="ds-heading" data-size="lg">
        {t('county.title')}
      </h1>
      {current ? (
        <CurrentRound round={current} />
      ) : (
        <>
          <p>{t(closed ? 'county.noneOpen' : 'county.empty')}</p>
          <p>
            <Link className="ds-button" to="/lan/matomgangar">
              {t('county.rounds.plan')}
            </Link>
          </p>
        </>
      )}
      {planned.map((round) => (
        <p key={round.slug}>
          {t('county.alsoPlanned', { opens: formatDate(round.opensAt) })}{' '}
          <Link className="ds-link" to={`/lan/matomgangar/${round.slug}`}>
            {round.name}
          </Link>
        </p>
      ))}
      {closed && (
        <section aria-labelledby="closed">
          <h2 className="ds-heading" data-size="sm" id="closed">
            {t('county.lastClosed')}
          </h2>
          <p>
            <Link className="ds-link" to={`/lan/matomgangar/${closed.slug}`}>
              {closed.name}
            </Link>{' '}
            {t('county.closed', { closes: formatDate(closed.closesAt) })}{' '}
            {t('county.followUp.counted', { count: closed.counts.counted, of: closed.counts.invited })}
          </p>
        </section>
      )}
      {reports.length > 0 && (
        <section aria-labelledby="reports">
          <h2 className="ds-heading" data-size="sm" id="reports">
            {t('report.list')}
          </h2>
          <ul className="plain-list">
            {reports.map(({ path, name }) => (
              <li key={path}>
                <Link className="ds-link row-link" to={path}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <JointCard joint={joint} />
      <MoreLinks />
    </div>
  );
}
