/** The words that SurveyJS may show by itself in the form we generate. Its own Swedish is partly machine-made. */
export const SURVEY_STRINGS = [
  'emptySurvey',
  'loadingSurvey',
  'completingSurvey',
  'completingSurveyBefore',
  'requiredError',
  'clearCaption',
  'pageNextText',
  'pagePrevText',
  'completeText',
  'progressText',
] as const;

export function surveyStrings(t: (key: string) => string): Record<string, string> {
  return Object.fromEntries(SURVEY_STRINGS.map((name) => [name, t(`answering.survey.${name}`)]));
}
