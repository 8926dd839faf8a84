import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { MethodPage } from '../components/method-page';
import { describeMethod } from '../describe-method';
import { readRulesInForce } from '../read-rules-in-force.server';
import type { MethodView } from '../view';
import '#app/styles/method.css';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t, language } = await wordsFor(request, context);
  const view = describeMethod(await readRulesInForce(context.db), language);
  return { title: t('method.title'), view };
}

export default function Method() {
  const { view } = useLoaderData<typeof loader>() as { view: MethodView };
  return <MethodPage view={view} />;
}
