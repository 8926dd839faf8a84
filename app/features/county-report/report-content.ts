import type { Counts } from '#app/access/answer-counts.server';
import type { Lacking } from '#app/access/read-lacking.server';
import type { FactCounts } from '#app/domain/benchmark/fact-counts';
import type { MethodParameters } from '#app/domain/parameters';
import type { ActionStatus } from '#app/domain/plan/action';
import type { JointStatus } from '#app/domain/plan/joint-action';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';
import type { EffectCounts } from '#app/plans/read-shared-effect.server';
import type { SharedPlans } from '#app/plans/read-shared-plans.server';

export const SECTIONS = [
  'summary',
  'participation',
  'areas',
  'change',
  'facts',
  'lacking',
  'plans',
  'method',
  'limits',
] as const;
export type Section = (typeof SECTIONS)[number];

/** The group that the report's text is about; the others stand in the appendix and in Excel. */
export const MUNICIPALITIES = 'municipalities';

/** The longest comment of the coordinator: some ten pages. */
export const LONGEST_COMMENT = 20_000;

/** Released to the county, or the reason why not; in levels. */
export interface FigureContent {
  group: string;
  node: string;
  n: number;
  nNamed: number;
  isShown: boolean;
  reason: string | null;
  mean: number | null;
  /** null also beside a mean that is shown, where it would tell too much. */
  median: number | null;
  low: number | null;
  high: number | null;
  min: number | null;
  max: number | null;
}

export interface ChangeContent {
  group: string;
  node: string;
  nPanel: number;
  up: number;
  down: number;
  same: number;
  isShown: boolean;
  reason: string | null;
  mean: number | null;
  median: number | null;
  signTestP: number | null;
  compositionEffect: number | null;
}

/** Why somebody who shows a value by name has none (method 1.3, 3.5); one text each under `report.named`. */
export type NamedReason = 'insufficient' | 'not_applicable' | 'partial';

export interface NamedValue {
  unitId: string;
  name: string;
  kind: OrganisationKind;
  /** Either a score or the reason why there is none. */
  values: { node: string; score: number | null; reason: NamedReason | null }[];
}

export interface PlaceContent {
  unitId: string;
  name: string;
  n: number;
  rank: number;
  low: number;
  high: number;
  scenarioLow: number;
  scenarioHigh: number;
}

export interface IntervalContent {
  group: string;
  n: number;
  populationSize: number;
  mean: number;
  stability: { low: number; high: number };
  sampling: { low: number; high: number };
}

/** How a group answered one question: how many on every level from the lowest, then don't know, then not applicable. */
export interface AnswersContent {
  group: string;
  code: string;
  counts: Counts;
}

/** How many of a group have reached what a fact asks about. */
export interface FactContent extends FactCounts {
  group: string;
  code: string;
}

export interface NamedFacts {
  unitId: string;
  name: string;
  kind: OrganisationKind;
  /** null where the organisation has left it out. */
  values: { code: string; value: string | null }[];
}

/** A joint action that organisations know of, without their names. */
export interface JointContent {
  title: string;
  status: JointStatus;
  offeredOn: string;
  accepted: number;
  declined: number;
  waiting: number;
  /** How many of those who accepted are how far; null where so few have that it would name them. */
  progress: { status: ActionStatus; count: number }[] | null;
}

/** What is shared of the plans after the round, as it was on the day when the report was made. */
export interface PlansContent {
  day: string;
  shared: SharedPlans;
  effects: EffectCounts;
  joint: JointContent[];
}

/**
 * A closed round as the county may see it, frozen: codes, numbers and the coordinator's own words. What is not shared is
 * never read, so it can't be in it.
 */
export interface ReportContent {
  programme: { id: string; sv: string; en: string };
  round: { id: string; label: string; name: string; closedAt: string };
  /** When and why the figures were corrected after they were published, newest first. */
  corrections: { correctedAt: string; reason: string }[];
  previousRound: string | null;
  questionnaireVersionId: string;
  parameters: MethodParameters;
  methodId: string;
  seed: number;
  resultHash: string;
  takers: { name: string; kind: OrganisationKind; took: 'counted' | 'late' | 'none' }[];
  groups: { code: string; sv: string; en: string; total: number; tree: string }[];
  figures: FigureContent[];
  changes: ChangeContent[];
  named: NamedValue[];
  /** Empty unless everybody in the group shows the index by name: a gap in the places would give the hidden one away. */
  places: PlaceContent[];
  intervals: IntervalContent[];
  /** Every group's questions and facts, with the reason where they are not counted. */
  answers: AnswersContent[];
  facts: { counted: FactContent[]; named: NamedFacts[] };
  /** Organisations that show single questions by name, and what they lack. */
  lacking: Lacking;
  plans: PlansContent;
  comments: { section: Section; text: string; revision: number }[];
}
