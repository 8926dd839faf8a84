import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { OfferListPage } from '../components/offer-list-page';
import { readOffers } from '../read-offers.server';
import '#app/styles/joint.css';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { organisationIds } = await authorise({ request, context }, 'offers', 'view');
  const { t } = await wordsFor(request, context);
  return { title: t('joint.offers.title'), offers: await readOffers(context.db, organisationIds) };
}

export default function Offers() {
  const { offers } = useLoaderData<typeof loader>();
  return <OfferListPage offers={offers} />;
}
