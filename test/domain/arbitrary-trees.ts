import fc from 'fast-check';
import type { Answer, Scale } from '../../app/domain/answer';
import type { Indicator, Tree } from '../../app/domain/scoring/tree';

export const SCALE: Scale = { min: 0, max: 5 };

const weight = fc.constantFrom(0, 0.3, 1, 1, 1, 2, 3);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 5, arbitrary: fc.integer(SCALE) },
  { weight: 2, arbitrary: fc.constantFrom<Answer>('DK', 'NA', null) },
);

/** Trees of any shape up to 3 × 3 × 4 with distinct codes; lists may be empty and weights 0. */
export function trees(answers: fc.Arbitrary<Answer> = answer): fc.Arbitrary<Tree> {
  const indicators = fc.array(fc.record({ weight, answer: answers }), { maxLength: 4 });
  const directions = fc.array(fc.record({ weight, indicators }), { maxLength: 3 });
  return fc.array(fc.record({ weight, directions }), { maxLength: 3 }).map((focusAreas) => ({
    focusAreas: focusAreas.map((area, a) => ({
      ...area,
      code: `F${a}`,
      directions: area.directions.map((direction, d) => ({
        ...direction,
        code: `F${a}D${d}`,
        indicators: direction.indicators.map((indicator, i) => ({ ...indicator, code: `F${a}D${d}.${i}` })),
      })),
    })),
  }));
}

export const levels = fc.integer(SCALE);

/** All indicators in tree order. */
export function indicatorsOf(tree: Tree): Indicator[] {
  return tree.focusAreas.flatMap(({ directions }) => directions.flatMap(({ indicators }) => indicators));
}

/** The tree with each indicator changed, or removed where `change` returns null. */
export function mapIndicators(tree: Tree, change: (indicator: Indicator) => Indicator | null): Tree {
  return {
    focusAreas: tree.focusAreas.map((area) => ({
      ...area,
      directions: area.directions.map((direction) => ({
        ...direction,
        indicators: direction.indicators.flatMap((indicator) => {
          const changed = change(indicator);
          return changed === null ? [] : [changed];
        }),
      })),
    })),
  };
}

/** A tree with at least one indicator that fulfils the condition, and one of those indicators. */
export function treesWithOne(
  isWanted: (indicator: Indicator) => boolean,
): fc.Arbitrary<{ tree: Tree; chosen: Indicator }> {
  return trees()
    .filter((tree) => indicatorsOf(tree).some(isWanted))
    .chain((tree) =>
      fc.record({ tree: fc.constant(tree), chosen: fc.constantFrom(...indicatorsOf(tree).filter(isWanted)) }),
    );
}
