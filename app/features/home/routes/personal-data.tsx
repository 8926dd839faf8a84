import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { TextPage } from '../components/text-page';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = await wordsFor(request, context);
  return { title: t('personalData.title') };
}

export default function PersonalData() {
  return <TextPage page="personalData" />;
}
