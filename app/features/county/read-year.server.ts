import type { Kysely } from 'kysely';
import { closingTime } from '#app/domain/closing-time';
import { listParticipation } from '#db/queries/round-participants';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { countParticipation, daysUntil, openRoundOf } from './participation';

/** The county's year: the round that is open or planned with how far everybody is, and the last one that closed. */
export async function readYear(db: Kysely<Database>, programmeIds: readonly Id[], now: Date) {
  const rounds = await listRounds(db, programmeIds);
  const current = openRoundOf(rounds) ?? rounds.find((round) => round.status === 'draft');
  const closed = rounds.find((round) => round.status === 'closed' || round.status === 'archived');
  const planned = rounds.filter((round) => round.status === 'draft' && round.id !== current?.id);
  return {
    current: current
      ? {
          ...describe(current),
          daysLeft: daysUntil(new Date(current.closes_at), now),
          counts: await readCounts(db, current),
        }
      : null,
    planned: planned.map(describe),
    closed: closed ? { ...describe(closed), counts: await readCounts(db, closed) } : null,
  };
}

type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];

function describe(round: RoundRow) {
  const { slug, name, status, opens_at } = round;
  return { slug, name, status, opensAt: opens_at, closesAt: closingTime(round) };
}

async function readCounts(db: Kysely<Database>, round: RoundRow) {
  const participants = await listParticipation(db, round.id, [round.programme_id]);
  return countParticipation(
    participants.map(({ status, declinedAt, countedSignOffId }) => ({
      status: status ?? 'not_started',
      hasDeclined: declinedAt !== null,
      isCounted: countedSignOffId !== null,
    })),
  );
}
