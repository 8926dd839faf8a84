import type { PlanHead } from '#app/components/plan-frame';
import type { WaitingOffer } from '#app/components/waiting-offers';
import type { ActionContent, ActionField, ActionStatus } from '#app/domain/plan/action';
import type { AreaPlanProgress } from '#app/domain/plan/progress';

/** What every page of a plan has on top. */
export interface PlanHeadView extends PlanHead {
  formalName: string;
  isSigned: boolean;
  canEdit: boolean;
  /** Plans of the same unit for other rounds, newest first. */
  otherPlans: { path: string; roundName: string }[];
}

export interface NamedCode {
  code: string;
  name: string;
}

/** One action in a table, on the board or on the timeline. */
export interface ActionView {
  id: string;
  revision: number;
  title: string;
  areas: string[];
  responsible: string;
  startsOn: string | null;
  dueOn: string | null;
  status: ActionStatus;
  nextStatuses: readonly ActionStatus[];
  isOverdue: boolean;
  isContinued: boolean;
  /** Belongs to a joint action of the county. */
  isJoint: boolean;
  checksDone: number;
  checks: number;
  /** What has happened since the plan was last decided; null when it stands as decided, or nothing is decided. */
  sinceDecision: 'new' | 'changed' | null;
}

export interface PlanView {
  head: PlanHeadView;
  areas: NamedCode[];
  /** After the filter, in the order asked for. */
  actions: ActionView[];
  total: number;
  progress: AreaPlanProgress[];
  overdue: number;
  next: { id: string; title: string; dueOn: string | null } | null;
  decision: DecisionLine | null;
  /** What the county offers and nobody has answered. */
  offers: WaitingOffer[];
  today: string;
}

export interface DecisionLine {
  number: number;
  decidingBody: string;
  decidedOn: string;
  paragraph: string;
  diaryNumber: string | null;
}

/** A question as an action refers to it. */
export interface QuestionView {
  code: string;
  question: string;
  area: string;
  level: number | null;
}

/** One field that differs between two versions, each side as written. */
export interface FieldChange {
  field: ActionField;
  before: ActionContent[ActionField];
  after: ActionContent[ActionField];
}
