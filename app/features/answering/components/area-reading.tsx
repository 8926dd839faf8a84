import { useTranslation } from 'react-i18next';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { AreaView, IndicatorView } from '../area-view';
import { AnswerText } from './answer-text';
import { LevelText } from './indicator-fields';

interface AreaReadingProps {
  view: AreaView;
  /** The newest value the person sees, saved or not. */
  answerOf: (indicator: IndicatorView) => AnswerContent;
}

/** The whole area to read or print: every question with its levels, and the person's answers. */
export function AreaReading({ view, answerOf }: AreaReadingProps) {
  const { t } = useTranslation();
  return (
    <>
      {view.steps.map((step) => (
        <section key={step.code} className="reading">
          <h2 className="ds-heading" data-size="sm">
            {step.code} {step.name}
          </h2>
          {step.indicators.map((indicator) => (
            <article key={indicator.code} className="reading__question">
              <h3 className="question__title">
                {indicator.code} {indicator.question}
              </h3>
              <p>{indicator.why}</p>
              <ul className="plain-list">
                {indicator.levels.map((text, value) => (
                  <li key={text}>
                    <LevelText value={String(value)} text={text} />
                  </li>
                ))}
              </ul>
              <p className="save-problems__label">{t('answering.mine')}</p>
              <AnswerText answer={answerOf(indicator)} />
              {indicator.earlier && (
                <>
                  <p className="save-problems__label">{t('answering.earlier', { round: view.earlierRoundName })}</p>
                  <AnswerText answer={indicator.earlier} />
                </>
              )}
            </article>
          ))}
        </section>
      ))}
      {view.facts.length > 0 && (
        <dl className="facts">
          {view.facts.map((fact) => (
            <div key={fact.code}>
              <dt>{fact.question}</dt>
              <dd>
                {fact.kind === 'yes_no' && fact.value
                  ? t(`answering.${fact.value}`)
                  : fact.value || t('answering.notFilled')}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
