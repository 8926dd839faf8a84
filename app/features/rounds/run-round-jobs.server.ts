import type { Kysely } from 'kysely';
import { findRound } from '#db/queries/rounds';
import type { Database } from '#db/schema';
import { closeRound } from './close-round.server';
import { openRound } from './open-round.server';

/** What the clock did has no person to name. */
const NOBODY = { personId: null };

type Work = (db: Kysely<Database>, parameters: Record<string, string>, now: Date) => Promise<'done' | Date>;

/** What the clock does with rounds. Done also where somebody was there before it, or where it is too late to open. */
export const roundWork = {
  open_round: async (db, { roundId = '' }, now) => {
    const round = await findRound(db, roundId);
    if (round?.status !== 'draft') return 'done';
    const at = now.toISOString();
    if (round.opens_at > at) return new Date(round.opens_at);
    if (round.closes_at > at) await openRound(db, roundId, { now, actor: NOBODY });
    return 'done';
  },
  close_round: async (db, { roundId = '' }, now) => {
    const round = await findRound(db, roundId);
    if (round?.status !== 'open') return 'done';
    if (round.closes_at > now.toISOString()) return new Date(round.closes_at);
    const result = await closeRound(db, roundId, { now, actor: NOBODY });
    if ('problem' in result && result.problem === 'still_changing') throw new Error('sign-offs kept changing');
    return 'done';
  },
} satisfies Record<string, Work>;
