import { expect, test } from 'vitest';
import { layOutTimeline } from '#app/features/planning/timeline';
import type { ActionView } from '#app/features/planning/view';

const TODAY = '2026-11-22';
const actionOf = (startsOn: string | null, dueOn: string | null): ActionView => ({
  id: `${startsOn} ${dueOn}`,
  revision: 1,
  title: 'Karta',
  areas: [],
  responsible: '',
  startsOn,
  dueOn,
  status: 'ongoing',
  nextStatuses: [],
  isOverdue: false,
  isContinued: false,
  isJoint: false,
  checksDone: 0,
  checks: 0,
  sinceDecision: null,
});
const draw = (...spans: [string | null, string | null][]) => {
  const { quarters, now, rows } = layOutTimeline(
    spans.map(([startsOn, dueOn]) => actionOf(startsOn, dueOn)),
    TODAY,
  );
  const names = quarters.map(({ year, number }) => `${year}:${number}`);
  return {
    first: names[0],
    last: names.at(-1),
    count: names.length,
    now: names[now ?? -1],
    places: rows.map((row) => row.place),
  };
};
const bar = (before: number, length: number, after: number, cut = {}) => ({
  kind: 'bar',
  before,
  length,
  after,
  beginsEarlier: false,
  endsLater: false,
  ...cut,
});

test('what fits is drawn whole, with today in it also when nothing happens then', () => {
  expect(draw(['2027-02-01', '2027-06-30'], [null, '2027-03-31'], [null, null])).toEqual({
    first: '2026:4',
    last: '2027:2',
    count: 3,
    now: '2026:4',
    places: [bar(1, 2, 0), bar(1, 1, 1), { kind: 'undated' }],
  });
  expect(draw([null, '2025-01-15'])).toMatchObject({ first: '2025:1', last: '2026:4', now: '2026:4' });
});

test('an action far ahead moves nobody else to a wrong quarter, and stands after the line', () => {
  const drawn = draw([null, '2040-06-30'], ['2026-01-01', '2026-12-31'], ['2026-06-01', '2040-06-30']);
  expect(drawn).toMatchObject({ first: '2026:1', last: '2030:4', count: 20, now: '2026:4' });
  expect(drawn.places).toEqual([{ kind: 'after' }, bar(0, 4, 16), bar(1, 19, 0, { endsLater: true })]);
});

test('what is long past stands before the line, and a bar that began there says so', () => {
  const drawn = draw([null, '2015-06-30'], ['2015-01-01', '2027-03-31'], [null, '2027-03-31']);
  expect(drawn).toMatchObject({ last: '2027:1', count: 20, now: '2026:4' });
  expect(drawn.places).toEqual([{ kind: 'before' }, bar(0, 20, 0, { beginsEarlier: true }), bar(19, 1, 0)]);
});

test('with much behind and much ahead, seven quarters behind today are drawn', () => {
  const drawn = draw([null, '2015-06-30'], [null, '2040-06-30']);
  expect(drawn).toMatchObject({ first: '2025:1', last: '2029:4', now: '2026:4' });
  expect(drawn.places).toEqual([{ kind: 'before' }, { kind: 'after' }]);
});

test('without any date there is no line', () => {
  expect(draw([null, null])).toMatchObject({ count: 0, now: undefined, places: [{ kind: 'undated' }] });
});
