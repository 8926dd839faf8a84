import type { MethodParameters } from '#app/domain/parameters';

export interface ParameterLimit {
  min: number;
  max: number;
  /** Whole numbers only. */
  isWhole: boolean;
}

/**
 * The parameters that a county may choose for a round, and how far: none protects less than three organisations, and
 * none shows more from fewer organisations than the method's own values do, but for k itself (method 5.3–5.5). All
 * others stay as the method has them.
 */
export const PARAMETER_LIMITS = {
  k: { min: 3, max: 20, isWhole: true },
  nMean: { min: 3, max: 20, isWhole: true },
  nQuartile: { min: 8, max: 40, isWhole: true },
  nDistribution: { min: 8, max: 40, isWhole: true },
  nRank: { min: 5, max: 40, isWhole: true },
  nPercentile: { min: 20, max: 200, isWhole: true },
  stageShare: { min: 0.5, max: 1, isWhole: false },
  requiredMin: { min: 1, max: 4, isWhole: true },
  minCommon: { min: 0.5, max: 1, isWhole: false },
  sigma: { min: 0.25, max: 1, isWhole: false },
} as const satisfies Partial<Record<keyof MethodParameters, ParameterLimit>>;

export type ChosenParameter = keyof typeof PARAMETER_LIMITS;
export const CHOSEN_PARAMETERS = Object.keys(PARAMETER_LIMITS) as ChosenParameter[];

/** A number as people write it, within the parameter's limits; null otherwise. */
export function readParameter(name: ChosenParameter, text: string): number | null {
  const limit: ParameterLimit = PARAMETER_LIMITS[name];
  const written = text.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(written)) return null;
  const value = Number(written);
  if (value < limit.min || value > limit.max || (limit.isWhole && !Number.isInteger(value))) return null;
  return value;
}
