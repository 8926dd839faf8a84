import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemValue, QuestionRadiogroupModel } from 'survey-core';
import type { AreaView, IndicatorView } from '../area-view';
import { fieldNames } from '../build-survey-definition';
import type { SaveQueue } from '../queue/save-queue';
import { LevelText } from './indicator-fields';
import { QuestionBody } from './question-body';

/** What our own parts inside the SurveyJS form need. */
export const AnsweringContext = createContext<{ view: AreaView; queue: SaveQueue } | null>(null);

interface IndicatorContentProps {
  question: QuestionRadiogroupModel;
  element: ReactNode;
}

/** Stands around a question's levels: why, the basics, last year's answer, then the levels themselves. */
export function IndicatorContent({ question, element }: IndicatorContentProps) {
  const answering = useContext(AnsweringContext);
  const indicator = answering && findIndicator(answering.view, question.name);
  if (!answering || !indicator) return <>{element}</>;
  return (
    <QuestionBody
      indicator={indicator}
      earlierRoundName={answering.view.earlierRoundName}
      sameButton={<SameButton indicator={indicator} queue={answering.queue} />}
    >
      {element}
    </QuestionBody>
  );
}

function findIndicator(view: AreaView, name: string): IndicatorView | undefined {
  return view.steps.flatMap((step) => step.indicators).find((one) => fieldNames(one.code).level === name);
}

function SameButton({ indicator, queue }: { indicator: IndicatorView; queue: SaveQueue }) {
  const { t } = useTranslation();
  const { earlier, code } = indicator;
  return (
    <button
      type="button"
      className="ds-button"
      data-variant="secondary"
      data-size="sm"
      onClick={() => earlier && queue.put('answer', code, earlier)}
    >
      {t('answering.same')} <span className="visually-hidden">({code})</span>
    </button>
  );
}

interface LevelChoiceProps {
  question: QuestionRadiogroupModel;
  item: ItemValue;
  isChecked: boolean;
}

/** One level as a radio button, marked up as in the server's form. */
export function LevelChoice({ question, item, isChecked }: LevelChoiceProps) {
  return (
    <label className="level" data-value={item.value}>
      <input
        type="radio"
        id={question.getItemId(item)}
        name={question.questionName}
        value={item.value}
        checked={isChecked}
        disabled={!question.getItemEnabled(item)}
        onChange={() => question.clickItemHandler(item)}
      />
      <LevelText value={String(item.value)} text={item.text} />
    </label>
  );
}
