import type { MethodParameters } from '#app/domain/parameters';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';

export const SECTIONS = ['summary', 'participation', 'areas', 'change', 'lacking', 'method', 'limits'] as const;
export type Section = (typeof SECTIONS)[number];

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

export interface NamedValue {
  unitId: string;
  name: string;
  kind: OrganisationKind;
  values: { node: string; score: number | null }[];
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

/** Of those who show single questions by name: how many have not reached the level that says it is in place. */
export interface LackContent {
  code: string;
  below: number;
  of: number;
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
  /** Organisations that show single questions by name, and what they lack. */
  lacking: { organisations: number; questions: LackContent[] };
  comments: { section: Section; text: string; revision: number }[];
}
