import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { SimulatorPage } from '../components/simulator-page';
import { Unsigned } from '../components/unsigned';
import { readPlanPage } from '../plan-page.server';
import { readSimulation } from '../read-simulation.server';
import '../../../styles/plan.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const access = await authorise({ request, context }, 'planSimulator', 'view');
  const { language, t } = await wordsFor(request, context);
  const page = await readPlanPage(context.db, params, access);
  const { searchParams } = new URL(request.url);
  const step = searchParams.get('steg') === 'ett' ? ('one_level' as const) : ('target' as const);
  const { formalName, roundName } = page.head;
  return {
    title: `${t('plan.simulator.title')}, ${t('plan.title', { organisation: formalName, round: roundName })}`,
    head: page.head,
    view: readSimulation(page, { actionIds: searchParams.getAll('aktivitet'), step }, language),
  };
}

export default function Simulator() {
  const { head, view } = useLoaderData<typeof loader>();
  return view ? <SimulatorPage view={view} /> : <Unsigned head={head} page="simulator" />;
}
