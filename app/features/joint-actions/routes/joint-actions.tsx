import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { JointListPage } from '../components/joint-list-page';
import { readJointList } from '../read-joint-list.server';
import '#app/styles/joint.css';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'jointActions', 'view');
  const { language, t } = await wordsFor(request, context);
  return { title: t('joint.title'), view: await readJointList(context.db, programmeIds, language) };
}

export default function JointActions() {
  const { view } = useLoaderData<typeof loader>();
  return <JointListPage view={view} />;
}
