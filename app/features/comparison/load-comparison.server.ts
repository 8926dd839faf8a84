import type { LoaderFunctionArgs } from '@remix-run/node';
import type { RouteName } from '#app/access/permissions';
import { authorise } from '#app/http/authorise.server';
import { wordsFor } from '#app/http/page.server';
import { parseChoice } from './choice';
import type { ComparisonInput } from './read-setting.server';

type ComparisonRoute = Extract<
  RouteName,
  'compare' | 'compareAnswers' | 'compareFacts' | 'comparePlans' | 'compareDownload' | 'compareWorkbook'
>;

/** Who looks, and at what: the same for every part of the comparison, page or file. */
export async function readInput({ request, context }: LoaderFunctionArgs, route: ComparisonRoute) {
  const { organisationIds, programmeIds } = await authorise({ request, context }, route, 'view');
  const { language, t } = await wordsFor(request, context);
  const { choice, problems } = parseChoice(new URL(request.url).searchParams);
  const input: ComparisonInput = {
    choice,
    problems,
    organisationIds,
    programmeIds,
    language,
    indexName: t('compare.index'),
  };
  return { input, t };
}
