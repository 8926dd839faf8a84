import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { choiceOf } from './answer-fields';
import type { StepView } from './area-view';

/** What the form's own words are, in the person's language. */
export interface DefinitionTexts {
  dontKnow: string;
  notApplicable: string;
  comment: (code: string) => string;
  evidence: (code: string) => string;
  evidenceExamples: (examples: string[]) => string;
}

interface Choice {
  value: string;
  text: string;
}

interface RadioDefinition {
  type: 'radiogroup';
  name: string;
  title: string;
  choices: Choice[];
}

interface CommentDefinition {
  type: 'comment';
  name: string;
  title: string;
  description?: string;
  rows: number;
}

interface PanelDefinition {
  type: 'panel';
  name: string;
  elements: (RadioDefinition | CommentDefinition)[];
}

export interface SurveyDefinition {
  locale: string;
  showTitle: false;
  showPageTitles: false;
  showQuestionNumbers: false;
  showNavigationButtons: false;
  showProgressBar: false;
  showCompletePage: false;
  autoFocusFirstQuestion: false;
  textUpdateMode: 'onTyping';
  clearInvisibleValues: 'none';
  pages: { name: string; elements: PanelDefinition[] }[];
}

const SAFE_NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** The names that one question's three fields have in the form. */
export function fieldNames(code: string): { level: string; comment: string; evidence: string } {
  const level = code.toLowerCase().replaceAll('.', '_');
  if (!SAFE_NAME.test(`${level}_evidence`)) throw new Error(`${code} gives no safe name`);
  return { level, comment: `${level}_comment`, evidence: `${level}_evidence` };
}

/** SurveyJS fills `{name}` in any text with that answer. With an invisible joiner behind the brace no name is ever meant. */
function plain(text: string): string {
  return text.replaceAll('{', '{\u2060');
}

/**
 * The area as SurveyJS reads it: a page for each direction, a panel for each question with its levels, comment and
 * evidence. Only these four types, no html, no conditions, no expressions; nothing is required, since half an answer is saved too.
 */
export function buildSurveyDefinition(
  steps: readonly StepView[],
  language: 'sv' | 'en',
  texts: DefinitionTexts,
): SurveyDefinition {
  return {
    locale: language,
    showTitle: false,
    showPageTitles: false,
    showQuestionNumbers: false,
    showNavigationButtons: false,
    showProgressBar: false,
    showCompletePage: false,
    autoFocusFirstQuestion: false,
    textUpdateMode: 'onTyping',
    clearInvisibleValues: 'none',
    pages: steps.map((step) => ({
      name: `page_${step.code.toLowerCase()}`,
      elements: step.indicators.map((indicator) => {
        const names = fieldNames(indicator.code);
        const choices = [
          ...indicator.levels.map((level, value) => ({ value: String(value), text: plain(level) })),
          { value: 'DK', text: texts.dontKnow },
          { value: 'NA', text: texts.notApplicable },
        ];
        return {
          type: 'panel',
          // What a screen reader calls the group.
          name: indicator.code,
          elements: [
            { type: 'radiogroup', name: names.level, title: plain(`${indicator.code} ${indicator.question}`), choices },
            { type: 'comment', name: names.comment, title: texts.comment(indicator.code), rows: 3 },
            {
              type: 'comment',
              name: names.evidence,
              title: texts.evidence(indicator.code),
              description: plain(texts.evidenceExamples(indicator.evidenceExamples)),
              rows: 3,
            },
          ],
        };
      }),
    })),
  };
}

/** One answer as the form's values; what is empty has no value. */
export function toFormValues(code: string, answer: AnswerContent): Map<string, string | undefined> {
  const names = fieldNames(code);
  return new Map([
    [names.level, choiceOf(answer) || undefined],
    [names.comment, answer.comment || undefined],
    [names.evidence, answer.evidence || undefined],
  ]);
}
