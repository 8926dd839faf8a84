import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '#app/http/meta';
import { orNotFound } from '#app/http/responses';
import { ChangeSection } from '../components/change-section';
import { ComparisonPage } from '../components/comparison-page';
import { MapSection } from '../components/map-section';
import { SideBySide } from '../components/side-by-side';
import { SpreadSection } from '../components/spread-section';
import { readInput } from '../load-comparison.server';
import { readComparison } from '../read-comparison.server';
import '#app/styles/result.css';
import '#app/styles/compare.css';

export const meta = pageMeta;

export async function loader(args: LoaderFunctionArgs) {
  const { input, t } = await readInput(args, 'compare');
  const view = orNotFound(await readComparison(args.context.db, input));
  if (!('map' in view)) return { title: t('compare.title'), setting: view.view, view: null };
  const { group, round } = view.setting;
  return {
    title: t('compare.titleOf', { group: group?.name, round: round.label }),
    setting: view.setting,
    view,
  };
}

export default function Compare() {
  const { title, setting, view } = useLoaderData<typeof loader>();
  return (
    <ComparisonPage title={title} setting={setting} part="map">
      {view && (
        <>
          <MapSection view={view} />
          <SpreadSection view={view} />
          <ChangeSection view={view} />
          <SideBySide view={view} />
        </>
      )}
    </ComparisonPage>
  );
}
