import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { EffectPage } from '../components/effect-page';
import { Unsigned } from '../components/unsigned';
import { readPlanPage } from '../plan-page.server';
import { readEffect } from '../read-effect.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'planEffect', 'view');
  const { language, t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const { formalName, roundName } = page.head;
  return {
    title: `${t('plan.effect.title')}, ${t('plan.title', { organisation: formalName, round: roundName })}`,
    head: page.head,
    view: await readEffect(context.db, page, language),
  };
}

export default function Effect() {
  const { head, view } = useLoaderData<typeof loader>();
  return view ? <EffectPage view={view} /> : <Unsigned head={head} page="effect" />;
}
