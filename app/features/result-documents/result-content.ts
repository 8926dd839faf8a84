import type { MethodParameters } from '#app/domain/parameters';
import type { AnswerKind } from '#app/domain/questionnaire/answer';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';
import type { UnitStatus } from '#app/domain/scoring/score-tree';
import type { ChangeLabel } from '#app/domain/trend/change-assessment';

/** Why a number is not shown: one text each, under `result.hidden`. */
export type HiddenReason =
  | 'too_few'
  | 'boundary'
  | 'differencing'
  | 'too_complex'
  | 'not_shared'
  | 'open_round'
  | 'only_one_of_kind'
  | 'not_computed';

export interface NodeContent {
  code: string;
  status: UnitStatus;
  /** The published value, unrounded, in levels; null when it is withheld. */
  score: number | null;
  coverage: number | null;
  lower: number | null;
  upper: number | null;
  stage: number | null;
  share3: number | null;
}

export interface AnswerContent {
  code: string;
  majorVersion: number;
  kind: AnswerKind;
  level: number | null;
  comment: string;
  evidence: string;
}

export interface CountyFigureContent {
  code: string;
  n: number;
  isShown: boolean;
  reason: HiddenReason | null;
  median: number | null;
  low: number | null;
  high: number | null;
}

/** The figures of a closed round, or why there are none. */
export type CountyContent =
  | { reason: HiddenReason }
  | { reason: null; round: string; total: number; figures: CountyFigureContent[] };

/**
 * One organisation's signed result with what stood beside it, frozen: codes and numbers, no words but the people's own.
 * Questions and level texts are in the questionnaire's version, which never changes; so both languages have one content.
 */
export interface ResultContent {
  organisation: { id: string; name: string; formalName: string; kind: OrganisationKind };
  round: { id: string; label: string };
  questionnaireVersionId: string;
  parameters: MethodParameters;
  signOff: {
    revision: number;
    reference: string;
    signedAt: string;
    signedBy: string;
    answersHash: string;
    treeHash: string;
    methodId: string;
  };
  /** The assessment has been opened again since. */
  isReworked: boolean;
  /** The index, the areas, the directions and the collaboration areas; no two have the same code. */
  nodes: NodeContent[];
  answers: AnswerContent[];
  facts: { code: string; value: string | null }[];
  changes: { code: string; label: ChangeLabel }[];
  earlier: { round: string; nodes: NodeContent[]; answers: AnswerContent[] } | null;
  county: CountyContent;
}
