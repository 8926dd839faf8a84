import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '#app/http/meta';
import { orNotFound } from '#app/http/responses';
import { AnswerCounts } from '../components/answer-counts';
import { ComparisonPage } from '../components/comparison-page';
import { readInput } from '../load-comparison.server';
import { readAnswers } from '../read-answers.server';
import '#app/styles/result.css';
import '#app/styles/compare.css';

export const meta = pageMeta;

export async function loader(args: LoaderFunctionArgs) {
  const { input, t } = await readInput(args, 'compareAnswers');
  const view = orNotFound(await readAnswers(args.context.db, input));
  if (!('directions' in view)) return { title: t('compare.answers.title'), setting: view.view, view: null };
  const { setting, area } = view;
  return { title: t('compare.answers.titleOf', { area: area.name, round: setting.round.label }), setting, view };
}

export default function CompareAnswers() {
  const { title, setting, view } = useLoaderData<typeof loader>();
  return (
    <ComparisonPage title={title} setting={setting} part="answers">
      {view && <AnswerCounts view={view} />}
    </ComparisonPage>
  );
}
