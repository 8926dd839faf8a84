import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AcceptedVersion, activeSeconds, secondsByIndicator } from '../../app/domain/consolidation/active-seconds';

const START_MS = Date.UTC(2026, 10, 21, 9);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY_MS = 24 * HOUR * 1000;
const none = () => false;

/** A save of some questions, so many seconds after the start. */
const saved = (seconds: number, ...codes: string[]): AcceptedVersion[] =>
  codes.map((indicator) => ({ indicator, acceptedAtMs: START_MS + seconds * 1000 }));
const read = (versions: AcceptedVersion[], isLeftOut: (code: string) => boolean = none) =>
  Object.fromEntries(secondsByIndicator(versions, isLeftOut));

describe('the seconds behind each question', () => {
  test('are those since the save before; the first has none', () => {
    expect(read([...saved(0, 'A'), ...saved(20, 'B'), ...saved(50, 'C')])).toEqual({ B: 20, C: 30 });
  });

  test('are at most two minutes: a lunch break is no answering', () => {
    expect(read([...saved(0, 'A'), ...saved(HOUR, 'B'), ...saved(HOUR + 30, 'C')])).toEqual({ B: 120, C: 30 });
  });

  test('are shared by what comes at once: an hour offline is not a moment', () => {
    const codes = Array.from({ length: 40 }, (_, index) => `Q${index}`);
    const burst = read([...saved(0, 'A'), ...saved(HOUR, ...codes)]);
    expect(Object.keys(burst)).toHaveLength(40);
    expect(new Set(Object.values(burst))).toEqual(new Set([90]));
  });

  test('are the same when what waited comes in several requests close together', () => {
    const inOne = read([...saved(0, 'A'), ...saved(HOUR, 'B', 'C', 'D')]);
    const inThree = [...saved(HOUR, 'B'), ...saved(HOUR + 0.4, 'C'), ...saved(HOUR + 0.9, 'D')];
    expect(read([...saved(0, 'A'), ...inThree])).toEqual(inOne);
    expect(read([...saved(0, 'A'), ...saved(HOUR, 'B'), ...saved(HOUR + 1, 'C')])).toEqual({ B: 120, C: 1 });
  });

  test('grow with each later version, as when a comment is written', () => {
    const versions = [...saved(0, 'A'), ...saved(10, 'B'), ...saved(20, 'B'), ...saved(30, 'C'), ...saved(40, 'B')];
    expect(read(versions)).toEqual({ B: 30, C: 10 });
  });

  test('are unknown when everything came at once, and of what came first for good', () => {
    expect(read([])).toEqual({});
    expect(read(saved(0, 'A', 'B', 'C'))).toEqual({});
    expect(read([...saved(0, 'A', 'B'), ...saved(8, 'A'), ...saved(16, 'C')])).toEqual({ C: 8 });
  });

  test('are not asked of what a button filled in, and its part of the gap goes to what was answered beside it', () => {
    const isLeftOut = (code: string) => code.startsWith('DK');
    const versions = [
      ...saved(0, 'A'),
      ...saved(60, 'B', 'C', 'DK1', 'DK2', 'DK3'),
      ...saved(70, 'DK4'),
      ...saved(80, 'D'),
    ];
    expect(read(versions, isLeftOut)).toEqual({ B: 30, C: 30, D: 10 });
  });
});

describe('the active seconds of a set of answers', () => {
  const list = (known: number, unknown: number, seconds = 8) => [
    ...Array<number | null>(known).fill(seconds),
    ...Array<null>(unknown).fill(null),
  ];

  test('count the unknown ones as the others', () => {
    expect(activeSeconds(list(30, 10))).toBe(320);
    expect(activeSeconds([...list(10, 0, 4), ...list(10, 0, 6)])).toBe(100);
  });

  test('are unknown when fewer than ten or than half of the answers are known', () => {
    expect(activeSeconds([])).toBeNull();
    expect(activeSeconds(list(9, 0))).toBeNull();
    expect(activeSeconds(list(10, 10))).toBe(160);
    expect(activeSeconds(list(10, 11))).toBeNull();
  });
});

interface Step {
  gapMs: number;
  saves: { code: number; offsetMs: number }[];
}

/** Steps at least two seconds apart; within a step everything comes in less than one. */
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    gapMs: fc.integer({ min: 2000, max: 8 * HOUR * 1000 }),
    saves: fc.array(fc.record({ code: fc.integer({ min: 0, max: 25 }), offsetMs: fc.integer({ min: 0, max: 999 }) }), {
      minLength: 1,
      maxLength: 12,
    }),
  }),
  { maxLength: 30 },
);

function versionsOf(list: readonly Step[], { spread = 1 } = {}): AcceptedVersion[] {
  let atMs = START_MS;
  return list.flatMap(({ gapMs, saves }) => {
    atMs += gapMs;
    // A step begins with its first save.
    return saves.map(({ code, offsetMs }, index) => ({
      indicator: `Q${code}`,
      acceptedAtMs: atMs + (index === 0 ? 0 : offsetMs * spread),
    }));
  });
}

const isThird = (code: string) => Number(code.slice(1)) % 3 === 0;

describe('whatever the times', () => {
  test('seconds are finite, never negative and no more in all than have passed', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ code: fc.nat(25), atMs: fc.nat(HOUR * 1000) }), { maxLength: 80 }), (saves) => {
        const versions = saves.map(({ code, atMs }) => ({ indicator: `Q${code}`, acceptedAtMs: START_MS + atMs }));
        const seconds = [...secondsByIndicator(versions, isThird).values()];
        for (const one of seconds) {
          expect(Number.isFinite(one)).toBe(true);
          expect(one).toBeGreaterThanOrEqual(0);
        }
        const times = versions.map(({ acceptedAtMs }) => acceptedAtMs);
        const passed = times.length === 0 ? 0 : (Math.max(...times) - Math.min(...times)) / 1000;
        expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(passed + 1e-6);
        const active = activeSeconds(seconds);
        expect(active === null || (Number.isFinite(active) && active >= 0)).toBe(true);
      }),
    );
  });

  test('a pause between two steps takes no second from any question', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(DAY_MS), (list, place, pauseMs) => {
        const at = list.length === 0 ? 0 : place % list.length;
        const longer = list.map((step, index) => (index === at ? { ...step, gapMs: step.gapMs + pauseMs } : step));
        const before = secondsByIndicator(versionsOf(list), isThird);
        const after = secondsByIndicator(versionsOf(longer), isThird);
        expect([...after.keys()]).toEqual([...before.keys()]);
        for (const [code, seconds] of after) expect(seconds).toBeGreaterThanOrEqual(before.get(code)!);
      }),
    );
  });

  test('neither the order of the rows nor how a burst was cut into requests matters', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const inOne = secondsByIndicator(versionsOf(list, { spread: 0 }), isThird);
        const apart = secondsByIndicator(versionsOf(list).reverse(), isThird);
        expect(new Set(apart.keys())).toEqual(new Set(inOne.keys()));
        for (const [code, seconds] of apart) expect(seconds).toBeCloseTo(inOne.get(code)!, 6);
      }),
    );
  });
});
