import { getLocaleString, SurveyModel, setupLocale } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { StepView } from '#app/features/answering/area-view';
import {
  buildSurveyDefinition,
  type DefinitionTexts,
  fieldNames,
  toFormValues,
} from '#app/features/answering/build-survey-definition';
import { SURVEY_STRINGS, surveyStrings } from '#app/features/answering/survey-strings';
import sv from '#app/i18n/sv.json';
import { questionnaires } from '#surveys/index';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
const texts: DefinitionTexts = {
  dontKnow: 'Vet ej',
  notApplicable: 'Ej tillämpligt',
  comment: (code) => `Kommentar till ${code}`,
  evidence: (code) => `Underlag till ${code}`,
  evidenceExamples: (examples) => examples.join('; '),
};

function stepsOf(): StepView[] {
  return applicableAreas(questionnaire, 'municipality').flatMap((area) =>
    area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name.sv,
      indicators: direction.indicators.map((indicator) => ({
        code: indicator.code,
        question: indicator.question.sv,
        why: indicator.why.sv,
        isRequired: indicator.required,
        requiredMin: indicator.requiredMin,
        levels: indicator.levels.map((level) => level.sv),
        evidenceExamples: indicator.evidenceExamples.map((example) => example.sv),
        answer: { kind: null, level: null, comment: '', evidence: '' },
        revision: 0,
        savedAt: null,
        earlier: null,
      })),
    })),
  );
}

const ALLOWED: Record<string, readonly string[]> = {
  survey: [
    'locale',
    'showTitle',
    'showPageTitles',
    'showQuestionNumbers',
    'showNavigationButtons',
    'showProgressBar',
    'showCompletePage',
    'autoFocusFirstQuestion',
    'textUpdateMode',
    'clearInvisibleValues',
    'pages',
  ],
  page: ['name', 'elements'],
  panel: ['type', 'name', 'elements'],
  radiogroup: ['type', 'name', 'title', 'choices'],
  comment: ['type', 'name', 'title', 'description', 'rows'],
  choice: ['value', 'text'],
};

function strayKeys(kind: string, thing: object): string[] {
  return Object.keys(thing).filter((key) => !ALLOWED[kind]?.includes(key));
}

describe('the SurveyJS definition', () => {
  const definition = buildSurveyDefinition(stepsOf(), 'sv', texts);
  const panels = definition.pages.flatMap((page) => page.elements);
  const questions = panels.flatMap((panel) => panel.elements);

  it('holds nothing but what the allow-list names', () => {
    const stray = [
      ...strayKeys('survey', definition),
      ...definition.pages.flatMap((page) => strayKeys('page', page)),
      ...panels.flatMap((panel) => strayKeys('panel', panel)),
      ...questions.flatMap((question) => strayKeys(question.type, question)),
      ...questions.flatMap((question) =>
        question.type === 'radiogroup' ? question.choices.flatMap((choice) => strayKeys('choice', choice)) : [],
      ),
    ];
    expect(stray).toEqual([]);
    expect(new Set([...panels, ...questions].map((one) => one.type))).toEqual(
      new Set(['panel', 'radiogroup', 'comment']),
    );
  });

  it('has a page for each direction and safe names that occur once', () => {
    expect(definition.pages).toHaveLength(20);
    const names = questions.map((one) => one.name);
    expect(names.filter((name) => !/^[a-z][a-z0-9_]{0,63}$/.test(name))).toEqual([]);
    // No expression ever names a panel, and its name is what a screen reader calls the group.
    const groups = panels.map((one) => one.name);
    expect(groups.filter((name) => !/^[A-Z]{3}\d\.\d$/.test(name))).toEqual([]);
    expect(new Set([...names, ...groups]).size).toBe(names.length + groups.length);
    expect(fieldNames('INF1.1')).toEqual({ level: 'inf1_1', comment: 'inf1_1_comment', evidence: 'inf1_1_evidence' });
  });

  it('offers the six levels with their full text, then "Vet ej" and "Ej tillämpligt", by code', () => {
    const [first] = questions;
    expect(first?.type === 'radiogroup' && first.choices.map((choice) => choice.value)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      'DK',
      'NA',
    ]);
    expect(first?.type === 'radiogroup' && first.choices[2]?.text).toBe(stepsOf()[0]?.indicators[0]?.levels[2]);
  });

  it('refuses a code that would reach a prototype or break a name', () => {
    expect(() => fieldNames('__proto__')).toThrow('safe name');
    expect(() => fieldNames('INF 1')).toThrow('safe name');
  });

  it('is read by SurveyJS without a complaint, and no text is filled in from an answer', () => {
    const [step] = stepsOf();
    const hostile = {
      ...step!,
      indicators: [{ ...step!.indicators[0]!, question: 'Hur {inf1_1_comment} <b>då</b>?' }],
    };
    const model = new SurveyModel(buildSurveyDefinition([hostile], 'sv', texts));
    model.setValue('inf1_1_comment', '<img src=x onerror=alert(1)>');
    const question = model.getQuestionByName('inf1_1');
    expect(model.jsonErrors ?? []).toEqual([]);
    expect(question.locTitle.renderedHtml).not.toContain('img');
    expect(question.locTitle.hasHtml).toBe(false);
  });

  it('turns an answer into values and leaves what is empty without one', () => {
    const answer = { kind: 'DK' as const, level: null, comment: 'Ingen vet', evidence: '' };
    expect([...toFormValues('INF1.1', answer)]).toEqual([
      ['inf1_1', 'DK'],
      ['inf1_1_comment', 'Ingen vet'],
      ['inf1_1_evidence', undefined],
    ]);
  });
});

describe("the words of SurveyJS's own parts", () => {
  it('are ours in Swedish', () => {
    const strings = surveyStrings(
      (key) => sv.answering.survey[key.split('.').at(-1) as (typeof SURVEY_STRINGS)[number]],
    );
    setupLocale({ localeCode: 'sv', strings, nativeName: 'svenska', englishName: 'Swedish' });
    expect(Object.fromEntries(SURVEY_STRINGS.map((name) => [name, getLocaleString(name, 'sv')]))).toEqual({
      emptySurvey: 'Här finns inga frågor.',
      loadingSurvey: 'Frågorna hämtas …',
      completingSurvey: 'Klart.',
      completingSurveyBefore: 'Du är redan klar.',
      requiredError: 'Svara på frågan.',
      clearCaption: 'Ta bort svaret',
      pageNextText: 'Nästa inriktning',
      pagePrevText: 'Tillbaka',
      completeText: 'Klart',
      progressText: 'Inriktning {0} av {1}',
    });
  });
});
