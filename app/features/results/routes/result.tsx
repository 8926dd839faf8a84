import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { grantOf, scopeOf } from '#app/access/viewer';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { readAddress } from '../address';
import { Downloads } from '../components/downloads';
import { Explanation } from '../components/explanation';
import { FirstScreen } from '../components/first-screen';
import { FoldedSections } from '../components/folded-sections';
import { PageHead } from '../components/page-head';
import { Unsigned } from '../components/unsigned';
import { useOpenInPrint } from '../components/use-open-in-print';
import { useReturnFocus } from '../components/use-return-focus';
import { readResult } from '../read-result.server';
import '#app/styles/result.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = readAddress(params, new URL(request.url).searchParams);
  if (!asked) throw notFound();
  const { viewer, organisationIds } = await authorise({ request, context }, 'result', 'view');
  const { language, t } = await wordsFor(request, context);
  const { organisation, omgang, revision, visa } = asked;
  const view = orNotFound(
    await readResult(context.db, {
      slugs: { organisation, round: omgang },
      organisationIds,
      revision,
      node: visa,
      language,
      indexName: t('result.index'),
    }),
  );
  const title = t('result.title', { organisation: view.formalName, round: view.roundLabel });
  const explained = view.isSigned && view.explanation ? t('result.howOf', { name: view.explanation.node.name }) : null;
  return {
    resultPath: `/resultat/${organisation}/${omgang}`,
    title: explained ? `${explained}, ${title}` : title,
    view,
    canOpenAssessment: scopeOf(viewer, grantOf('assessment', 'view')).organisationIds.includes(view.organisationId),
  };
}

export default function Result() {
  const { view, resultPath, canOpenAssessment } = useLoaderData<typeof loader>();
  const page = useRef<HTMLDivElement>(null);
  useOpenInPrint(page);
  useReturnFocus();
  if (!view.isSigned) return <Unsigned view={view} canOpenAssessment={canOpenAssessment} />;
  return (
    <div ref={page} className="result">
      <PageHead view={view} canOpenAssessment={canOpenAssessment} />
      <FirstScreen view={view} />
      {view.explanation && (
        <Explanation
          explanation={view.explanation}
          earlier={view.explanation.node.change && view.earlier}
          askedRevision={view.askedRevision}
        />
      )}
      <FoldedSections view={view} />
      <Downloads resultPath={resultPath} askedRevision={view.askedRevision} />
    </div>
  );
}
