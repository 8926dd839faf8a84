import { type Answer, levelsOf, type Scale } from '../answer';
import { quartilesInQuarters } from '../benchmark/quantile';
import { MethodInputError } from '../errors';
import { checkAnswers, checkArray, checkCode, checkObject, checkScale } from '../input-checks';
import { competitionRanks } from './competition-ranks';

export interface ScenariosInput {
  readonly scale: Scale;
  /** `focusAreas`: focus area → direction → answers. All weights are equal; what is not a level is left out. */
  readonly orgs: readonly {
    readonly code: string;
    readonly focusAreas: readonly (readonly (readonly Answer[])[])[];
  }[];
}

/** The index of one organisation under five ways to aggregate, in levels. */
export interface ScenarioIndices {
  /** The method's own: direction → focus area → index. */
  readonly base: number;
  readonly equalDirections: number;
  readonly equalIndicators: number;
  /** Geometric mean of the focus areas, shifted so that the lowest level is 1. */
  readonly geometric: number;
  /** Median of the directions within each focus area, then the mean. */
  readonly medianDirections: number;
}

export interface ScenarioResult extends ScenarioIndices {
  readonly code: string;
  /** Place under each scenario, in the order of {@link ScenarioIndices}. */
  readonly ranks: number[];
  readonly rankMin: number;
  readonly rankMax: number;
}

const SCENARIOS = ['base', 'equalDirections', 'equalIndicators', 'geometric', 'medianDirections'] as const;

/**
 * How index and place would change with other ways to aggregate (Method 7.5). Keeps the order of the input.
 * Throws MethodInputError for bad input and for an organisation without any level.
 */
export function scenarios(input: ScenariosInput): { orgs: ScenarioResult[] } {
  const scale = checkScale(input.scale, 'scale');
  const organisations = checkArray(input.orgs, 'orgs').map((element, index) => {
    const field = `orgs[${index}]`;
    const { code, focusAreas } = checkObject(element, field);
    const levels = checkFocusAreas(focusAreas, `${field}.focusAreas`, scale);
    return { code: checkCode(code, `${field}.code`), ...indicesOf(levels, scale) };
  });
  const ranks = SCENARIOS.map((scenario) =>
    competitionRanks(Float64Array.from(organisations, (organisation) => organisation[scenario])),
  );
  return {
    orgs: organisations.map((organisation, index) => {
      const own = ranks.map((ranksOfScenario) => ranksOfScenario[index]!);
      return { ...organisation, ranks: own, rankMin: Math.min(...own), rankMax: Math.max(...own) };
    }),
  };
}

function indicesOf(areas: readonly (readonly (readonly number[])[])[], { min }: Scale): ScenarioIndices {
  const directionMeans = areas.map((directions) => directions.map(meanOf));
  const areaMeans = directionMeans.map(meanOf);
  const logarithms = areaMeans.map((mean) => Math.log(mean - min + 1));
  return {
    base: meanOf(areaMeans),
    equalDirections: meanOf(directionMeans.flat()),
    equalIndicators: meanOf(areas.flat(2)),
    geometric: Math.exp(meanOf(logarithms)) - 1 + min,
    medianDirections: meanOf(directionMeans.map(medianOf)),
  };
}

/** Levels only; directions and focus areas without levels disappear. */
function checkFocusAreas(value: unknown, field: string, scale: Scale): number[][][] {
  const areas = checkArray(value, field).map((area, areaIndex) =>
    checkArray(area, `${field}[${areaIndex}]`)
      .map((direction, index) => levelsOf(checkAnswers(direction, `${field}[${areaIndex}][${index}]`, scale)))
      .filter((levels) => levels.length > 0),
  );
  const answered = areas.filter((directions) => directions.length > 0);
  if (answered.length === 0) throw new MethodInputError(field, 'must hold at least one level');
  return answered;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(values: readonly number[]): number {
  return quartilesInQuarters(Float64Array.from(values).sort()).medianx4 / 4;
}
