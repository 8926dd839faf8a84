import { describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { changeThresholds } from '#app/features/method/change-thresholds';
import { parameterRows } from '#app/features/method/parameter-rows';
import {
  differencingExample,
  priorityExample,
  quartileExample,
  signExample,
} from '#app/features/method/small-examples';
import { numberText } from '#app/features/method/texts';
import { KINDS, weightTable } from '#app/features/method/weight-table';
import { formatPercent } from '#app/i18n/format';
import { questionnaires } from '#surveys/index';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
const SCALE = { min: 0, max: 5 };

describe('weights', () => {
  const { areas, totals } = weightTable(questionnaire, 'sv');
  const directions = areas.flatMap((area) => area.directions);

  test('add up to 1 for every kind of organisation, question by question and area by area', () => {
    for (const kind of KINDS) {
      const questions = directions.flatMap((direction) => direction.questions).map(({ weights }) => weights[kind]);
      expect(questions.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)).toBeCloseTo(1, 12);
      expect(areas.reduce((sum, area) => sum + area.kinds[kind].total, 0)).toBeCloseTo(1, 12);
      expect(totals[kind].count).toBe(questions.filter((weight) => weight !== null).length);
    }
  });

  test('areas weigh the same, so a direction weighs 10, 6.67 or 4 percent', () => {
    const shown = new Map(
      areas.map(({ code, directions: parts }) => [
        code,
        new Set(parts.map(({ kinds }) => formatPercent(kinds.municipality.total, 2).replace('\u00A0', ' '))),
      ]),
    );
    expect(shown).toEqual(
      new Map([
        ['INF', new Set(['10,00 %'])],
        ['KOM', new Set(['6,67 %'])],
        ['TRY', new Set(['4,00 %'])],
        ['INN', new Set(['4,00 %'])],
        ['LED', new Set(['4,00 %'])],
      ]),
    );
  });

  test('a question that a kind is not asked has no weight for it, and the others in the direction weigh more', () => {
    const [first] = directions;
    expect(first!.questions[0]!.weights.university).toBeNull();
    expect(first!.kinds.university).toMatchObject({ count: 1, each: { low: 0.1, high: 0.1 } });
    expect(first!.kinds.municipality.count).toBe(3);
  });
});

describe('thresholds of change', () => {
  test('are those of the method for three questions a direction', () => {
    const thresholds = changeThresholds(questionnaire, 'municipality', DEFAULT_PARAMETERS, 'sv');
    const clear = thresholds.map((threshold) => Number(threshold.clear.high.toFixed(3)));
    expect(clear).toEqual([0.192, 0.566, 0.462, 0.358, 0.358, 0.358, 0.8]);
    for (const { squares, possible } of thresholds) {
      expect(0.5 * Math.sqrt(2 * squares.high)).toBeCloseTo(possible.high, 12);
    }
  });

  test('grow with the uncertainty in force', () => {
    const wider = changeThresholds(questionnaire, 'municipality', { ...DEFAULT_PARAMETERS, sigma: 1 }, 'sv');
    expect(wider[0]!.clear.low).toBeCloseTo(2 * 0.1915949, 6);
  });
});

describe('small examples', () => {
  test('quartiles follow from the printed steps', () => {
    const { values, steps } = quartileExample();
    for (const step of steps) {
      expect(step.position).toBe(step.steps * step.share);
      expect(values[step.number - 1]).toBe(step.below);
      expect(step.below + step.fraction * (step.above - step.below)).toBeCloseTo(step.value, 12);
    }
    expect(steps.map(({ value }) => value)).toEqual([1.9125, 2.2, 2.7875].map((value) => expect.closeTo(value, 12)));
  });

  test('two groups that differ by one give that one away, and the second is refused', () => {
    const { groups, difference, isSecondReleased } = differencingExample(SCALE, DEFAULT_PARAMETERS);
    const [first, second] = groups;
    expect(second!.n - first!.n).toBe(1);
    expect(second!.n * second!.mean - first!.n * first!.mean).toBeCloseTo(difference, 12);
    expect(groups.map(({ mean }) => mean)).toEqual([expect.closeTo(2.5, 12), expect.closeTo(2.6, 12)]);
    expect(difference).toBeCloseTo(3.4, 12);
    expect(isSecondReleased).toBe(false);
  });

  test('the sign test asks for ten of twelve', () => {
    expect(signExample()).toEqual({ n: 12, needed: 10 });
  });

  test('a basic requirement below its minimum comes before a larger product', () => {
    const { rows, investigate } = priorityExample(SCALE, DEFAULT_PARAMETERS);
    const product = ({ gap, importance, feasibility }: (typeof rows)[number]) => gap * importance * feasibility;
    expect(rows.map(({ name }) => name)).toEqual(['B', 'A', 'C']);
    expect(rows[0]!.tier).toBe(1);
    expect(product(rows[0]!)).toBeLessThan(product(rows[2]!));
    expect(product(rows[1]!)).toBeGreaterThan(product(rows[2]!));
    expect(investigate).toEqual(['D']);
  });
});

describe('parameters', () => {
  test('every one is listed once, with the value in force', () => {
    const rows = parameterRows({ ...DEFAULT_PARAMETERS, k: 7 });
    expect(rows.map(({ key }) => key).sort()).toEqual(Object.keys(DEFAULT_PARAMETERS).sort());
    expect(rows.find(({ key }) => key === 'k')).toMatchObject({ value: 7, section: '5.5' });
  });

  test('numbers have the decimals they need', () => {
    expect([5, 0.5, 1.96, 1e-9, 2000].map((value) => numberText(value))).toEqual([
      '5',
      '0,5',
      '1,96',
      '0,000000001',
      '2\u00A0000',
    ]);
  });
});
