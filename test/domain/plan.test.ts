import { describe, expect, test } from 'vitest';
import type { Answer } from '#app/domain/answer';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { ACTION_STATUSES, type ActionContent, changedFields, EMPTY_ACTION } from '#app/domain/plan/action';
import { areaStanding } from '#app/domain/plan/area-target';
import { carriedOver } from '#app/domain/plan/carry-over';
import { effectOf, summariseEffect } from '#app/domain/plan/effect';
import { mergeStale } from '#app/domain/plan/merge-stale';
import { dueNext, planProgress } from '#app/domain/plan/progress';
import { proposeActions } from '#app/domain/plan/proposals';
import { simulate } from '#app/domain/plan/simulate';
import { canBecome, isOverdue, nextStatuses } from '#app/domain/plan/status';
import type { FocusArea, Indicator } from '#app/domain/questionnaire/schema';
import { questionnaire } from '#test/support/county';

const action = (part: Partial<ActionContent>): ActionContent => ({ ...EMPTY_ACTION, title: 'Karta', ...part });

describe('the status of an action', () => {
  test('what was decided never becomes a mere proposal again, and every status has a way on', () => {
    for (const status of ACTION_STATUSES) {
      expect(nextStatuses(status).length, status).toBeGreaterThan(0);
      expect(canBecome(status, status), status).toBe(true);
    }
    expect(['decided', 'ongoing', 'done'].filter((status) => canBecome(status as never, 'proposed'))).toEqual([]);
    expect(canBecome('proposed', 'done')).toBe(false);
    expect(canBecome('proposed', 'ongoing')).toBe(true);
  });

  test('an action is late from the day after it was due, and only while something is left to do', () => {
    const due = { status: 'ongoing' as const, dueOn: '2026-11-20' };
    expect([isOverdue(due, '2026-11-20'), isOverdue(due, '2026-11-21')]).toEqual([false, true]);
    expect(isOverdue({ ...due, status: 'done' }, '2026-11-21')).toBe(false);
    expect(isOverdue({ ...due, dueOn: null }, '2026-11-21')).toBe(false);
  });
});

test('progress counts an action in each of its areas, and cancelled ones nowhere', () => {
  const actions = [
    action({ areas: ['INF', 'TRY'], status: 'done' }),
    action({ areas: ['INF'], status: 'ongoing', dueOn: '2026-01-01' }),
    action({ areas: ['INF'], status: 'cancelled' }),
    action({ areas: [] }),
  ];
  expect(planProgress(actions, ['INF', 'TRY', 'LED'], '2026-11-22')).toEqual([
    { area: 'INF', total: 2, done: 1, ongoing: 1, overdue: 1 },
    { area: 'TRY', total: 1, done: 1, ongoing: 0, overdue: 0 },
    { area: 'LED', total: 0, done: 0, ongoing: 0, overdue: 0 },
    { area: null, total: 1, done: 0, ongoing: 0, overdue: 0 },
  ]);
});

test('what comes next is open, the earliest first, without a date last', () => {
  const actions = [
    action({ title: 'c' }),
    action({ title: 'b', dueOn: '2027-02-01' }),
    action({ title: 'a', dueOn: '2026-02-01', status: 'done' }),
    action({ title: 'd', dueOn: '2026-12-01' }),
  ];
  expect(dueNext(actions).map(({ title }) => title)).toEqual(['d', 'b', 'c']);
});

test('a stale save keeps the other’s fields, names the ones that both changed, and loses neither value', () => {
  const base = action({ description: 'Först', responsible: 'It-chefen' });
  const stored = { ...base, title: 'Deras', responsible: 'HR-chefen', dueOn: '2027-01-01' };
  const mine = { ...base, title: 'Min', description: 'Mitt', responsible: 'HR-chefen' };
  const merge = mergeStale(base, stored, mine);
  expect(merge.conflicts).toEqual(['title']);
  expect(merge.taken).toEqual(['dueOn']);
  expect(merge.content).toEqual({ ...mine, dueOn: '2027-01-01' });
  expect(changedFields(stored, merge.content)).toEqual(['title', 'description']);
});

test('what is carried over is the same work with its first levels; the outcome stays with its year', () => {
  const indicators = [{ code: 'INF1.1', majorVersion: 1, fromLevel: 1, target: 3 }];
  const before = action({ status: 'ongoing', outcome: 'Halvvägs.', indicators });
  expect(carriedOver(before)).toEqual({ ...before, outcome: '' });
});

test('a focus area has reached its target when the results as they are shown say so; what is withheld is not guessed', () => {
  expect(areaStanding(3.7, 3.696, true)).toEqual({ kind: 'reached' });
  expect(areaStanding(3.7, 3.65, true)).toEqual({ kind: 'left', left: 0.05 });
  expect(areaStanding(3.7, null, true)).toEqual({ kind: 'withheld' });
  expect(areaStanding(3.7, undefined, true)).toEqual({ kind: 'not_measured' });
  expect(areaStanding(3.7, undefined, false)).toEqual({ kind: 'waiting' });
  expect(areaStanding(null, 3, true)).toEqual({ kind: 'no_target' });
});

describe('the effect, worked by hand', () => {
  const levels = (of: Record<string, Answer>) =>
    new Map(Object.entries(of).map(([code, answer]) => [code, { answer, majorVersion: 1 }]));
  const question = (code: string, fromLevel: number | null, target: number, majorVersion = 1) => ({
    code,
    majorVersion,
    fromLevel,
    target,
  });

  test('one question changes clearly from 1.96 · 0.5 · √2 = 1.386 levels, possibly from 0.707', () => {
    const now = levels({ a: 3, b: 2, c: 1, d: 'DK', e: 4, f: 4 });
    const indicators = [
      question('a', 1, 3),
      question('b', 1, 3),
      question('c', 3, 4),
      question('d', 1, 3),
      question('e', null, 3),
      question('f', 1, 3, 2),
    ];
    const effects = effectOf(indicators, now, DEFAULT_PARAMETERS);
    expect(effects.map(({ change, label, isTargetReached }) => [change, label, isTargetReached])).toEqual([
      [2, 'clear_increase', true],
      [1, 'possible_increase', false],
      [-2, 'clear_decrease', false],
      [null, null, false],
      [null, null, true],
      [null, null, false],
    ]);
  });

  test('the summary counts each question once, beside all the others', () => {
    const before = levels({ a: 1, b: 1, c: 2, d: 3, e: 'DK' });
    const now = levels({ a: 3, b: 1, c: 3, d: 2, e: 4 });
    const effects = effectOf([question('a', 1, 3), question('b', 1, 3)], now, DEFAULT_PARAMETERS);
    expect(summariseEffect([...effects, effects[0]!], before, now)).toEqual({
      worked: { up: 1, same: 1, down: 0, compared: 2, mean: 1 },
      reached: 1,
      others: { up: 1, same: 0, down: 1, compared: 2, mean: 0 },
    });
  });
});

describe('the simulator, worked by hand', () => {
  const [model] = questionnaire.focusAreas;
  const indicatorOf = (code: string): Indicator => ({
    ...model!.directions[0]!.indicators[0]!,
    code,
    weight: 1,
    required: false,
  });
  const areaOf = (code: string): FocusArea => ({
    ...model!,
    code,
    weight: 1,
    directions: [
      {
        ...model!.directions[0]!,
        code: `${code}1`,
        weight: 1,
        indicators: [indicatorOf(`${code}1.1`), indicatorOf(`${code}1.2`)],
      },
    ],
  });
  const answers: Record<string, Answer> = { 'AA1.1': 1, 'AA1.2': 3, 'BB1.1': 2, 'BB1.2': 2 };
  const assessment = {
    scale: { min: 0, max: 5 },
    areas: [areaOf('AA'), areaOf('BB')],
    answerOf: (code: string) => answers[code] ?? null,
  };
  const scores = (nodes: { node: string; score: number | null }[]) =>
    Object.fromEntries(nodes.map(({ node, score }) => [node, score]));

  test('one question from 1 to its target 3 lifts its area from 2 to 3 and the index from 2 to 2.5', () => {
    const result = simulate(assessment, [{ code: 'AA1.1', target: 3 }], 'target', DEFAULT_PARAMETERS);
    expect(result.moved).toEqual([{ code: 'AA1.1', from: 1, to: 3 }]);
    expect(scores(result.before)).toMatchObject({ INDEX: 2, AA: 2, BB: 2 });
    expect(scores(result.after)).toMatchObject({ INDEX: 2.5, AA: 3, BB: 2 });
    expect([result.achievedBefore, result.achievedAfter]).toEqual([1, 2]);
  });

  test('one level at a time stops at the target; of two actions on a question the higher target counts', () => {
    const chosen = [
      { code: 'AA1.1', target: 2 },
      { code: 'AA1.1', target: 4 },
      { code: 'BB1.1', target: 1 },
    ];
    const result = simulate(assessment, chosen, 'one_level', DEFAULT_PARAMETERS);
    expect(result.moved).toEqual([{ code: 'AA1.1', from: 1, to: 2 }]);
    expect(scores(result.after)).toMatchObject({ INDEX: 2.25, AA: 2.5, BB: 2 });
    const whole = simulate(assessment, chosen, 'target', DEFAULT_PARAMETERS);
    expect(whole.moved).toEqual([{ code: 'AA1.1', from: 1, to: 4 }]);
  });

  test('what does not apply stays out, and what nobody knows moves only to its target', () => {
    const unknown = { ...assessment, answerOf: (code: string) => (code.startsWith('AA') ? 'DK' : 'NA') as Answer };
    const chosen = ['AA1.1', 'BB1.1'].map((code) => ({ code, target: 3 }));
    expect(simulate(unknown, chosen, 'target', DEFAULT_PARAMETERS).moved).toEqual([
      { code: 'AA1.1', from: 'DK', to: 3 },
    ]);
    expect(simulate(unknown, chosen, 'one_level', DEFAULT_PARAMETERS).moved).toEqual([]);
  });

  test('proposals take the organisation’s own targets and ratings, else min(5, max(3, level + 1)) and 3', () => {
    const rated = (code: string) => (code === 'BB1.2' ? { target: 5, importance: 5, feasibility: 4 } : undefined);
    const { first, investigate } = proposeActions(assessment, rated, DEFAULT_PARAMETERS);
    // BB1.2: 100 · 3/5 · 5/5 · 4/5 = 48; AA1.1: 2/5 · 9/25 = 14.4; the other two 1/5 · 9/25 = 7.2, the lower level first.
    expect(first.map(({ indicator, gap, target, importance }) => [indicator.code, gap, target, importance])).toEqual([
      ['BB1.2', 3, 5, 5],
      ['AA1.1', 2, 3, 3],
      ['BB1.1', 1, 3, 3],
      ['AA1.2', 1, 4, 3],
    ]);
    expect(investigate).toEqual([]);
  });

  test('a question at or above the target that was set is no proposal, but among those that have reached it', () => {
    const lowered = (code: string) => (code === 'AA1.1' ? { target: 1, importance: null, feasibility: 4 } : undefined);
    const { first, reached } = proposeActions(assessment, lowered, DEFAULT_PARAMETERS);
    expect(reached.map(({ indicator, level, target }) => [indicator.code, level, target])).toEqual([['AA1.1', 1, 1]]);
    expect(first.map(({ indicator }) => indicator.code)).not.toContain('AA1.1');
  });
});
