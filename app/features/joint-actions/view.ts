import type { ActionStatus } from '#app/domain/plan/action';
import type { JointContent, JointStatus, OfferStatus } from '#app/domain/plan/joint-action';

interface NamedCode {
  code: string;
  name: string;
}

/** A joint action's content in words, for whoever may read it. */
export interface JointReading extends Omit<JointContent, 'areas' | 'indicators' | 'collaborationArea'> {
  /** null for all collaboration areas. */
  collaborationArea: string | null;
  areas: string[];
  questions: { code: string; question: string }[];
}

export interface StepView {
  status: JointStatus;
  happenedOn: string;
  note: string;
  personName: string;
}

export interface MessageView {
  id: string;
  isFromCounty: boolean;
  text: string;
  writtenAt: string;
  personName: string;
}

/** One organisation's answer as the county sees it. */
export interface CountyOfferView {
  organisationId: string;
  organisation: string;
  status: OfferStatus;
  reason: string;
  answeredAt: string | null;
  /** How far its action is; only of those who have accepted. */
  actionStatus: ActionStatus | null;
  messages: MessageView[];
  /** The last word is the organisation's. */
  awaitsReply: boolean;
}

export interface JointLine {
  id: string;
  title: string;
  status: JointStatus;
  /** When it came to where it is. */
  since: string;
  collaborationArea: string | null;
  answers: Record<OfferStatus, number>;
  /** How many have accepted and are how far. */
  progress: { status: ActionStatus; count: number }[];
  unanswered: number;
}

export interface JointListView {
  lines: JointLine[];
  lacking: LackingView | null;
}

/** What the county lacks, from what may be shown. */
export interface LackingView {
  roundName: string;
  /** Municipalities' means of single directions as they were released, the lowest first; `n` are in it. */
  directions: { code: string; name: string; mean: number; n: number }[];
  /** Questions whose counts may be shown, of all. */
  shown: number;
  total: number;
  questions: { code: string; question: string; below: number; of: number }[];
}

export interface JointPageView {
  /** null for a new one. */
  id: string | null;
  status: JointStatus;
  revision: number;
  canRewrite: boolean;
  content: JointContent;
  reading: JointReading;
  steps: StepView[];
  next: JointStatus | null;
  canCancel: boolean;
  offers: CountyOfferView[];
  /** Whom it can be offered to now: nobody that has it already. */
  canBeOfferedTo: { id: string; name: string }[];
  canOfferToMore: boolean;
  choices: {
    programmes: { id: string; name: string }[];
    collaborationAreas: NamedCode[];
    groups: (NamedCode & { questions: { code: string; question: string }[] })[];
  };
  today: string;
}

export interface OfferLine {
  id: string;
  title: string;
  path: string;
  organisation: string;
  status: OfferStatus;
  jointStatus: JointStatus;
  offeredAt: string;
}

export interface OfferPageView {
  organisation: string;
  status: OfferStatus;
  jointStatus: JointStatus;
  /** The county can still be asked and answered. */
  isOpen: boolean;
  canAccept: boolean;
  canDecline: boolean;
  canWithdraw: boolean;
  canAsk: boolean;
  reason: string;
  answeredAt: string | null;
  answeredBy: string | null;
  offeredAt: string;
  reading: JointReading;
  /** What has come of it, when it has ended. */
  ending: { status: JointStatus; happenedOn: string; note: string } | null;
  /** The own action, when it is linked. */
  action: { path: string } | null;
  messages: MessageView[];
}
