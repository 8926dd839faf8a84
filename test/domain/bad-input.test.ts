import { describe, expect, test } from 'vitest';
import { MethodInputError } from '../../app/domain/errors';
import { findMethodFunction, methodFunctions } from '../../app/domain/method-functions';

const scale = { min: 0, max: 5 };

function treeWith(indicator: object, others: object[] = []) {
  const indicators = [{ code: 'I', weight: 1, answer: 2, ...indicator }, ...others];
  return { focusAreas: [{ code: 'F', weight: 1, directions: [{ code: 'D', weight: 1, indicators }] }] };
}

const INDICATOR = 'tree.focusAreas[0].directions[0].indicators[0]';
const SECOND_INDICATOR = 'tree.focusAreas[0].directions[0].indicators[1]';
const peer = { code: 'a', population: 10 };
const org = { code: 'a', scores: [1], levels: [1], focusAreas: [[[1]]] };
const year = { year: 2026, official: 1, delta: null, comparable: false };
const priority = { code: 'A', answer: 1, target: 3, weight: 0.1 };

const REFUSED: [fn: string, field: string, input: unknown][] = [
  ['roundHalfAway', 'x', { x: Number.NaN, decimals: 2 }],
  ['roundHalfAway', 'x', { x: '1', decimals: 2 }],
  ['roundHalfAway', 'decimals', { x: 1, decimals: 0.5 }],
  ['roundHalfAway', 'decimals', { x: 1 }],
  ['normaliseLevel', 'min', { level: 1, min: 5, max: 0 }],
  ['normaliseLevel', 'max', { level: 1, min: 0 }],
  ['normaliseLevel', 'level', { level: 6, min: 0, max: 5 }],
  ['band', 'score', { score: Number.POSITIVE_INFINITY, min: 0, max: 5 }],
  ['band', 'min', { score: 1, min: 0.5, max: 5 }],
  ['formatChange', 'to', { from: 1, decimals: 1 }],
  ['scoreTree', 'scale', { tree: treeWith({}) }],
  ['scoreTree', 'scale.min', { scale: { min: 5, max: 5 }, tree: treeWith({}) }],
  ['scoreTree', 'scale.max', { scale: { min: 0, max: 1e9 }, tree: treeWith({}) }],
  ['scoreTree', 'tree', { scale, tree: null }],
  ['scoreTree', 'tree.focusAreas', { scale, tree: {} }],
  ['scoreTree', 'tree.focusAreas[0]', { scale, tree: { focusAreas: [null] } }],
  [
    'scoreTree',
    'tree.focusAreas[0].weight',
    { scale, tree: { focusAreas: [{ code: 'F', weight: -1, directions: [] }] } },
  ],
  ['scoreTree', 'tree.focusAreas[0].directions', { scale, tree: { focusAreas: [{ code: 'F', weight: 1 }] } }],
  ['scoreTree', `${INDICATOR}.weight`, { scale, tree: treeWith({ weight: -1 }) }],
  ['scoreTree', `${INDICATOR}.weight`, { scale, tree: treeWith({ weight: Number.NaN }) }],
  ['scoreTree', `${INDICATOR}.weight`, { scale, tree: treeWith({ weight: undefined }) }],
  ['scoreTree', `${INDICATOR}.code`, { scale, tree: treeWith({ code: 7 }) }],
  ['scoreTree', `${INDICATOR}.answer`, { scale, tree: treeWith({ answer: 'dk' }) }],
  ['scoreTree', `${INDICATOR}.answer`, { scale, tree: treeWith({ answer: 2.5 }) }],
  ['scoreTree', `${INDICATOR}.answer`, { scale, tree: treeWith({ answer: 6 }) }],
  ['scoreTree', `${INDICATOR}.answer`, { scale, tree: treeWith({ answer: undefined }) }],
  ['scoreTree', `${SECOND_INDICATOR}.code`, { scale, tree: treeWith({}, [{ code: 'I', weight: 1, answer: 1 }]) }],
  ['effectiveWeights', `${INDICATOR}.weight`, { tree: treeWith({ weight: '1' }) }],
  ['stagedLevel', 'share', { scale, share: 80, indicators: [] }],
  ['stagedLevel', 'indicators', { scale }],
  ['stagedLevel', 'indicators[0].required', { scale, indicators: [{ code: 'A', answer: 1, required: 'yes' }] }],
  ['shareAtLeast', 'answers[1]', { answers: [1, true] }],
  ['consolidate', 'answers[0]', { scale, answers: ['N/A'] }],
  ['krippendorffAlpha', 'ratings[1]', { ratings: [[1, 2], [1]] }],
  ['responseQuality', 'activeSeconds', { answers: [], activeSeconds: -1 }],
  ['responseQuality', 'previous', { answers: [1, 2], previous: [1] }],
  ['quantile', 'p', { values: [1], p: 1.1 }],
  ['quantile', 'values[0]', { values: [null], p: 0.5 }],
  ['groupStatistics', 'mode', { values: [], mode: 'open', scale }],
  ['groupStatistics', 'k', { values: [], mode: 'ANON', scale, k: 0 }],
  ['groupStatistics', 'values[1]', { values: [1, 5.1], mode: 'OPEN', scale }],
  ['position', 'own', { values: [1, 2], own: 3 }],
  ['position', 'own', { values: [1, 2], own: null }],
  ['distributionPublishable', 'counts[0]', { counts: [-1] }],
  ['weightDominance', 'weights[1]', { weights: [1, -1] }],
  ['releaseGroups', 'groups[0].members', { k: 5, groups: [{ id: 'a' }] }],
  ['releaseGroups', 'groups[0].members[0]', { k: 5, groups: [{ id: 'a', members: [1] }] }],
  [
    'releaseGroups',
    'groups[1].id',
    {
      k: 5,
      groups: [
        { id: 'a', members: [] },
        { id: 'a', members: [] },
      ],
    },
  ],
  ['revisionAllowed', 'changed', { k: 5, oldMembers: [], newMembers: [] }],
  ['nearestPeers', 'self.population', { self: { code: 's', population: 0 }, candidates: [], m: 7 }],
  ['nearestPeers', 'candidates[0].population', { self: peer, candidates: [{ code: 'b', population: 1.5 }], m: 7 }],
  ['changeAssessment', 'weights', { delta: 1, weights: [], sigma: 0.5 }],
  ['changeAssessment', 'weights', { delta: 1, weights: [1, 2], sigma: 0.5 }],
  ['changeAssessment', 'sigma', { delta: 1, weights: [1], sigma: -1 }],
  ['commonIndicatorChange', 'previous.I.answer', { scale, tree: treeWith({}), previous: { I: { answer: 9 } } }],
  ['commonIndicatorChange', 'previous', { scale, tree: treeWith({}), previous: [] }],
  ['chainSeries', 'years[1].year', { years: [year, year], min: 0, max: 5 }],
  ['chainSeries', 'min', { years: [], min: 5, max: 0 }],
  ['panelChange', 'current.a', { previous: {}, current: { a: 'high' }, threshold: 0 }],
  ['panelChange', 'threshold', { previous: {}, current: {}, threshold: -1 }],
  ['prng', 'n', { seed: 1, n: 1e12 }],
  ['prng', 'seed', { seed: 0.5, n: 1 }],
  ['bootstrapMean', 'populationSize', { values: [1, 2], B: 10, seed: 1, level: 0.95, populationSize: 1 }],
  ['bootstrapMean', 'B', { values: [1, 2], B: 0, seed: 1, level: 0.95, populationSize: null }],
  ['bootstrapMean', 'level', { values: [1, 2], B: 10, seed: 1, level: 95, populationSize: null }],
  ['rankIntervals', 'weights', { orgs: [org], weights: [0], delta: 0.25, S: 10, seed: 1 }],
  ['rankIntervals', 'orgs[0].scores', { orgs: [org], weights: [1, 1], delta: 0.25, S: 10, seed: 1 }],
  ['rankIntervals', 'delta', { orgs: [org], weights: [1], delta: 1, S: 10, seed: 1 }],
  ['rankIntervals', 'seed', { orgs: [org], weights: [1], delta: 0, S: 10 }],
  ['rankIntervals', 'S', { orgs: Array(10_000).fill(org), weights: [1], delta: 0, S: 1e6, seed: 1 }],
  ['rankIntervalsAnswerNoise', 'orgs[0].levels', { scale, orgs: [{ ...org, levels: ['DK'] }], weights: [1], seed: 1 }],
  ['rankIntervalsAnswerNoise', 'pShift', { scale, orgs: [org], weights: [1], pShift: 0.6, S: 10, seed: 1 }],
  ['scenarios', 'orgs[0].focusAreas', { scale, orgs: [{ code: 'a', focusAreas: [] }] }],
  ['scenarios', 'orgs[0].focusAreas[0][0][0]', { scale, orgs: [{ code: 'a', focusAreas: [[[9]]] }] }],
  ['priorityList', 'indicators[0].target', { scale, indicators: [{ ...priority, target: 6 }] }],
  ['priorityList', 'indicators[0].weight', { scale, indicators: [{ ...priority, weight: -0.1 }] }],
  ['priorityList', 'indicators[0].importance', { scale, indicators: [{ ...priority, importance: 6 }] }],
  ['priorityList', 'indicators[0].feasibility', { scale, indicators: [{ ...priority, feasibility: 0 }] }],
];

function refusalOf(compute: () => unknown): unknown {
  try {
    compute();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('bad input', () => {
  test.each(REFUSED)('%s refuses a wrong %s', (fn, field, input) => {
    const error = refusalOf(() => findMethodFunction(fn)?.(input));
    expect(error).toBeInstanceOf(MethodInputError);
    expect((error as MethodInputError).field).toBe(field);
    expect((error as MethodInputError).message.startsWith(`${field} `)).toBe(true);
  });

  test.each(Object.keys(methodFunctions))('%s refuses everything that is not an object', (fn) => {
    for (const input of [undefined, null, 3, 'text', []]) {
      expect(refusalOf(() => findMethodFunction(fn)?.(input))).toMatchObject({ field: 'input' });
    }
    expect(refusalOf(() => findMethodFunction(fn)?.({}))).toBeInstanceOf(MethodInputError);
  });

  test('10 000 groups are refused', () => {
    const members = Array.from({ length: 20 }, (_, index) => `k${index}`);
    const groups = Array.from({ length: 10_000 }, (_, index) => ({ id: `g${index}`, members }));
    expect(refusalOf(() => methodFunctions.releaseGroups?.({ k: 5, groups }))).toMatchObject({ field: 'groups' });
  });

  test('names of the object prototype are no functions', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'unknown', '']) {
      expect(findMethodFunction(name)).toBeUndefined();
    }
  });
});
