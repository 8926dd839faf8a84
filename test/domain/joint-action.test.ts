import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countActions, sumPlans } from '#app/domain/benchmark/plan-sums';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import {
  afterMove,
  canBeRewritten,
  JOINT_STATUSES,
  type JointStep,
  nextJointStatuses,
  OFFER_STATUSES,
  type OfferStatus,
  problemOfStep,
  takesAnswers,
} from '#app/domain/plan/joint-action';

const TODAY = '2026-11-21';
const draft: JointStep = { status: 'draft', happenedOn: '2026-03-01' };
const day = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));

describe('the way of a joint action', () => {
  test('goes one step at a time, and can be given up until it has ended', () => {
    expect(nextJointStatuses('draft')).toEqual(['presented', 'cancelled']);
    expect(nextJointStatuses('anchored')).toEqual(['offered', 'cancelled']);
    expect(nextJointStatuses('finished')).toEqual([]);
    expect(nextJointStatuses('cancelled')).toEqual([]);
  });

  test('is written anew only until it is offered, and answered only after', () => {
    for (const status of JOINT_STATUSES) expect(canBeRewritten(status) && takesAnswers(status)).toBe(false);
    expect(JOINT_STATUSES.filter(canBeRewritten)).toEqual(['draft', 'presented', 'anchored']);
    expect(JOINT_STATUSES.filter(takesAnswers)).toEqual(['offered', 'ongoing']);
  });

  test('says why a step can’t be taken', () => {
    const step = { status: 'presented' as const, happenedOn: '2026-04-01', note: '' };
    expect(problemOfStep([draft], step, TODAY)).toBeNull();
    expect(problemOfStep([draft], { ...step, happenedOn: '2026-02-28' }, TODAY), 'before it was noted').toBeNull();
    const presented = [draft, { status: 'presented' as const, happenedOn: '2026-04-01' }];
    expect(problemOfStep(presented, { ...step, status: 'anchored', happenedOn: '2026-03-31' }, TODAY)).toBe(
      'before_earlier',
    );
    expect(problemOfStep([draft], { ...step, happenedOn: '2026-11-22' }, TODAY)).toBe('in_future');
    expect(problemOfStep([draft], { ...step, status: 'anchored' }, TODAY)).toBe('not_next');
    expect(problemOfStep([draft], { ...step, status: 'cancelled', note: ' ' }, TODAY)).toBe('note_missing');
    expect(problemOfStep([draft], { ...step, happenedOn: draft.happenedOn }, TODAY), 'the same day').toBeNull();
  });

  test('whatever is tried, the steps taken are in order, none in the future, each at most once', () => {
    const step = fc.record({
      status: fc.constantFrom(...JOINT_STATUSES),
      happenedOn: day,
      note: fc.constantFrom('', 'x'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (tried) => {
        const taken: JointStep[] = [draft];
        for (const one of tried) if (problemOfStep(taken, one, TODAY) === null) taken.push(one);
        const indexes = taken.map(({ status }) => JOINT_STATUSES.indexOf(status));
        expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
        const days = taken.slice(1).map(({ happenedOn }) => happenedOn);
        expect(days).toEqual([...days].sort());
        expect(taken.every(({ happenedOn }) => happenedOn <= TODAY)).toBe(true);
        const ended = taken.findIndex(({ status }) => status === 'finished' || status === 'cancelled');
        expect(ended === -1 || ended === taken.length - 1).toBe(true);
      }),
    );
  });
});

test('a question never undoes a decision, and only a yes can be taken back', () => {
  const moves = fc.array(fc.constantFrom('accept', 'decline', 'withdraw', 'ask', 'reply'), { maxLength: 20 });
  fc.assert(
    fc.property(moves, (all) => {
      let status: OfferStatus = 'offered';
      for (const move of all) {
        const next = afterMove(status, move);
        if ((move === 'ask' || move === 'reply') && !['offered', 'asked'].includes(status)) expect(next).toBe(status);
        if (next === 'withdrawn' && status !== 'withdrawn') expect(status).toBe('accepted');
        if (next === 'declined') expect(['offered', 'asked', 'declined']).toContain(status);
        status = next ?? status;
        expect(OFFER_STATUSES).toContain(status);
      }
    }),
  );
});

describe('sums of plans that nobody may be told apart in', () => {
  const { k } = DEFAULT_PARAMETERS;
  /** Two actions of each organisation. */
  const actionsOf = (units: number, part: object = {}) =>
    Array.from({ length: 2 * units }, (_, index) => ({
      unit: index % units,
      status: 'ongoing' as const,
      dueOn: null,
      areas: ['INF'],
      ...part,
    }));

  test('take k organisations with something of their own', () => {
    const sum = (units: number) => sumPlans({ units: 9, hasLost: false, actions: actionsOf(units) }, ['INF'], TODAY);
    expect(sum(k - 1)).toMatchObject({ total: null, refusal: 'too_few', counts: null, areas: null });
    expect(sum(k)).toMatchObject({ total: 2 * k, refusal: null, areas: [{ area: 'INF', count: 2 * k }] });
  });

  test('are not shown when all have one each: who knows that would know everybody’s', () => {
    const one = actionsOf(k).slice(0, k);
    expect(sumPlans({ units: k, hasLost: false, actions: one }, [], TODAY)).toMatchObject({ refusal: 'too_few' });
  });

  test('are not shown when somebody has left them', () => {
    const sums = sumPlans({ units: 8, hasLost: true, actions: actionsOf(8) }, ['INF'], TODAY);
    expect(sums).toMatchObject({ total: null, refusal: 'left' });
  });

  test('put parts together where one has too few behind it, and an empty one is too few', () => {
    const done = actionsOf(k, { status: 'done' });
    const late = actionsOf(k, { dueOn: '2026-01-01' });
    const all = [...actionsOf(k), ...done];
    const sum = (actions: typeof all) => sumPlans({ units: k, hasLost: false, actions }, [], TODAY).counts;
    expect(sum([...all, ...late])).toMatchObject({ open: 2 * k, overdue: 2 * k, done: 2 * k });
    expect(sum(all)).toMatchObject({ open: 2 * k, overdue: null, done: 2 * k });
    expect(sum(actionsOf(k))).toBeNull();
  });

  test('no number shown, or following from those shown, tells k − 2 who pool theirs what another one has', () => {
    const action = fc.record({
      unit: fc.integer({ min: 0, max: 8 }),
      status: fc.constantFrom(...ACTION_STATUSES),
      dueOn: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
      areas: fc.subarray(['INF', 'KOM']),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
        const sums = sumPlans({ units: 9, hasLost: false, actions }, ['INF', 'KOM'], TODAY);
        const standing = actions.filter(({ status }) => status !== 'cancelled');
        const late = standing.filter((one) => countActions([one], TODAY).overdue === 1);
        const done = standing.filter(({ status }) => status === 'done');
        const open = standing.filter(({ status }) => status !== 'done');
        /** For the worst coalition: two at least left, whose counts could be other ones with the same sum. */
        const holds = (part: typeof actions) => {
          const counts = Array.from({ length: 9 }, (_, unit) => part.filter((one) => one.unit === unit).length);
          const behind = counts.filter((count) => count > 0).sort((a, b) => b - a);
          const left = behind.slice(k - 2);
          expect(behind.length).toBeGreaterThanOrEqual(k);
          expect(left.some((count) => count > 1)).toBe(true);
        };
        if (sums.total !== null) holds(standing);
        if (sums.counts) {
          for (const part of [open, done]) holds(part);
          expect(sums.counts.open + (sums.counts.overdue ?? 0) + sums.counts.done).toBe(sums.total);
        }
        if (sums.counts && sums.counts.overdue !== null) {
          for (const part of [late, open.filter((one) => !late.includes(one))]) holds(part);
        }
        for (const { area, count } of sums.areas ?? []) {
          const of = standing.filter(({ areas }) => areas.includes(area));
          holds(of);
          expect(of.length).toBe(count);
        }
      }),
    );
  });
});
