import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { WaitingOffers } from '#app/components/waiting-offers';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { formatDate } from '#app/i18n/format';
import { listWaitingOffers } from '#db/queries/joint-actions';
import { CurrentRound } from '../components/current-round';
import { EarlierRounds } from '../components/earlier-rounds';
import { PlanNext } from '../components/plan-next';
import { readOverview } from '../read-overview.server';
import { readPlans, readPlansToBegin } from '../read-plans.server';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, organisationIds } = await authorise({ request, context }, 'overview', 'view');
  const { t } = await wordsFor(request, context);
  const overview = await readOverview(context.db, viewer, organisationIds);
  return {
    title: t('overview.title'),
    ...overview,
    plans: await readPlans(context.db, organisationIds, formatDate(context.now.toISOString())),
    plansToBegin: await readPlansToBegin(context.db, organisationIds),
    offers: await listWaitingOffers(context.db, organisationIds),
    isSeveral: organisationIds.length > 1,
    isCounty: viewer.memberships.some((one) => one.role === 'county'),
    isAdmin: viewer.memberships.some((one) => one.role === 'admin'),
  };
}

export default function Overview() {
  const { t } = useTranslation();
  const { open, earlier, plans, plansToBegin, offers, isSeveral, isCounty, isAdmin } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {t('overview.title')}
      </h1>
      {open.map((assessment, index) => (
        <CurrentRound key={assessment.id} assessment={assessment} isMain={index === 0} />
      ))}
      {open.length === 0 && <p>{t('overview.empty')}</p>}
      {isCounty && (
        <p>
          <Link className="ds-link" to="/lan">
            {t('overview.toCounty')}
          </Link>
        </p>
      )}
      {isAdmin && <p>{t('overview.admin')}</p>}
      <WaitingOffers offers={offers} namesOrganisation={isSeveral} />
      <PlanNext plans={plans} toBegin={plansToBegin} />
      <EarlierRounds rounds={earlier} />
    </>
  );
}
