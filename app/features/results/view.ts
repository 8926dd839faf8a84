import type { ShownPosition } from '#app/domain/benchmark/position';
import type { UnitStatus } from '#app/domain/scoring/score-tree';
import type { ChangeLabel } from '#app/domain/trend/change-assessment';
import type { AssessmentStatus } from '#db/schema';
import type { PrioritiesView } from './describe-priorities';
import type { SeriesView } from './describe-series';
import type { ShownRatio } from './exact';

export type NodeKind = 'index' | 'area' | 'direction' | 'collaboration';

/** Why a number is not shown (method 5.10): one text each, under `result.hidden`. */
export const HIDDEN_REASONS = [
  'too_few',
  'boundary',
  'differencing',
  'too_complex',
  'not_shared',
  'sensitive',
  'open_round',
  'only_one_of_kind',
  'insufficient',
  'not_computed',
] as const;
export type HiddenReason = (typeof HIDDEN_REASONS)[number];

/** Two rounded values and their change, see formatChange; null change when either is withheld. */
export interface ChangeView {
  from: number | null;
  to: number | null;
  change: number | null;
  roundingNote: boolean;
}

/** What the county's municipalities have, in levels. */
export type CountyFigure =
  | {
      isShown: true;
      n: number;
      median: number;
      /** null when there are too few to show quartiles without giving somebody away. */
      quartiles: { low: number; high: number } | null;
      /** The figure is of those alone who show their own value. */
      isOfNamedOnly: boolean;
      /** Quartiles are left out since they would tell about somebody's hidden value, and not for want of organisations. */
      areQuartilesWithheld: boolean;
    }
  | { isShown: false; n: number; reason: HiddenReason };

/** The index, an area, a direction or a collaboration area with its frozen numbers, in levels and shares 0–1. */
export interface NodeView {
  code: string;
  kind: NodeKind;
  /** Code of what it is a part of; null for the index, and for a collaboration area. */
  parent: string | null;
  name: string;
  status: UnitStatus;
  score: number | null;
  raw: number | null;
  coverage: number | null;
  lower: number | null;
  upper: number | null;
  /** The bounds lie so far apart that they are shown beside the value. */
  hasWideBounds: boolean;
  stage: number | null;
  share3: number | null;
  sumW2: number | null;
  earlier: number | null;
  /** null when there is no earlier round to compare with. */
  change: ChangeView | null;
  /** The change on the common questions and how sure it is (method 6.2), of the index and the areas; null when too few. */
  commonChange: { change: number; label: ChangeLabel } | null;
  /** null when there is nothing to compare with at all: see Comparison. */
  county: CountyFigure | null;
}

export interface AchievedView {
  stage: number | null;
  stageName: string;
  nextStage: number | null;
  applicable: number;
  metNext: number | null;
  needed: number;
  /** The part of the questions that must reach a level, 0–1. */
  stageShare: number;
  blocking: { code: string; question: string; level: number | null }[];
}

export interface EarlierRoundView {
  label: string;
  path: string;
  /** Rounds in between in which the organisation signed nothing. */
  skipped: string[];
}

/** The part that the organisation's own values have in the county's figures. */
export type OwnPart =
  | { kind: 'included' | 'late' | 'absent' }
  | { kind: 'other_revision'; revision: number; signedAt: string };

export type Comparison =
  | { isShown: false; reason: HiddenReason; closesAt: string | null }
  | {
      isShown: true;
      /** The round that the figures are from, and whether it is the round of this page. */
      label: string;
      isSameRound: boolean;
      closesAt: string;
      /** Municipalities in the group, with a result or without. */
      total: number;
      /** Smallest number of organisations that is shown without names. */
      k: number;
      /** When and why the figures were corrected after they were published. */
      corrections: { correctedAt: string; reason: string }[];
      ownPart: OwnPart;
      /** Of the index; null when the own index is not among them or they are too few. */
      place: ShownPosition | null;
      /** Nobody in the group is told a place: it would tell about somebody's hidden value. */
      isPlaceWithheld: boolean;
    };

export interface AnswerView {
  code: string;
  question: string;
  kind: 'level' | 'DK' | 'NA';
  level: number | null;
  levelName: string;
  levelText: string;
  comment: string;
  evidence: string;
  isRequired: boolean;
  isSensitive: boolean;
  earlier: { kind: 'level' | 'DK' | 'NA'; level: number | null } | null;
}

export interface AnswerGroupView {
  code: string;
  name: string;
  directions: { code: string; name: string; answers: AnswerView[] }[];
}

export interface FactView {
  code: string;
  kind: 'yes_no' | 'number' | 'date' | 'text';
  question: string;
  value: string | null;
  earlier: string | null;
}

/** The four numbers as exact divisions; null where nothing applies, or where the numbers are too long to show. */
export interface RatiosView {
  ratio: ShownRatio | null;
  coverageRatio: ShownRatio | null;
  lowerRatio: ShownRatio | null;
  upperRatio: ShownRatio | null;
}

/** One area of the index, or one direction of an area, as it enters the mean. */
export interface PartView extends RatiosView {
  code: string;
  name: string;
  status: UnitStatus;
  raw: number | null;
  weight: number;
  /** Share of the index, 0–1, after what does not apply has been taken away. */
  share: number;
}

/** One answer as it enters the mean of its direction or collaboration area. */
export interface AnswerPartView extends Pick<AnswerView, 'code' | 'question' | 'kind' | 'level' | 'levelText'> {
  weight: number;
  share: number;
}

/** How one number was made, down to the next step. */
export interface ExplanationView extends RatiosView {
  node: NodeView;
  /** What it is a part of, the index first. */
  trail: { code: string; name: string }[];
  share: number;
  parts: PartView[];
  answers: AnswerPartView[];
  achieved: AchievedView;
  coverageMin: number;
  stageShare: number;
}

interface PageView {
  organisationId: string;
  organisation: string;
  formalName: string;
  roundLabel: string;
  assessmentId: string;
}

/** The assessment is theirs, but nothing has been signed yet. */
export interface UnsignedView extends PageView {
  isSigned: false;
  status: AssessmentStatus;
  closesAt: string;
  earlierPath: string | null;
  earlierLabel: string | null;
}

export interface ResultView extends PageView {
  isSigned: true;
  /** What the address of the page names. */
  slugs: { organisation: string; round: string };
  revision: number;
  /** As asked for in the address; null when the latest is shown. */
  askedRevision: number | null;
  /** The latest revision, when the one shown has been replaced. */
  replacedBy: { revision: number; signedAt: string } | null;
  isReworked: boolean;
  latestRevision: number;
  /** The sign-off that the closed round's figures were made with; null when it counted none, or is open. */
  counted: { revision: number; signedAt: string } | null;
  signedAt: string;
  signedBy: string;
  reference: string;
  answersHash: string;
  treeHash: string;
  methodId: string;
  scale: { min: number; max: number };
  isPartial: boolean;
  counts: { levels: number; dontKnow: number; notApplicable: number; total: number };
  nodes: NodeView[];
  /** The same answers by the collaboration areas; empty when nothing was scored for them at the sign-off. */
  collaboration: NodeView[];
  strengths: string[];
  gaps: string[];
  achieved: AchievedView;
  earlier: EarlierRoundView | null;
  comparison: Comparison;
  /** The index and the areas over the years. */
  series: SeriesView[];
  priorities: PrioritiesView;
  planPath: string;
  facts: FactView[];
  answers: AnswerGroupView[];
  explanation: ExplanationView | null;
}
