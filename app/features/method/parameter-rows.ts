import type { MethodParameters } from '#app/domain/parameters';

export type ParameterForm = 'share' | 'organisations' | 'levels' | 'level' | 'times' | 'number';

export interface ParameterRow {
  key: keyof MethodParameters;
  value: number;
  form: ParameterForm;
  /** Section of the method's full description. */
  section: string;
}

/** A new parameter does not compile without its row here. */
const ROWS: Record<keyof MethodParameters, { form: ParameterForm; section: string }> = {
  EPS: { form: 'number', section: '1.4' },
  coverageMin: { form: 'share', section: '3.2' },
  stageShare: { form: 'share', section: '3.7' },
  nMean: { form: 'organisations', section: '5.3' },
  nQuartile: { form: 'organisations', section: '5.3' },
  nRank: { form: 'organisations', section: '5.4' },
  nPercentile: { form: 'organisations', section: '5.4' },
  k: { form: 'organisations', section: '5.5' },
  nDistribution: { form: 'organisations', section: '5.5' },
  boundary: { form: 'levels', section: '5.5' },
  dominance: { form: 'share', section: '5.6' },
  peers: { form: 'organisations', section: '5.9' },
  weakRatio: { form: 'times', section: '5.9' },
  sigma: { form: 'levels', section: '6.2' },
  z: { form: 'number', section: '6.2' },
  minCommon: { form: 'share', section: '6.3' },
  B: { form: 'number', section: '7.2' },
  S: { form: 'number', section: '7.3' },
  delta: { form: 'share', section: '7.3' },
  pShift: { form: 'share', section: '7.4' },
  requiredMin: { form: 'level', section: '8' },
};

/** Every parameter with its value in force, in the order of the method. */
export function parameterRows(parameters: MethodParameters): ParameterRow[] {
  return (Object.keys(ROWS) as (keyof MethodParameters)[]).map((key) => ({
    key,
    value: parameters[key],
    ...ROWS[key],
  }));
}
