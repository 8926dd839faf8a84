import { checkTree, type Direction, type FocusArea, type Tree } from './tree';
import { sharesOf } from './weighted-mean';

export interface EffectiveWeightsInput {
  readonly tree: Tree;
}

/**
 * The weight of each applicable indicator in the index, Σ = 1 (Method 3.6). Don't know is included; NA and weight 0
 * are not, nor is anything in a direction or focus area of weight 0. Empty when nothing applies.
 * Throws MethodInputError for bad input.
 */
export function effectiveWeights(input: EffectiveWeightsInput): { weights: Record<string, number> } {
  const tree = checkTree(input.tree, 'tree', null);
  return { weights: Object.fromEntries(effectiveWeightsByCode(tree.focusAreas)) };
}

/** The same for checked focus areas, as a map in tree order. */
export function effectiveWeightsByCode(focusAreas: readonly FocusArea[]): Map<string, number> {
  const areas = applicableAreas(focusAreas);
  const areaShares = sharesOf(areas.map(({ weight }) => weight));
  const weights = new Map<string, number>();
  areas.forEach(({ directions }, areaIndex) => {
    const directionShares = sharesOf(directions.map(({ weight }) => weight));
    directions.forEach(({ indicators }, directionIndex) => {
      const indicatorShares = sharesOf(indicators.map(({ weight }) => weight));
      indicators.forEach(({ code }, index) => {
        weights.set(code, areaShares[areaIndex]! * directionShares[directionIndex]! * indicatorShares[index]!);
      });
    });
  });
  return weights;
}

function applicableAreas(focusAreas: readonly FocusArea[]): FocusArea[] {
  return focusAreas
    .filter(({ weight }) => weight > 0)
    .map((area) => ({ ...area, directions: applicableDirections(area.directions) }))
    .filter(({ directions }) => directions.length > 0);
}

function applicableDirections(directions: readonly Direction[]): Direction[] {
  return directions
    .filter(({ weight }) => weight > 0)
    .map((direction) => ({
      ...direction,
      indicators: direction.indicators.filter(({ weight, answer }) => weight > 0 && answer !== 'NA'),
    }))
    .filter(({ indicators }) => indicators.length > 0);
}
