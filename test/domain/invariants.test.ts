import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, isLevel } from '../../app/domain/answer';
import { groupStatistics } from '../../app/domain/benchmark/group-statistics';
import { nearestPeers } from '../../app/domain/benchmark/nearest-peers';
import { position } from '../../app/domain/benchmark/position';
import { quantile } from '../../app/domain/benchmark/quantile';
import { weightDominance } from '../../app/domain/benchmark/weight-dominance';
import { consolidate } from '../../app/domain/consolidation/consolidate';
import { krippendorffAlpha } from '../../app/domain/consolidation/krippendorff-alpha';
import { effectiveWeights } from '../../app/domain/scoring/effective-weights';
import { type CodedUnitResult, scoreTree, type TreeScore, type UnitResult } from '../../app/domain/scoring/score-tree';
import { shareAtLeast } from '../../app/domain/scoring/share-at-least';
import { stagedLevel } from '../../app/domain/scoring/staged-level';
import { panelChange } from '../../app/domain/trend/panel-change';
import { bootstrapMean } from '../../app/domain/uncertainty/bootstrap-mean';
import { prng } from '../../app/domain/uncertainty/prng';
import { rankIntervals } from '../../app/domain/uncertainty/rank-intervals';
import { rankIntervalsAnswerNoise } from '../../app/domain/uncertainty/rank-intervals-answer-noise';
import { scenarios } from '../../app/domain/uncertainty/scenarios';
import { indicatorsOf, levels, mapIndicators, SCALE, trees, treesWithOne } from './arbitrary-trees';
import { expectSame } from './same';

const answers = fc.array(fc.oneof(levels, fc.constantFrom<Answer>('DK', 'NA', null)), { maxLength: 12 });
/** Scores in steps of a millionth, so that different numbers are different micro-units. */
const score = fc.integer({ min: 0, max: 5_000_000 }).map((microUnits) => microUnits / 1_000_000);
const scores = fc.array(score, { minLength: 1, maxLength: 30 });

function unitsOf({ index, focusAreas, directions }: TreeScore): UnitResult[] {
  return [index, ...focusAreas, ...directions];
}

function permuted<T>(list: readonly T[]): fc.Arbitrary<{ list: readonly T[]; shuffled: T[] }> {
  return fc.shuffledSubarray([...list], { minLength: list.length }).map((shuffled) => ({ list, shuffled }));
}

describe('bounds', () => {
  test('lower ≤ raw ≤ upper, within the scale', () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        for (const { raw, lower, upper, coverage } of unitsOf(scoreTree({ scale: SCALE, tree }))) {
          if (lower === null || upper === null || coverage === null) continue;
          expect(lower).toBeGreaterThanOrEqual(SCALE.min);
          expect(upper).toBeLessThanOrEqual(SCALE.max);
          expect(coverage).toBeLessThanOrEqual(1);
          if (raw === null) continue;
          expect(lower).toBeLessThanOrEqual(raw);
          expect(raw).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });

  test('coverage 1 ⇒ lower = raw = upper', () => {
    fc.assert(
      fc.property(trees(fc.oneof(levels, fc.constant<Answer>('NA'))), (tree) => {
        for (const { raw, lower, upper, coverage } of unitsOf(scoreTree({ scale: SCALE, tree }))) {
          if (coverage === null) continue;
          expect(coverage).toBe(1);
          expect(lower).toBe(raw);
          expect(upper).toBe(raw);
        }
      }),
    );
  });
});

describe('weights', () => {
  test('Σω = 1', () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        const weights = Object.values(effectiveWeights({ tree }).weights);
        if (weights.length > 0) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('scaling all sibling weights changes nothing', () => {
    fc.assert(
      fc.property(trees(), fc.constantFrom(0.001, 0.5, 3, 1e6, 1e150), (tree, factor) => {
        const scaled = {
          focusAreas: mapIndicators(tree, (one) => ({ ...one, weight: one.weight * factor })).focusAreas.map(
            (area) => ({
              ...area,
              weight: area.weight * factor,
              directions: area.directions.map((one) => ({ ...one, weight: one.weight * factor })),
            }),
          ),
        };
        expectSame(scoreTree({ scale: SCALE, tree: scaled }), scoreTree({ scale: SCALE, tree }));
        expectSame(effectiveWeights({ tree: scaled }), effectiveWeights({ tree }));
      }),
    );
  });

  test('the raw index is the mean of the levels by effective weight when everything is answered', () => {
    fc.assert(
      fc.property(trees(levels), (tree) => {
        const { weights } = effectiveWeights({ tree });
        const { raw } = scoreTree({ scale: SCALE, tree }).index;
        if (raw === null) return;
        const mean = indicatorsOf(tree).reduce(
          (sum, { code, answer }) => sum + (weights[code] ?? 0) * (isLevel(answer) ? answer : 0),
          0,
        );
        expect(raw).toBeCloseTo(mean, 9);
      }),
    );
  });
});

describe('monotony', () => {
  test('raising one level never lowers any score, stage or share', () => {
    const raisable = treesWithOne(({ answer }) => isLevel(answer) && answer < SCALE.max);
    fc.assert(
      fc.property(raisable, fc.func(fc.boolean()), ({ tree, chosen }, isRequired) => {
        const raised = mapIndicators(tree, (one) =>
          one.code === chosen.code ? { ...one, answer: (one.answer as number) + 1 } : one,
        );
        const before = unitsOf(scoreTree({ scale: SCALE, tree }));
        const after = unitsOf(scoreTree({ scale: SCALE, tree: raised }));
        before.forEach(({ raw, score: shown, lower, upper }, index) => {
          const now = after[index]!;
          expect(now.score === null).toBe(shown === null);
          for (const [value, then] of [
            [now.raw, raw],
            [now.score, shown],
            [now.lower, lower],
            [now.upper, upper],
          ]) {
            if (value != null && then != null) expect(value).toBeGreaterThanOrEqual(then - 1e-12);
          }
        });
        const flat = (one: typeof tree) =>
          indicatorsOf(one).map(({ code, answer }) => ({ code, answer, required: isRequired(code) }));
        const stageBefore = stagedLevel({ scale: SCALE, indicators: flat(tree) }).stage;
        const stageAfter = stagedLevel({ scale: SCALE, indicators: flat(raised) }).stage;
        expect(stageAfter!).toBeGreaterThanOrEqual(stageBefore!);
        const share = (one: typeof tree) =>
          shareAtLeast({ answers: indicatorsOf(one).map(({ answer }) => answer), threshold: 3 }).share!;
        expect(share(raised)).toBeGreaterThanOrEqual(share(tree));
      }),
    );
  });

  test('changing DK to a level never lowers coverage', () => {
    const unknown = treesWithOne(({ answer }) => answer === 'DK' || answer === null);
    fc.assert(
      fc.property(unknown, levels, ({ tree, chosen }, level) => {
        const answered = mapIndicators(tree, (one) => (one.code === chosen.code ? { ...one, answer: level } : one));
        const after = unitsOf(scoreTree({ scale: SCALE, tree: answered }));
        unitsOf(scoreTree({ scale: SCALE, tree })).forEach(({ coverage }, index) => {
          if (coverage !== null) expect(after[index]!.coverage!).toBeGreaterThanOrEqual(coverage - 1e-12);
        });
      }),
    );
  });
});

describe('NA', () => {
  test('NA on an indicator ≡ removing it', () => {
    fc.assert(
      fc.property(trees(), fc.func(fc.boolean()), (tree, isLeftOut) => {
        const isOut = ({ code, answer }: { code: string; answer: Answer }) => answer === 'NA' || isLeftOut(code);
        const marked = mapIndicators(tree, (one) => (isOut(one) ? { ...one, answer: 'NA' } : one));
        const removed = mapIndicators(tree, (one) => (isOut(one) ? null : one));
        expect(scoreTree({ scale: SCALE, tree: marked })).toEqual(scoreTree({ scale: SCALE, tree: removed }));
        expect(effectiveWeights({ tree: marked })).toEqual(effectiveWeights({ tree: removed }));
        const staged = (one: typeof tree) =>
          stagedLevel({ scale: SCALE, indicators: indicatorsOf(one).map((i) => ({ ...i, required: false })) });
        expect(staged(marked)).toEqual(staged(removed));
        const share = (one: typeof tree) =>
          shareAtLeast({ answers: indicatorsOf(one).map(({ answer }) => answer), threshold: 3 });
        expect(share(marked)).toEqual(share(removed));
      }),
    );
  });
});

describe('order of the input', () => {
  test('permuting respondents changes no suggestion and no agreement', () => {
    fc.assert(
      fc.property(answers.chain(permuted), ({ list, shuffled }) => {
        expectSame(consolidate({ scale: SCALE, answers: shuffled }), consolidate({ scale: SCALE, answers: list }));
      }),
    );
    const rows = fc
      .integer({ min: 1, max: 6 })
      .chain((length) =>
        fc.array(fc.array(fc.oneof(levels, fc.constant(null)), { minLength: length, maxLength: length })),
      );
    fc.assert(
      fc.property(rows.chain(permuted), ({ list, shuffled }) => {
        expectSame(krippendorffAlpha({ ratings: shuffled }), krippendorffAlpha({ ratings: list }));
      }),
    );
  });

  test('permuting organisations changes no group statistic, place, peer, panel or scenario', () => {
    fc.assert(
      fc.property(scores.chain(permuted), fc.constantFrom('OPEN', 'MEMBERS', 'ANON'), ({ list, shuffled }, mode) => {
        const statistics = (values: readonly number[]) => groupStatistics({ values, mode, scale: SCALE, k: 5 });
        expect(statistics(shuffled)).toEqual(statistics(list));
        const own = list[0]!;
        expect(position({ values: shuffled, own })).toEqual(position({ values: list, own }));
        expect(quantile({ values: shuffled, p: 0.3 })).toEqual(quantile({ values: list, p: 0.3 }));
      }),
    );
    const candidates = fc.uniqueArray(
      fc.record({ code: fc.string({ minLength: 1 }), population: fc.integer({ min: 0, max: 200_000 }) }),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(candidates.chain(permuted), ({ list, shuffled }) => {
        const self = { code: 'self', population: 30_000 };
        expect(nearestPeers({ self, candidates: shuffled })).toEqual(nearestPeers({ self, candidates: list }));
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score)).chain(permuted), ({ list, shuffled }) => {
        const year = (pairs: readonly (readonly number[])[], which: 0 | 1) =>
          Object.fromEntries(pairs.map((pair) => [`o${list.indexOf(pair as [number, number])}`, pair[which]!]));
        const change = (pairs: typeof list) => panelChange({ previous: year(pairs, 0), current: year(pairs, 1) });
        expect(change(shuffled)).toEqual(change(list));
      }),
    );
    const organisation = fc.array(fc.array(fc.array(levels, { minLength: 1 }), { minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(organisation, { maxLength: 6 }).chain(permuted), ({ list, shuffled }) => {
        const resultsOf = (orgs: readonly number[][][][]) =>
          scenarios({
            scale: SCALE,
            orgs: orgs.map((focusAreas) => ({ code: `o${list.indexOf(focusAreas)}`, focusAreas })),
          }).orgs.sort((a, b) => (a.code < b.code ? -1 : 1));
        expect(resultsOf(shuffled)).toEqual(resultsOf(list));
      }),
    );
  });

  test('permuting siblings changes no unit', () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        const reversed = {
          focusAreas: [...tree.focusAreas].reverse().map((area) => ({
            ...area,
            directions: [...area.directions].reverse().map((direction) => ({
              ...direction,
              indicators: [...direction.indicators].reverse(),
            })),
          })),
        };
        const byCode = (units: CodedUnitResult[]) => [...units].sort((a, b) => (a.code < b.code ? -1 : 1));
        const before = scoreTree({ scale: SCALE, tree });
        const after = scoreTree({ scale: SCALE, tree: reversed });
        expectSame(after.index, before.index);
        expectSame(byCode(after.focusAreas), byCode(before.focusAreas));
        expectSame(byCode(after.directions), byCode(before.directions));
      }),
    );
  });
});

describe('places', () => {
  test('rank and percentile are invariant under strictly increasing maps of the micro-units', () => {
    const increasing = fc.constantFrom<(x: number) => number>(
      (x) => 2 * x + 1,
      (x) => x ** 3,
      (x) => Math.expm1(x),
      (x) => 1000 * x,
    );
    // Whole hundredths keep different values different after the map.
    const coarse = fc.array(
      fc.integer({ min: 0, max: 500 }).map((x) => x / 100),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(coarse, increasing, (values, map) => {
        const before = position({ values, own: values[0]! });
        const after = position({ values: values.map(map), own: map(values[0]!) });
        expect({ ...after, quartileBand: null }).toEqual({ ...before, quartileBand: null });
      }),
      { examples: [[[0, 0.01], (x: number) => x ** 3]] },
    );
  });

  test('the value at a percentile rank is the own value when nobody ties', () => {
    fc.assert(
      fc.property(fc.uniqueArray(score, { minLength: 2, maxLength: 30 }), (values) => {
        const own = values[0]!;
        const { percentileRank } = position({ values, own });
        expect(quantile({ values, p: percentileRank! / 100 }).value!).toBeCloseTo(own, 6);
      }),
    );
  });
});

describe('consolidation', () => {
  test('the median of k copies is the value itself', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 40 }), (level, copies) => {
        const result = consolidate({ scale: SCALE, answers: Array<Answer>(copies).fill(level) });
        expect(result).toMatchObject({ suggestion: level, median: level, modes: [level], tie: false });
        expect(quantile({ values: Array<number>(copies).fill(level), p: 0.5 }).value).toBe(level);
      }),
    );
  });
});

describe('draws', () => {
  const seed = fc.integer({ min: -1, max: 2 ** 32 });

  test('same seed ⇒ same output', () => {
    const orgs = fc.array(fc.array(levels, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(seed, scores, orgs, (theSeed, values, rows) => {
        const twice = (compute: () => unknown) => expect(compute()).toEqual(compute());
        twice(() => prng({ seed: theSeed, n: 20 }));
        twice(() => bootstrapMean({ values, B: 50, seed: theSeed, level: 0.95, populationSize: null }));
        const weights = [1, 2, 3];
        const named = rows.map((levelsOfOne, index) => ({
          code: `o${index}`,
          levels: levelsOfOne,
          scores: levelsOfOne,
        }));
        twice(() => rankIntervals({ orgs: named, weights, delta: 0.25, S: 30, seed: theSeed }));
        twice(() =>
          rankIntervalsAnswerNoise({ scale: SCALE, orgs: named, weights, pShift: 0.125, S: 30, seed: theSeed }),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('seeds are taken modulo 2³² and draws lie in [0, 1)', () => {
    fc.assert(
      fc.property(seed, (theSeed) => {
        const { values } = prng({ seed: theSeed, n: 50 });
        expect(prng({ seed: theSeed + 2 ** 32, n: 50 }).values).toEqual(values);
        for (const value of values) expect(value >= 0 && value < 1).toBe(true);
      }),
    );
  });

  test('the bootstrap interval holds the mean and is empty for a census', () => {
    fc.assert(
      fc.property(seed, scores, (theSeed, values) => {
        const { mean, lower, upper } = bootstrapMean({ values, B: 200, seed: theSeed, level: 1, populationSize: null });
        expect(lower!).toBeLessThanOrEqual(upper!);
        const census = bootstrapMean({ values, B: 20, seed: theSeed, populationSize: values.length });
        expect(census).toEqual({ mean, lower: mean, upper: mean });
      }),
      { numRuns: 30 },
    );
  });
});

test('a dominance share is never below an equal share', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (weights) => {
      expect(weightDominance({ weights }).largestShare! + 1e-12).toBeGreaterThanOrEqual(1 / weights.length);
    }),
  );
});
