import { compareCodes } from '../code-order';
import type { JointContent } from './joint-schema';

/**
 * utkast, presenterad för programstyrgruppen, förankrad i kommunchefs- och regiondirektörsnätverket, erbjuden, pågår,
 * avslutad; or avbruten.
 */
export const JOINT_STATUSES = [
  'draft',
  'presented',
  'anchored',
  'offered',
  'ongoing',
  'finished',
  'cancelled',
] as const;
export type JointStatus = (typeof JOINT_STATUSES)[number];

/** The one way forward. */
const WAY: readonly JointStatus[] = ['draft', 'presented', 'anchored', 'offered', 'ongoing', 'finished'];

export type { JointContent };
export type JointField = keyof JointContent;

export const EMPTY_JOINT: JointContent = {
  title: '',
  collaborationArea: null,
  description: '',
  effectGoal: '',
  responsible: '',
  startsOn: null,
  dueOn: null,
  areas: [],
  indicators: [],
};

/** The same content with its codes in order, as it is stored: equal contents are equal texts. */
export function jointInOrder(content: JointContent): JointContent {
  return {
    ...content,
    areas: [...new Set(content.areas)].sort(compareCodes),
    indicators: [...content.indicators].sort((a, b) => compareCodes(a.code, b.code)),
  };
}

/** What organisations have taken a position on stays as it was. */
export function canBeRewritten(status: JointStatus): boolean {
  return status === 'draft' || status === 'presented' || status === 'anchored';
}

/** Organisations can answer. */
export function takesAnswers(status: JointStatus): boolean {
  return status === 'offered' || status === 'ongoing';
}

/** The next step on the way, if there is one; and giving it up, until it has ended. */
export function nextJointStatuses(status: JointStatus): JointStatus[] {
  if (status === 'cancelled' || status === 'finished') return [];
  return [WAY[WAY.indexOf(status) + 1]!, 'cancelled'];
}

export interface JointStep {
  status: JointStatus;
  /** YYYY-MM-DD, the day it is in Sweden. */
  happenedOn: string;
}

export type StepProblem = 'not_next' | 'before_earlier' | 'in_future' | 'note_missing';

/**
 * Why a step can't be taken, or null. Steps come in order, none before the step before it and none that has yet to happen;
 * what it came to, and why it was given up, is said in words.
 */
export function problemOfStep(
  taken: readonly JointStep[],
  step: JointStep & { note: string },
  today: string,
): StepProblem | null {
  const latest = taken.at(-1);
  if (!latest || !nextJointStatuses(latest.status).includes(step.status)) return 'not_next';
  if (step.happenedOn > today) return 'in_future';
  // A draft has the day when it was written down here; what it is about may have been presented before.
  if (latest.status !== 'draft' && step.happenedOn < latest.happenedOn) return 'before_earlier';
  const needsNote = step.status === 'finished' || step.status === 'cancelled';
  return needsNote && step.note.trim() === '' ? 'note_missing' : null;
}

/** One organisation's answer; `asked` waits for the county. */
export const OFFER_STATUSES = ['offered', 'asked', 'accepted', 'declined', 'withdrawn'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

export type OfferMove = 'accept' | 'decline' | 'withdraw' | 'ask' | 'reply';

/** What the answer becomes, or null where the move makes no sense. A question never undoes a decision. */
export function afterMove(status: OfferStatus, move: OfferMove): OfferStatus | null {
  const isDecided = status === 'accepted' || status === 'declined' || status === 'withdrawn';
  if (move === 'ask') return isDecided ? status : 'asked';
  if (move === 'reply') return isDecided ? status : 'offered';
  if (move === 'accept') return 'accepted';
  if (move === 'withdraw') return status === 'accepted' || status === 'withdrawn' ? 'withdrawn' : null;
  return status === 'accepted' || status === 'withdrawn' ? null : 'declined';
}
