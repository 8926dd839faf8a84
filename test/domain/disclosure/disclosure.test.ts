import { describe, expect, test } from 'vitest';
import type { MethodParameters } from '#app/domain/parameters';
import { mulberry32 } from '#app/domain/uncertainty/prng';
import { type Attack, attack } from './attack';
import { countyOf } from './counties';
import { type Published, publish, type Shown } from './knowledge';

/** A larger run: DISCLOSURE_COUNTIES=5000, from another seed: DISCLOSURE_FIRST=10000, every coalition: DISCLOSURE_ALL=1. */
const COUNTIES = Number(process.env.DISCLOSURE_COUNTIES ?? 200);
const FIRST = Number(process.env.DISCLOSURE_FIRST ?? 1);
const IS_THOROUGH = process.env.DISCLOSURE_ALL === '1';
/** Counties on which each broken variant is tried. */
const TRIED = 12;

const seeds = Array.from({ length: COUNTIES }, (_, index) => FIRST + index);

function attackOf(seed: number, published: Published, alter?: (shown: Shown) => Shown): Attack {
  return attack(published, { draw: mulberry32(seed), isThorough: IS_THOROUGH, alter });
}

function describeWorst(seed: number, { pinned }: Attack): string[] {
  const [worst] = [...pinned].sort((a, b) => a.width - b.width);
  return worst ? [`${countyOf(seed).name}: ${pinned.length} values, ${JSON.stringify(worst)}`] : [];
}

describe('three organisations that pool what they know', () => {
  test(`can tell nobody’s hidden value to less than a level, in ${COUNTIES} counties`, { timeout: 3_600_000 }, () => {
    const failures: string[] = [];
    let coalitions = 0;
    for (const seed of seeds) {
      const found = attackOf(seed, publish(countyOf(seed)));
      coalitions += found.coalitions;
      failures.push(...describeWorst(seed, found));
    }
    expect(failures).toEqual([]);
    // The search is worth something only where values are close enough for a coalition to try.
    expect(coalitions).toBeGreaterThan(COUNTIES * 10);
  });
});

describe('the attack finds what a looser rule would give away', () => {
  const firstSeeds = Array.from({ length: TRIED }, (_, index) => 501 + index);
  const pinsSomebody = (parameters: Partial<MethodParameters>, alter?: (shown: Shown, published: Published) => Shown) =>
    firstSeeds.some((seed) => {
      const published = publish(countyOf(seed, parameters));
      return attackOf(seed, published, alter && ((shown) => alter(shown, published))).pinned.length > 0;
    });

  test('the rule as it is: nothing', () => {
    expect(pinsSomebody({})).toBe(false);
  });

  test('two organisations instead of five as the smallest group', () => {
    expect(pinsSomebody({ k: 2 })).toBe(true);
  });

  test('values at the floor or the ceiling', () => {
    expect(pinsSomebody({ boundary: 0 })).toBe(true);
  });

  test('quartiles with every mean', () => {
    const withQuartiles = (shown: Shown): Shown => ({
      ...shown,
      figures: shown.figures.map((figure) => ({ ...figure, quarters: [1, 2, 3] })),
    });
    expect(pinsSomebody({}, withQuartiles)).toBe(true);
  });

  test('everybody’s own place in every group', () => {
    const withPlaces = (shown: Shown): Shown => ({
      ...shown,
      placings: shown.figures.map(({ quantity, units }) => ({ quantity, units, owners: new Set(units) })),
    });
    expect(pinsSomebody({}, withPlaces)).toBe(true);
  });
});
