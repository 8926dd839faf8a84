import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sharing } from '#app/domain/benchmark/sharing';
import { closeRound } from '#app/features/rounds/close-round.server';
import { correctRound } from '#app/features/rounds/correct-round.server';
import { recomputeRound } from '#app/features/rounds/recompute-round.server';
import { archiveRound } from '#app/features/rounds/step-round.server';
import { listCorrections, listRevisedSinceClosing } from '#db/queries/closings';
import { findProgrammeBySlug } from '#db/queries/organisations';
import type { Id } from '#db/schema';
import { createOpenRound, type Workplace } from '#test/support/county';
import { level, SignedRounds } from './signed-rounds';

const SMALL = ['askersund', 'lekeberg', 'laxa', 'degerfors', 'hallefors', 'ljusnarsberg', 'nora'];
const LARGE = ['hallsberg', 'orebro', 'kumla', 'karlskoga', 'lindesberg'];
const all = (audience: Sharing['index']): Sharing => ({
  index: audience,
  areas: audience,
  directions: audience,
  indicators: audience,
  plan: 'private',
});
const NOW = new Date('2027-02-01T09:00:00.000Z');
const REVISED = '2027-01-20T09:00:00.000Z';

describe('the figures of a closed round', () => {
  let rounds: SignedRounds;
  let programmeIds: Id[];
  let places: Map<string, Workplace>;

  const correct = (reason = 'En fråga var fel ställd.') =>
    correctRound(
      rounds.made.db,
      { roundId: rounds.county.roundId, programmeIds, reason },
      { now: NOW, actor: rounds.actor },
    );
  const sums = async () =>
    [...(await rounds.statistics(rounds.county.roundId, 'county')).values()].map(({ node, sum_u6 }) => [node, sum_u6]);
  const rows = () => rounds.made.db.selectFrom('group_statistics').selectAll().execute();

  async function closeWith(sharing: Sharing, slugs = [...SMALL, ...LARGE]) {
    for (const [index, slug] of slugs.entries()) {
      const answer = level(1 + (index % 3));
      const { place } = await rounds.sign(slug, rounds.county.roundId, answer, '2026-11-21T10:00:00.000Z', sharing);
      places.set(slug, place);
    }
    await closeRound(rounds.made.db, rounds.county.roundId, {
      now: new Date('2026-12-22T08:00:00.000Z'),
      actor: rounds.actor,
    });
  }
  const revise = async (slugs: readonly string[], sharing: Sharing) => {
    for (const slug of slugs) await rounds.signAgain(places.get(slug)!, 4, REVISED, sharing);
  };

  beforeEach(async () => {
    rounds = await SignedRounds.create();
    places = new Map();
    programmeIds = [(await findProgrammeBySlug(rounds.made.db, 'orebro-lan'))!.id];
  });
  afterEach(() => rounds.made.drop());

  test('are published again when as many as five who hide theirs have revised, and the old ones are kept', async () => {
    await closeWith(all('aggregate'));
    const [before, published] = [await sums(), await rows()];
    await revise(LARGE, all('aggregate'));
    expect(await listRevisedSinceClosing(rounds.made.db, rounds.county.roundId)).toHaveLength(5);
    expect(await correct('Fråga INF1.1 var fel ställd.')).toEqual({ changed: 5 });
    const after = await sums();
    expect(after.length).toBe(before.length);
    expect(after).not.toEqual(before);
    expect((await rows()).filter(({ revision }) => revision === 0)).toEqual(published);
    expect(await recomputeRound(rounds.made.db, rounds.county.roundId)).toMatchObject({ isIdentical: true });
    expect(await listCorrections(rounds.made.db, rounds.county.roundId)).toEqual([
      { revision: 1, correctedAt: NOW.toISOString(), reason: 'Fråga INF1.1 var fel ställd.' },
    ]);
    expect(await listRevisedSinceClosing(rounds.made.db, rounds.county.roundId)).toEqual([]);
    expect(await correct()).toEqual({ problem: 'nothing_changed' });
  });

  test.each([
    ['one', ['kumla']],
    ['four', ['kumla', 'orebro', 'hallsberg', 'karlskoga']],
    ['five in the county, but four in its group of large ones', ['kumla', 'orebro', 'hallsberg', 'karlskoga', 'nora']],
  ])('stay as they are when %s of those who hide theirs have revised', async (_many, slugs) => {
    await closeWith(all('aggregate'));
    const published = await rows();
    await revise(slugs, all('aggregate'));
    expect(await correct()).toEqual({ problem: 'differencing' });
    expect(await rows()).toEqual(published);
    expect(await listCorrections(rounds.made.db, rounds.county.roundId)).toEqual([]);
  });

  test('are corrected for a single one where everybody shows theirs by name', async () => {
    await closeWith(all('public'));
    const before = await sums();
    await revise(['kumla'], all('public'));
    expect(await correct()).toEqual({ changed: 1 });
    expect(await sums()).not.toEqual(before);
  });

  test('keep those outside who signed too late', async () => {
    await closeWith(all('public'), [...SMALL, ...LARGE].slice(1));
    await rounds.sign('askersund', rounds.county.roundId, level(5), REVISED, all('public'));
    expect(await correct()).toEqual({ problem: 'nothing_changed' });
    await revise(['kumla'], all('public'));
    expect(await correct()).toEqual({ changed: 1 });
    const index = (await rounds.statistics(rounds.county.roundId, 'county')).get('INDEX')!;
    expect(index.n).toBe(11);
  });

  test('are not corrected once a later round has closed, or the round is archived, or for another county', async () => {
    const { db } = rounds.made;
    await closeWith(all('public'));
    await revise(['kumla'], all('public'));
    const other = { roundId: rounds.county.roundId, programmeIds: [], reason: 'x' };
    expect(await correctRound(db, other, { now: NOW, actor: rounds.actor })).toEqual({ problem: 'not_found' });
    const laterId = await createOpenRound(db, 2027, rounds.actor.personId);
    await closeRound(db, laterId, { now: NOW, actor: rounds.actor });
    expect(await correct()).toEqual({ problem: 'later_round_closed' });
    const acting = { now: NOW, actor: rounds.actor };
    await archiveRound(db, { roundId: rounds.county.roundId, programmeIds }, acting);
    expect(await correct()).toEqual({ problem: 'not_correctable' });
  });

  test('are corrected once when two people ask at the same time', async () => {
    await closeWith(all('public'));
    await revise(['kumla'], all('public'));
    const answers = await Promise.all([correct('Den ena.'), correct('Den andra.')]);
    expect(answers.filter((answer) => 'changed' in answer)).toHaveLength(1);
    expect(await listCorrections(rounds.made.db, rounds.county.roundId)).toHaveLength(1);
  });
});
