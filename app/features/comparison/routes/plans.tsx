import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '#app/http/meta';
import { orNotFound } from '#app/http/responses';
import { ComparisonPage } from '../components/comparison-page';
import { PlanList } from '../components/plan-list';
import { readInput } from '../load-comparison.server';
import { readPlans } from '../read-plans.server';
import '#app/styles/result.css';
import '#app/styles/compare.css';

export const meta = pageMeta;

export async function loader(args: LoaderFunctionArgs) {
  const { input, t } = await readInput(args, 'comparePlans');
  const view = orNotFound(await readPlans(args.context.db, input));
  if (!('plans' in view)) return { title: t('compare.plans.title'), setting: view.view, view: null };
  const { group, round } = view.setting;
  return {
    title: t('compare.plans.titleOf', { group: group?.name, round: round.label }),
    setting: view.setting,
    view,
  };
}

export default function ComparePlans() {
  const { title, setting, view } = useLoaderData<typeof loader>();
  return (
    <ComparisonPage title={title} setting={setting} part="plans">
      {view && <PlanList view={view} />}
    </ComparisonPage>
  );
}
