import { expect, test } from 'vitest';
import { collaborationAreasClosedToOthers } from '#app/domain/questionnaire/sensitive';
import { questionnaires } from '#surveys/index';

const whole = questionnaires['orebro-lan']!['1.0.0']!;
const [area] = whole.focusAreas;
const [direction] = area!.directions;
const [indicator] = direction!.indicators;

/** One direction with questions in these collaboration areas, the first of them sensitive or not. */
function questionnaireOf(memberships: string[][], isSensitive: boolean) {
  const indicators = memberships.map((collaborationAreas, index) => ({
    ...indicator!,
    code: `TRY1.${index + 1}`,
    sensitive: isSensitive && index === 0,
    collaborationAreas,
  }));
  const one = { ...direction!, indicators };
  const codes = ['digital', 'welfare'].map((code) => ({ code, name: whole.collaborationAreas[0]!.name }));
  return { collaborationAreas: codes, focusAreas: [{ ...area!, directions: [one] }] };
}

test.each<[string, string[][], boolean, string[]]>([
  ['some of the questions of a closed direction', [['digital'], ['digital', 'welfare']], true, ['welfare']],
  ['all of them', [['digital'], ['digital']], true, []],
  ['some of an open direction', [['digital'], ['digital', 'welfare']], false, []],
])('a collaboration area with %s', (_name, memberships, isSensitive, closed) => {
  expect(collaborationAreasClosedToOthers(questionnaireOf(memberships, isSensitive))).toEqual(closed);
});

test('of the county’s areas one holds a single sensitive question', () => {
  expect(collaborationAreasClosedToOthers(whole)).toEqual(['welfare_services']);
});
