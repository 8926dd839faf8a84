import type { Counts } from '#app/access/answer-counts.server';
import type { FactCounts, FactKind } from '#app/domain/benchmark/fact-counts';
import type { ShownPosition } from '#app/domain/benchmark/position';
import type { Choice, Parameter } from './choice';

/** Why a group's figure is not shown (method 5.10): one text each, under `result.hidden`. */
export type GroupReason = 'too_few' | 'boundary' | 'differencing' | 'too_complex' | 'not_shared';

/** Why a change's size is not shown: it is those without a name that are too few, the counted may be more. */
export type ChangeReason = Exclude<GroupReason, 'too_few'> | 'too_few_unnamed';

/** Why one organisation's cell is empty. */
export type CellReason = 'insufficient' | 'not_applicable' | 'partial' | 'not_shared' | 'sensitive';

/** The signs of withheld numbers (method 1.3). */
export const SYMBOLS: Record<CellReason, string> = {
  insufficient: '–',
  not_applicable: '.',
  partial: '.',
  not_shared: '..',
  sensitive: '..',
};

/** One organisation's value on a node, in levels, with its colour band; or why there is none. */
export type Cell = { value: number; band: number } | { reason: CellReason };

export type ColumnKind = 'index' | 'area' | 'direction' | 'collaboration';

/** A node as a column of the map and a row of the pictures. */
export interface Column {
  code: string;
  kind: ColumnKind;
  name: string;
  /** Nobody else's value is shown: it would tell about a single sensitive question. */
  isClosedToOthers?: boolean;
}

export interface MapRow {
  slug: string;
  name: string;
  isOwn: boolean;
  /** In the columns' order. */
  cells: Cell[];
}

export interface MapView {
  rows: MapRow[];
  /** Organisations of the group that show their values by name, on all pages. */
  shown: number;
  /** Own ones among the rows that others don't see. */
  ownOnly: number;
  /** All that are registered in the group. */
  total: number;
  page: number;
  pages: number;
}

/** What a group has on a node, in levels; or why it is not shown. */
export type GroupFigure =
  | {
      isShown: true;
      n: number;
      mean: number;
      /** null where it would tell too much (method 5.5); so are the quartiles then. */
      median: number | null;
      quartiles: { low: number; high: number } | null;
      isOfNamedOnly: boolean;
    }
  | { isShown: false; n: number; reason: GroupReason };

export interface SpreadRow {
  column: Column;
  own: number | null;
  figure: GroupFigure | null;
  /** Values of the organisations on the page of the map. */
  others: number[];
}

export interface SpreadView {
  rows: SpreadRow[];
  /** Name of the own organisation that is marked; null when none is in the group. */
  own: string | null;
  /** Place of the own index, with its interval; null when there is none to show. */
  place: ShownPosition | null;
}

/** How a group has moved on a node since the round before. */
export interface PanelRow {
  column: Column;
  n: number;
  up: number;
  down: number;
  same: number;
  reason: ChangeReason | null;
  /** In levels; null when only the counts are shown. */
  mean: number | null;
  median: number | null;
  composition: number | null;
  signTest: number | null;
}

export type MoveLabel = 'possible_increase' | 'possible_decrease' | 'clear_increase' | 'clear_decrease';

export interface Move {
  organisation: string;
  isOwn: boolean;
  column: Column;
  delta: number;
  label: MoveLabel;
}

export interface ChangeView {
  /** The round before, by name; null when there is none to compare with. */
  since: string | null;
  rows: PanelRow[];
  moves: Move[];
}

export interface AnswerCell {
  kind: 'level' | 'DK' | 'NA';
  level: number | null;
  levelText: string;
  comment: string;
}

export type Compared<T> = T | { reason: 'not_shared' | 'sensitive' | 'not_applicable' };

export interface SideBySideView {
  organisations: { slug: string; name: string; isOwn: boolean }[];
  /** Areas, and directions within them, in the questionnaire's order. */
  nodes: { column: Column; cells: Cell[] }[];
  directions: {
    code: string;
    name: string;
    indicators: { code: string; question: string; cells: Compared<AnswerCell>[] }[];
  }[];
  /** Names of those that were asked for but show nothing by name. */
  hidden: string[];
}

/** The round, group and choices that every part of the comparison stands under. */
export interface SettingView {
  choice: Choice;
  problems: Parameter[];
  rounds: { slug: string; label: string }[];
  round: {
    label: string;
    closesAt: string;
    isClosed: boolean;
    corrections: { correctedAt: string; reason: string }[];
  };
  groups: { code: string; name: string }[];
  group: { code: string; name: string; total: number } | null;
  areas: { code: string; name: string }[];
  scale: { min: number; max: number };
  k: number;
  /** Smallest number of organisations whose answers are counted without names. */
  nDistribution: number;
  /** How many have signed so far; only of a round that is still open. */
  participation: { signed: number; total: number } | null;
}

export interface ComparisonView {
  setting: SettingView;
  columns: Column[];
  map: MapView;
  spread: SpreadView;
  change: ChangeView;
  sideBySide: SideBySideView | null;
}

export interface DistributionView {
  code: string;
  question: string;
  counts: Counts;
}

export interface AnswersView {
  setting: SettingView;
  area: { code: string; name: string };
  directions: { code: string; name: string; indicators: DistributionView[] }[];
  /** Heads of the counts: every level, don't know, not applicable. */
  levels: { value: number; name: string }[];
}

export interface FactRow extends FactCounts {
  code: string;
  kind: FactKind;
  question: string;
  named: { name: string; isOwn: boolean; value: string | null }[];
}

export interface FactsView {
  setting: SettingView;
  facts: FactRow[];
  /** Organisations that show their facts by name. */
  shown: number;
}

export interface PlansView {
  setting: SettingView;
  /** Organisations of the group whose plans everybody in the county may read. */
  plans: { slug: string; name: string; isOwn: boolean; actions: number }[];
}
