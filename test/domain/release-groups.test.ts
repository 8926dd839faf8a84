import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseGroups } from '../../app/domain/benchmark/release-groups';

type Group = { id: string; members: string[] };

const codes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `k${from + index}`);

/** The rank of an integer matrix over the rationals, by plain exact elimination. */
function rank(matrix: readonly (readonly bigint[])[]): number {
  let rows = matrix.map((row) => [...row]);
  let found = 0;
  while (rows.length > 0) {
    const [first, ...rest] = rows as [bigint[], ...bigint[][]];
    const pivot = first.findIndex((entry) => entry !== 0n);
    rows = rest;
    if (pivot === -1) continue;
    found += 1;
    rows = rest.map((row) => row.map((entry, j) => entry * first[pivot]! - first[j]! * row[pivot]!));
  }
  return found;
}

/** The definition itself, over organisations and every small set: rank(M) > rank(M without the columns S). */
function leaks(groups: readonly Group[], k: number): boolean {
  const universe = [...new Set(groups.flatMap(({ members }) => members))];
  const matrixWithout = (hidden: ReadonlySet<string>) =>
    groups.map(({ members }) =>
      universe.filter((code) => !hidden.has(code)).map((code) => (members.includes(code) ? 1n : 0n)),
    );
  const full = rank(matrixWithout(new Set()));
  return Array.from({ length: 2 ** universe.length }, (_, mask) => universe.filter((_code, bit) => mask & (1 << bit)))
    .filter((set) => set.length > 0 && set.length < k)
    .some((set) => full > rank(matrixWithout(new Set(set))));
}

const universe = codes(1, 9);
const families = fc
  .array(fc.subarray(universe), { minLength: 1, maxLength: 6 })
  .map((groups): Group[] => groups.map((members, index) => ({ id: `g${index}`, members })));

describe('releaseGroups', () => {
  test('releasing order never makes a leaking family', () => {
    fc.assert(
      fc.property(families, fc.integer({ min: 1, max: 4 }), (groups, k) => {
        for (const order of [groups, [...groups].reverse()]) {
          const { results } = releaseGroups({ k, groups: order });
          const released = order.filter((_, index) => results[index]!.released);
          expect(leaks(released, k)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a group is refused for differencing exactly when it would leak with those released before it', () => {
    fc.assert(
      fc.property(families, fc.integer({ min: 2, max: 4 }), (groups, k) => {
        const released: Group[] = [];
        releaseGroups({ k, groups }).results.forEach(({ reason }, index) => {
          const group = groups[index]!;
          if (group.members.length < k) expect(reason).toBe('too_small');
          else expect(reason).toBe(leaks([...released, group], k) ? 'differencing' : null);
          if (reason === null) released.push(group);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('permuting and repeating members changes nothing', () => {
    fc.assert(
      fc.property(families, (groups) => {
        const shuffled = groups.map(({ id, members }) => ({ id, members: [...members].reverse().concat(members) }));
        expect(releaseGroups({ k: 3, groups: shuffled })).toEqual(releaseGroups({ k: 3, groups }));
      }),
    );
  });

  test('a group without members is too small', () => {
    expect(releaseGroups({ k: 1, groups: [{ id: 'empty', members: [] }] }).results).toEqual([
      { id: 'empty', released: false, reason: 'too_small' },
    ]);
  });

  test('a refused group does not block the ones after it', () => {
    const { results } = releaseGroups({
      k: 5,
      groups: [
        { id: 'all', members: codes(1, 20) },
        { id: 'all but one', members: codes(2, 20) },
        { id: 'half', members: codes(1, 10) },
      ],
    });
    expect(results.map(({ reason }) => reason)).toEqual([null, 'differencing', null]);
  });

  test('a part of a published total blocks its small complement', () => {
    const { results } = releaseGroups({
      k: 5,
      groups: [
        { id: 'all', members: codes(1, 12) },
        { id: 'eight', members: codes(1, 8) },
      ],
    });
    expect(results[1]).toEqual({ id: 'eight', released: false, reason: 'differencing' });
  });

  test('codes such as __proto__ are ordinary members', () => {
    const { results } = releaseGroups({
      k: 2,
      groups: [
        { id: '__proto__', members: ['__proto__', 'constructor', 'a'] },
        { id: 'toString', members: ['constructor', 'a'] },
      ],
    });
    expect(results.map(({ released }) => released)).toEqual([true, false]);
  });

  test('thirty overlapping groups of ten thousand organisations are decided', () => {
    const everyone = codes(1, 10_000);
    const groups = Array.from({ length: 30 }, (_, index) => ({
      id: `g${index}`,
      members: everyone.slice(index * 200, index * 200 + 4000),
    }));
    expect(releaseGroups({ k: 5, groups }).results.every(({ released }) => released)).toBe(true);
  });

  test('more small overlaps than can be searched are refused, not guessed', () => {
    // Groups by the binary digits of a number split everyone into more than forty atoms of one or two.
    const everyone = codes(1, 200);
    const scattered = everyone.filter((_, index) => index % 3 === 0);
    const groups = [0, 1, 2, 3, 4, 5, 6].map((bit) => ({
      id: `bit${bit}`,
      members: everyone.filter((_, index) => (index >> bit) & 1),
    }));
    const { results } = releaseGroups({ k: 5, groups: [{ id: 'third', members: scattered }, ...groups] });
    expect(results.map(({ reason }) => reason)).toContain('too_complex');
  });
});
