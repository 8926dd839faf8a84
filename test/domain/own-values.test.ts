import { expect, test } from 'vitest';
import { ownValuesOf } from '#app/domain/benchmark/own-values';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { questionnaire } from '#test/support/county';

function valuesWith(levels: Record<string, number | 'DK'>) {
  const areas = applicableAreas(questionnaire, 'municipality');
  const answerOf = (code: string) => levels[code] ?? 3;
  return ownValuesOf({ scale: questionnaire.scale, areas, answerOf }, 'sv', DEFAULT_PARAMETERS);
}
const sensitive = (values: ReturnType<typeof valuesWith>) => values.directions.find(({ code }) => code === 'TRY1');

test('an organisation’s values are those of its index, areas and directions, and only a closed direction says more', () => {
  const values = valuesWith({});
  expect(values).toMatchObject({ index: 3, openQuestions: 57, closedQuestions: 3 });
  expect(values.areas.map((area) => area.value)).toEqual([3, 3, 3, 3, 3]);
  expect(values.directions.filter((direction) => direction.meanSays).map(({ code }) => code)).toEqual(['TRY1']);
});

test('a mean near the floor or the ceiling gives the answers of a sensitive direction away; one between does not', () => {
  const low = valuesWith({ 'TRY1.1': 0, 'TRY1.2': 0, 'TRY1.3': 1 });
  expect(sensitive(low)?.meanSays).toEqual({ questions: 3, highest: 1, lowest: 0 });
  const high = valuesWith({ 'TRY1.1': 5, 'TRY1.2': 5, 'TRY1.3': 3 });
  expect(sensitive(high)?.meanSays).toEqual({ questions: 3, highest: 5, lowest: 3 });
  expect(sensitive(valuesWith({}))?.meanSays).toEqual({ questions: 3, highest: 5, lowest: 0 });
  const zero = valuesWith({ 'TRY1.1': 0, 'TRY1.2': 0, 'TRY1.3': 0 });
  expect(sensitive(zero)).toMatchObject({ value: 0, meanSays: { questions: 3, highest: 0, lowest: 0 } });
});

test('a direction whose mean is withheld says nothing', () => {
  const unknown = valuesWith({ 'TRY1.1': 'DK', 'TRY1.2': 'DK' });
  expect(sensitive(unknown)).toMatchObject({ value: null, meanSays: null });
});
