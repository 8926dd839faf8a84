import { memo, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ElementWrapperComponentNameEvent, type Question, SurveyModel, settings, setupLocale } from 'survey-core';
import { ReactElementFactory, Survey } from 'survey-react-ui';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { contentOf } from '../answer-fields';
import type { AreaView, IndicatorView } from '../area-view';
import { buildSurveyDefinition, type DefinitionTexts, fieldNames, toFormValues } from '../build-survey-definition';
import type { SaveQueue } from '../queue/save-queue';
import { surveyStrings } from '../survey-strings';
import { TEXT_DELAY_MS } from '../use-form-autosave';
import { type FieldFocus, restoreFocus } from './focus-question';
import { AnsweringContext, IndicatorContent, LevelChoice } from './survey-parts';

/**
 * The only module that holds SurveyJS: loaded by the answering page alone, in the browser alone. Its look is ours: the
 * class names of the server's form, so that nothing moves when it takes over, and none of its own style sheets.
 */
settings.titleTags = { survey: 'div', page: 'h2', panel: 'h3', question: 'h3' };
settings.animationEnabled = false;
ReactElementFactory.Instance.registerElement('indicator-content', (props) => <IndicatorContent {...props} />);
ReactElementFactory.Instance.registerElement('level-choice', (props) => <LevelChoice {...props} />);

interface SurveyFormProps {
  view: AreaView;
  step: number;
  queue: SaveQueue;
  /** What had focus in the form before this one. */
  focus: FieldFocus | null;
}

interface Field {
  indicator: IndicatorView;
  isText: boolean;
}

export const SurveyForm = memo(function SurveyForm({ view, step, queue, focus }: SurveyFormProps) {
  const { t } = useTranslation();
  const [model] = useState(() => {
    setupLocale({ localeCode: view.language, strings: surveyStrings(t), nativeName: '', englishName: '' });
    return buildModel(view, step, queue, definitionTexts(t));
  });
  // Before the form is painted: a choice made in the same moment as it appears is saved like any other.
  useLayoutEffect(() => connect(model, view, queue), [model, view, queue]);
  useEffect(() => {
    model.currentPageNo = step - 1;
  }, [model, step]);
  useEffect(() => {
    if (focus) restoreFocus(focus);
  }, [focus]);
  const answering = useMemo(() => ({ view, queue }), [view, queue]);
  return (
    <AnsweringContext.Provider value={answering}>
      <Survey model={model} />
    </AnsweringContext.Provider>
  );
});

function definitionTexts(t: (key: string, values?: Record<string, unknown>) => string): DefinitionTexts {
  return {
    dontKnow: t('answering.choice.DK'),
    notApplicable: t('answering.choice.NA'),
    comment: (code) => t('answering.comment', { code }),
    evidence: (code) => t('answering.evidence', { code }),
    evidenceExamples: (examples) => t('answering.evidenceExamples', { examples: examples.join('; ') }),
  };
}

function buildModel(view: AreaView, step: number, queue: SaveQueue, texts: DefinitionTexts): SurveyModel {
  const model = new SurveyModel(buildSurveyDefinition(view.steps, view.language, texts));
  model.css = OUR_CLASSES;
  model.fitToContainer = false;
  model.onScrollToTop.add((_sender, options) => {
    options.cancel = true;
  });
  model.onGetTitleTagName.add((_sender, options) => {
    if (options.element.getType() === 'comment') options.tagName = 'div';
  });
  model.onElementWrapperComponentName.add((_sender, options: ElementWrapperComponentNameEvent) => {
    const isLevels = (options.element as Question).getType?.() === 'radiogroup';
    if (isLevels && options.wrapperName === 'content-component') options.componentName = 'indicator-content';
  });
  for (const question of model.getAllQuestions()) {
    if (question.getType() === 'radiogroup') question.setPropertyValue('itemComponent', 'level-choice');
  }
  for (const { code } of view.steps.flatMap((one) => one.indicators)) {
    const answer = queue.valueOf('answer', code) as AnswerContent;
    for (const [name, value] of toFormValues(code, answer)) if (value !== undefined) model.setValue(name, value);
  }
  model.currentPageNo = step - 1;
  return model;
}

/** Form to queue, and back when a value comes from elsewhere. Returns how to stop. */
function connect(model: SurveyModel, view: AreaView, queue: SaveQueue): () => void {
  const fields = new Map<string, Field>();
  for (const indicator of view.steps.flatMap((step) => step.indicators)) {
    const names = fieldNames(indicator.code);
    fields.set(names.level, { indicator, isText: false });
    fields.set(names.comment, { indicator, isText: true });
    fields.set(names.evidence, { indicator, isText: true });
  }
  let isAdopting = false;
  const onValueChanged = (_sender: SurveyModel, { name }: { name: string }) => {
    const field = fields.get(name);
    if (!field || isAdopting) return;
    const { code } = field.indicator;
    queue.change('answer', code, readAnswer(model, code), field.isText ? TEXT_DELAY_MS : 0);
  };
  model.onValueChanged.add(onValueChanged);
  const stopAdopting = queue.onAdopt((kind, code, value) => {
    if (kind !== 'answer' || !fields.has(fieldNames(code).level)) return;
    isAdopting = true;
    for (const [name, text] of toFormValues(code, value as AnswerContent)) model.setValue(name, text);
    isAdopting = false;
  });
  return () => {
    model.onValueChanged.remove(onValueChanged);
    stopAdopting();
  };
}

function readAnswer(model: SurveyModel, code: string): AnswerContent {
  const names = fieldNames(code);
  const text = (name: string) => String(model.getValue(name) ?? '');
  return contentOf(text(names.level), text(names.comment), text(names.evidence));
}

const OUR_CLASSES = {
  root: 'area-form',
  body: '',
  page: { root: '' },
  panel: { container: 'question', content: 'question__content' },
  question: {
    mainRoot: '',
    content: '',
    title: 'words__label',
    header: 'question__header',
    headerTop: '',
    description: 'words__description',
    withFrame: '',
    titleTopRoot: '',
  },
  radiogroup: { root: 'levels', item: 'level', title: 'question__title', itemChecked: '' },
  comment: { root: 'ds-input', title: 'words__label', mainRoot: 'words' },
};
