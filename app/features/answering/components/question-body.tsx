import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorView } from '../area-view';
import { AnswerText } from './answer-text';

interface QuestionBodyProps {
  indicator: IndicatorView;
  earlierRoundName: string | null;
  /** The button that takes last year's answer over. */
  sameButton: ReactNode;
  /** The levels to choose from. */
  children: ReactNode;
}

/** A question's levels with what helps to choose: why it is asked, whether it is one of the basics, last year's answer. */
export function QuestionBody({ indicator, earlierRoundName, sameButton, children }: QuestionBodyProps) {
  const { t } = useTranslation();
  const { earlier, why, isRequired, requiredMin, levels } = indicator;
  return (
    <div className="question__body">
      <div className="question__help">
        {isRequired && (
          <p className="question__basic">
            <span className="ds-tag" data-color="info">
              {t('answering.basic')}
            </span>{' '}
            {t('answering.basicText', { level: requiredMin })}
          </p>
        )}
        <details className="fold">
          <summary>{t('answering.why')}</summary>
          <p>{why}</p>
        </details>
      </div>
      {earlier && earlierRoundName && (
        <div className="question__earlier">
          <p className="question__earlier-title">{t('answering.earlier', { round: earlierRoundName })}</p>
          <AnswerText answer={earlier} levels={levels} />
          {sameButton}
        </div>
      )}
      {children}
    </div>
  );
}
