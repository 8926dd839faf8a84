import { useTranslation } from 'react-i18next';
import { limitText } from '../texts';
import type { MethodView } from '../view';
import { Agreeing } from './agreeing';
import { Changing } from './changing';
import { Comparing } from './comparing';
import { InForce } from './in-force';
import { Measured } from './measured';
import { Priorities } from './priorities';
import { Paragraphs, SECTIONS, Section } from './section';
import { WorkedExample } from './worked-example';

/** The method in plain words, from what is measured to the rules in force. */
export function MethodPage({ view }: { view: MethodView }) {
  const { t } = useTranslation();
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
