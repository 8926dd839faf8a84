import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '#app/http/meta';
import { orNotFound } from '#app/http/responses';
import { ComparisonPage } from '../components/comparison-page';
import { FactCounts } from '../components/fact-counts';
import { readInput } from '../load-comparison.server';
import { readFacts } from '../read-facts.server';
import '#app/styles/result.css';
import '#app/styles/compare.css';

export const meta = pageMeta;

export async function loader(args: LoaderFunctionArgs) {
  const { input, t } = await readInput(args, 'compareFacts');
  const view = orNotFound(await readFacts(args.context.db, input));
  if (!('facts' in view)) return { title: t('compare.facts.title'), setting: view.view, view: null };
  const { group, round } = view.setting;
  return {
    title: t('compare.facts.titleOf', { group: group?.name, round: round.label }),
    setting: view.setting,
    view,
  };
}

export default function CompareFacts() {
  const { title, setting, view } = useLoaderData<typeof loader>();
  return (
    <ComparisonPage title={title} setting={setting} part="facts">
      {view && <FactCounts view={view} />}
    </ComparisonPage>
  );
}
