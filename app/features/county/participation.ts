import { toSwedishTime } from '#app/domain/swedish-time';
import type { AssessmentStatus } from '#db/schema';

const DAY_MS = 86_400_000;
/** Who has not handed over by then is late. */
const LAST_WEEK_MS = 7 * DAY_MS;

export interface Participation {
  invited: number;
  declined: number;
  notStarted: number;
  inProgress: number;
  handedOver: number;
  signed: number;
  /** In the figures of a closed round: those who had signed when it closed. 0 before. */
  counted: number;
}

/** The open round; of several the one that closes first, which is the one to follow. */
export function openRoundOf<Round extends { status: string; closes_at: string }>(rounds: readonly Round[]) {
  return rounds.filter((one) => one.status === 'open').toSorted((a, b) => (a.closes_at < b.closes_at ? -1 : 1))[0];
}

interface Participant {
  status: AssessmentStatus;
  hasDeclined: boolean;
}

interface Counted extends Participant {
  isCounted: boolean;
}

/** How many are how far. Those who take no part are counted apart. */
export function countParticipation(participants: readonly Counted[]): Participation {
  const taking = participants.filter((one) => !one.hasDeclined);
  const count = (status: AssessmentStatus) => taking.filter((one) => one.status === status).length;
  return {
    invited: taking.length,
    declined: participants.length - taking.length,
    notStarted: count('not_started'),
    inProgress: count('in_progress'),
    handedOver: count('handed_over'),
    signed: count('signed'),
    counted: participants.filter((one) => one.isCounted).length,
  };
}

/** Late: not begun when half the time has gone, or not handed over in the last week. Nobody is late once it has closed. */
export function isLate(
  { status, hasDeclined }: Participant,
  { opensAt, closesAt, now }: { opensAt: Date; closesAt: Date; now: Date },
): boolean {
  if (hasDeclined || status === 'signed' || status === 'handed_over' || now >= closesAt) return false;
  const left = closesAt.getTime() - now.getTime();
  const isPastHalf = left * 2 < closesAt.getTime() - opensAt.getTime();
  return left <= LAST_WEEK_MS || (status === 'not_started' && isPastHalf);
}

/** How many times midnight comes in Sweden before the instant; 0 on the day itself and after. */
export function daysUntil(instant: Date, now: Date): number {
  const [last, today] = [instant, now].map((one) => Date.parse(`${toSwedishTime(one).day}T00:00:00Z`)) as [
    number,
    number,
  ];
  return Math.max(0, Math.round((last - today) / DAY_MS));
}
