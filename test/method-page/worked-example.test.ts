import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { sumText } from '#app/features/method/texts';
import type { ExampleUnit, Sum } from '#app/features/method/view';
import { workedExample } from '#app/features/method/worked-example';
import { questionnaires } from '#surveys/index';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
const example = workedExample(questionnaire, DEFAULT_PARAMETERS, 'sv');
const units = [...example.directions, example.area, ...example.areas, example.index];

const sumsOf = ({ score, coverage, lower, upper }: ExampleUnit): Sum[] => [score, coverage, lower, upper];

/** What a reader with a pocket calculator does: adds and divides what is printed, and rounds as the result is rounded. */
function calculate(text: string): { calculated: number; printed: number } {
  const [left, right] = text.replaceAll('\u00A0', ' ').split(' = ') as [string, string];
  const [terms, divisor] = left.split(' ÷ ') as [string, string];
  const number = (part: string) => Number(part.replace(/[()%\s]/g, '').replace(',', '.'));
  const isShareOfCounts = right.includes('%') && !terms.includes('%');
  const mean = terms.split(' + ').reduce((sum, term) => sum + number(term), 0) / number(divisor);
  const decimals = right.includes('%') ? 0 : 2;
  return { calculated: roundedHalfAway(isShareOfCounts ? mean * 100 : mean, decimals), printed: number(right) };
}

describe('the worked example', () => {
  test('every printed sum gives its printed result on a pocket calculator', () => {
    const texts = [...units.flatMap(sumsOf), example.achieved.share3].map(sumText);
    expect(texts.length).toBeGreaterThan(40);
    for (const text of texts) {
      const { calculated, printed } = calculate(text);
      expect(calculated, text).toBe(printed);
    }
  });

  test('shows a direction with one Vet ej, its bounds, and a withheld direction that still counts', () => {
    expect(sumsOf(example.direction).map((sum) => sumText(sum).replaceAll('\u00A0', ' '))).toEqual([
      '(4 + 2) ÷ 2 = 3,00',
      '2 ÷ 3 = 67 %',
      '(4 + 0 + 2) ÷ 3 = 2,00',
      '(4 + 5 + 2) ÷ 3 = 3,67',
    ]);
    expect(example.directions.map(({ status }) => status)).toEqual(['ok', 'insufficient', 'ok']);
    expect(example.area.score.terms).toHaveLength(3);
    expect(example.area.status).toBe('ok');
    expect(sumText(example.index.score).replaceAll('\u00A0', ' ')).toBe(
      '(3,00 + 3,00 + 2,00 + 2,33 + 3,33) ÷ 5 = 2,73',
    );
  });

  test('the counts of the achieved level are those of the printed answers', () => {
    const { achieved, rows } = example;
    const answers = rows.flatMap((row) => row.answers);
    const applicable = answers.filter(({ kind }) => kind !== 'NA');
    expect(achieved.applicable).toBe(applicable.length);
    expect(achieved.need).toBe(Math.ceil(DEFAULT_PARAMETERS.stageShare * applicable.length));
    for (const { level, count, isRequiredMet } of achieved.levels) {
      const reaches = (answer: (typeof answers)[number]) => answer.kind === 'level' && answer.level >= level;
      expect(count).toBe(answers.filter(reaches).length);
      expect(isRequiredMet).toBe(answers.filter((answer) => answer.isRequired).every(reaches));
    }
    const reached = achieved.levels.filter(({ count, isRequiredMet }) => count >= achieved.need && isRequiredMet);
    expect(achieved.stage).toBe(reached.at(-1)?.level);
    // Enough questions, held back by the basic requirement: what an average would have hidden.
    expect(achieved).toMatchObject({ stage: 1, nextLevel: 2, needed: 0, isBlocked: true });
  });

  test('follows the parameters in force', () => {
    const strict = workedExample(questionnaire, { ...DEFAULT_PARAMETERS, coverageMin: 0.75, stageShare: 0.9 }, 'sv');
    expect(strict.direction.status).toBe('insufficient');
    expect(strict.area.status).toBe('insufficient');
    expect(strict.index.status).toBe('insufficient');
    expect(strict.achieved.need).toBe(18);
  });
});
