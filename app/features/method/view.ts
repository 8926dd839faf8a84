import type { AgreementLabel } from '#app/domain/consolidation/consolidate';
import type { MethodParameters } from '#app/domain/parameters';
import type { ApplicableKind } from '#app/domain/questionnaire/schema';
import type { UnitStatus } from '#app/domain/scoring/score-tree';
import type { ParameterRow } from './parameter-rows';

/** A mean written so that it can be done again: (4 + 2) ÷ 2 = 3,00. The result comes from the method, not from the terms. */
export interface Sum {
  terms: number[];
  /** How the terms are written: counts and levels whole, values with two decimals, shares in percent. */
  termForm: NumberForm;
  divisor: number;
  resultForm: NumberForm;
  result: number;
}
export type NumberForm = 'whole' | 'decimals' | 'percent';

/** One unit of the example with everything that was calculated for it. */
export interface ExampleUnit {
  name: string;
  status: UnitStatus;
  score: Sum;
  coverage: Sum;
  lower: Sum;
  upper: Sum;
}

export type ExampleAnswer = { kind: 'level'; level: number } | { kind: 'DK' | 'NA' };

export interface ExampleDirection {
  code: string;
  name: string;
  areaName: string;
  answers: (ExampleAnswer & { isRequired: boolean })[];
}

export interface ExampleAchieved {
  applicable: number;
  /** How many of the questions the rule asks for. */
  need: number;
  levels: { level: number; name: string; count: number; isRequiredMet: boolean }[];
  stage: number;
  stageName: string;
  nextLevel: number | null;
  needed: number;
  isBlocked: boolean;
  share3: Sum;
}

export interface ExampleView {
  organisationQuestions: number;
  rows: ExampleDirection[];
  /** Step 1, the first direction of the area of step 2. */
  direction: ExampleUnit;
  directions: ExampleUnit[];
  area: ExampleUnit;
  areas: ExampleUnit[];
  index: ExampleUnit;
  achieved: ExampleAchieved;
}

export interface AgreeingExample {
  answers: number[];
  suggestion: number;
  label: AgreementLabel;
}

export interface QuartileStep {
  name: 'lower' | 'median' | 'upper';
  /** Steps from the first value to the last. */
  steps: number;
  share: number;
  position: number;
  /** The value reached, counted from one, and the part of the way to the next. */
  number: number;
  fraction: number;
  below: number;
  above: number;
  value: number;
}

export interface DifferencingExample {
  groups: { id: 'first' | 'second'; n: number; mean: number; total: number }[];
  difference: number;
  isSecondReleased: boolean;
}

export interface PriorityExample {
  rows: { name: string; tier: 1 | 2; gap: number; importance: number; feasibility: number }[];
  investigate: string[];
}

export interface Threshold {
  /** null stands for any direction. */
  name: string | null;
  kind: 'index' | 'area' | 'direction';
  /** Lowest and highest, the same when all such parts are alike. */
  squares: Range;
  possible: Range;
  clear: Range;
}
export interface Range {
  low: number;
  high: number;
}

export interface KindWeights {
  count: number;
  /** Weight in the index, 0–1, of all the questions and of one. */
  total: number;
  each: Range | null;
}
type ByKind<T> = Record<ApplicableKind, T>;

export interface WeightQuestion {
  code: string;
  question: string;
  weights: ByKind<number | null>;
}
export interface WeightDirection {
  code: string;
  name: string;
  kinds: ByKind<KindWeights>;
  questions: WeightQuestion[];
}
export interface WeightArea {
  code: string;
  name: string;
  kinds: ByKind<KindWeights>;
  directions: WeightDirection[];
}

export interface MethodView {
  round: { name: string; programme: string } | null;
  methodId: string;
  questionnaire: { title: string; version: string };
  scale: { min: number; max: number; levels: { value: number; name: string }[] };
  counts: { questions: number; directions: number; areas: number; required: number };
  rules: MethodParameters;
  example: ExampleView;
  agreeing: AgreeingExample;
  quartiles: { values: number[]; steps: QuartileStep[] };
  differencing: DifferencingExample;
  sharing: { depth: string; audience: string }[];
  audiences: string[];
  thresholds: Threshold[];
  sign: { n: number; needed: number | null };
  priorities: PriorityExample;
  parameters: ParameterRow[];
  kinds: ApplicableKind[];
  weights: WeightArea[];
  totals: ByKind<KindWeights>;
}
