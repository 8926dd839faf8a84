import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { Agreeing } from '../components/agreeing';
import { Changing } from '../components/changing';
import { Comparing } from '../components/comparing';
import { InForce } from '../components/in-force';
import { Measured } from '../components/measured';
import { Priorities } from '../components/priorities';
import { Paragraphs, SECTIONS, Section } from '../components/section';
import { WorkedExample } from '../components/worked-example';
import { describeMethod } from '../describe-method';
import { readRulesInForce } from '../read-rules-in-force.server';
import { limitText } from '../texts';
import type { MethodView } from '../view';
import '#app/styles/method.css';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t, language } = await wordsFor(request, context);
  const view = describeMethod(await readRulesInForce(context.db), language);
  return { title: t('method.title'), view };
}

export default function Method() {
  const { t } = useTranslation();
  const { view } = useLoaderData<typeof loader>() as { view: MethodView };
  const { coverageMin, stageShare, k } = view.rules;
  return (
    <div className="method">
      <h1 className="ds-heading" data-size="lg">
        {t('method.title')}
      </h1>
      <p className="lead">{t('method.lead')}</p>
      <nav aria-label={t('method.contents')} className="no-print">
        <ol className="method-contents">
          {SECTIONS.map(({ key, id }) => (
            <li key={key}>
              <a href={`#${id}`}>{t(`method.section.${key}`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Measured view={view} />
      <WorkedExample view={view} />
      <Agreeing example={view.agreeing} />
      <Comparing view={view} />
      <Changing view={view} />
      <Priorities example={view.priorities} />
      <Section of="limits">
        <Paragraphs
          of="limits.text"
          values={{ k, coverage: limitText(t, coverageMin), share: limitText(t, stageShare) }}
        />
      </Section>
      <InForce view={view} />
    </div>
  );
}
