import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AUDIENCES, findTooWideDepth, type Sharing } from '#app/domain/benchmark/sharing';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { closeRound } from '#app/features/rounds/close-round.server';
import { recomputeRound } from '#app/features/rounds/recompute-round.server';
import { changeSharing } from '#app/features/sharing/change-sharing.server';
import { readSharing } from '#app/features/sharing/read-sharing.server';
import { findAssessment } from '#db/queries/assessments';
import { listAuditEvents } from '#db/queries/operations';
import { listVisibleScores } from '#db/queries/shared-results';
import { listNamesShown, listSharingsInForce } from '#db/queries/sharings-in-force';
import { listSharings } from '#db/queries/sign-offs';
import type { Id } from '#db/schema';
import { createOpenRound, startAnswering, type Workplace } from '#test/support/county';
import { type AnswerOf, level, SignedRounds } from '../rounds/signed-rounds';

let rounds: SignedRounds;
beforeAll(async () => {
  rounds = await SignedRounds.create();
});
afterAll(() => rounds.made.drop());

const ALL_AGGREGATE: Sharing = {
  index: 'aggregate',
  areas: 'aggregate',
  directions: 'aggregate',
  indicators: 'private',
  plan: 'private',
};
const at = (year: number, day = '12-27') => new Date(`${year}-${day}T10:00:00.000Z`);

/** A round that these organisations sign, each with its own answers and choice. */
async function round(
  year: number,
  members: Record<string, { answers?: AnswerOf; sharing?: Partial<Sharing> }>,
): Promise<{ roundId: Id; places: Map<string, Workplace> }> {
  const roundId = await createOpenRound(rounds.made.db, year, rounds.actor.personId);
  const places = new Map<string, Workplace>();
  for (const [slug, { answers = level(2), sharing = {} }] of Object.entries(members)) {
    const choice = { ...ALL_AGGREGATE, ...sharing };
    const { place } = await rounds.sign(slug, roundId, answers, at(year, '11-20').toISOString(), choice);
    places.set(slug, place);
  }
  return { roundId, places };
}

const close = (roundId: Id, year: number) =>
  closeRound(rounds.made.db, roundId, { now: at(year, '12-22'), actor: rounds.actor });

async function choose(place: Workplace, part: Partial<Sharing>, { now, seen }: { now: Date; seen?: string }) {
  const { db } = rounds.made;
  const { assessmentId, organisationIds, approverId: personId } = place;
  const rows = await listSharings(db, assessmentId);
  const current = (depth: keyof Sharing) => rows.find((row) => row.depth === depth)!.audience;
  const depths = ['index', 'areas', 'directions', 'indicators', 'plan'] as const;
  const sharing = { ...(Object.fromEntries(depths.map((depth) => [depth, current(depth)])) as Sharing), ...part };
  const input = { assessmentId, organisationIds, sharing, seen: seen ?? rows[0]!.id };
  return changeSharing(db, input, { now, actor: { personId } });
}

async function inForce(roundId: Id, place: Workplace) {
  const rows = await listSharingsInForce(rounds.made.db, roundId);
  const own = rows.filter((row) => row.organisationId === place.organisationIds[0]);
  return Object.fromEntries(own.map((row) => [row.depth, row.audience]));
}

async function namesSeen(roundId: Id, viewers: 'county' | 'public', node: string): Promise<number> {
  const onlooker = { viewers, ownOrganisationIds: [] };
  const rows = await listVisibleScores(rounds.made.db, { roundId, tree: OWN_TREE }, onlooker);
  return rows.filter((row) => row.node === node).length;
}

const outcomesOf = (result: Awaited<ReturnType<typeof changeSharing>>) => {
  if ('problem' in result) throw new Error(result.problem);
  return Object.fromEntries(
    (result.outcomes ?? []).map(({ depth, inForce: now, reason }) => [depth, reason ? [now, reason] : [now]]),
  );
};

describe('before the close', () => {
  test('a change counts at the close, and the one before it does not', async () => {
    const { roundId, places } = await round(2030, { laxa: {}, nora: {} });
    const place = places.get('laxa')!;
    const result = await choose(place, { index: 'public', areas: 'county' }, { now: at(2030, '12-01') });
    expect(result).toEqual({ isChanged: true, outcomes: null });
    await close(roundId, 2030);
    expect(await inForce(roundId, place)).toMatchObject({ index: 'public', areas: 'county', directions: 'aggregate' });
  });

  test('a choice made after the last day but before the closing is run hides what it should', async () => {
    const { roundId, places } = await round(2031, { laxa: { sharing: { index: 'county' } } });
    const place = places.get('laxa')!;
    await choose(place, { index: 'private', areas: 'private', directions: 'private' }, { now: at(2031, '12-22') });
    await closeRound(rounds.made.db, roundId, { now: at(2031, '12-23'), actor: rounds.actor });
    expect(await inForce(roundId, place)).toMatchObject({ index: 'private', areas: 'private', directions: 'private' });
    expect(await namesSeen(roundId, 'county', 'INDEX')).toBe(0);
    expect((await rounds.statistics(roundId, 'county')).get('INDEX')?.n, 'it was counted at the cut-off').toBe(1);
  });
});

describe('six municipalities that hide everything', () => {
  const slugs = ['lekeberg', 'laxa', 'hallsberg', 'degerfors', 'hallefors', 'nora'];
  let roundId: Id;
  let places: Map<string, Workplace>;
  beforeAll(async () => {
    // The innovation area: one at the ceiling, the rest so near the floor that it is what keeps them apart. Everything
    // else in the middle.
    const innovation: Record<string, number> = { lekeberg: 5, laxa: 1, hallsberg: 1, degerfors: 1 };
    const answers =
      (slug: string): AnswerOf =>
      (code) => ({ level: code.startsWith('INN') ? (innovation[slug] ?? 0) : 2 });
    const members = Object.fromEntries(slugs.map((slug) => [slug, { answers: answers(slug) }]));
    ({ roundId, places } = await round(2032, members));
    await close(roundId, 2032);
    expect((await rounds.statistics(roundId, 'county')).get('INDEX')).toMatchObject({
      is_released: 1,
      n: 6,
      n_named: 0,
    });
    expect((await rounds.statistics(roundId, 'county')).get('INN')).toMatchObject({ is_released: 1, n: 6 });
  });

  test('one may show its index, but not its areas, since in one of them the rest would be known', async () => {
    const place = places.get('lekeberg')!;
    const result = await choose(place, { index: 'public', areas: 'county', directions: 'county' }, { now: at(2032) });
    expect(outcomesOf(result)).toMatchObject({
      index: ['public'],
      areas: ['aggregate', 'boundary'],
      directions: ['aggregate', 'shallower'],
      plan: ['private'],
    });
    expect(await namesSeen(roundId, 'county', 'INDEX')).toBe(1);
    expect(await namesSeen(roundId, 'public', 'INDEX')).toBe(1);
    expect(await namesSeen(roundId, 'county', 'INN')).toBe(0);
  });

  test('the next would leave four behind the frozen sum, so it waits', async () => {
    const result = await choose(places.get('laxa')!, { index: 'county' }, { now: at(2032) });
    expect(outcomesOf(result).index).toEqual(['aggregate', 'too_few']);
    expect(await namesSeen(roundId, 'county', 'INDEX')).toBe(1);
  });

  test('what has been shown stays known: hiding it again does not make room for another', async () => {
    const hidden = { index: 'private', areas: 'private', directions: 'private' } as const;
    const result = await choose(places.get('lekeberg')!, hidden, { now: at(2032, '12-28') });
    expect(outcomesOf(result)).toMatchObject({ index: ['private'], areas: ['private'] });
    expect(await namesSeen(roundId, 'county', 'INDEX'), 'the name is hidden at once').toBe(0);
    expect((await rounds.statistics(roundId, 'county')).get('INDEX'), 'the aggregate stays').toMatchObject({ n: 6 });
    const other = await choose(places.get('nora')!, { index: 'county' }, { now: at(2032, '12-28') });
    expect(outcomesOf(other).index).toEqual(['aggregate', 'too_few']);
  });

  test('and it may be shown again, since nobody learns anything new', async () => {
    const result = await choose(places.get('lekeberg')!, { index: 'public' }, { now: at(2032, '12-29') });
    expect(outcomesOf(result).index).toEqual(['public']);
    expect((await listNamesShown(rounds.made.db, roundId)).length, 'each audience once').toBe(2);
  });

  test('the frozen figures are the same after all of it', async () => {
    expect(await recomputeRound(rounds.made.db, roundId)).toMatchObject({ isIdentical: true });
  });

  test('the log tells who changed what and when, and the page what waits and why', async () => {
    const { db } = rounds.made;
    const { assessmentId, organisationIds } = places.get('lekeberg')!;
    const assessment = (await findAssessment(db, assessmentId, organisationIds))!;
    const view = await readSharing(db, assessment, organisationIds, 'sv');
    expect(view.state).toBe('counted');
    expect(view.current).toMatchObject({ index: 'public', areas: 'private' });
    expect(view.waiting).toEqual([]);
    expect(view.log.map((entry) => [entry.at.slice(0, 10), entry.personName])).toEqual([
      ['2032-12-29', 'approver lekeberg'],
      ['2032-12-28', 'approver lekeberg'],
      ['2032-12-27', 'approver lekeberg'],
      ['2032-11-20', 'approver lekeberg'],
    ]);
    expect(view.log[0]?.steps).toEqual([{ depth: 'index', from: 'private', to: 'public' }]);
    expect(view.log[2]?.steps).toEqual([
      { depth: 'index', from: 'aggregate', to: 'public' },
      { depth: 'areas', from: 'aggregate', to: 'county' },
      { depth: 'directions', from: 'aggregate', to: 'county' },
    ]);
    const waiting = (await findAssessment(db, places.get('nora')!.assessmentId, places.get('nora')!.organisationIds))!;
    const other = await readSharing(db, waiting, [waiting.organisationId], 'sv');
    expect(other.waiting).toEqual([{ depth: 'index', chosen: 'county', inForce: 'aggregate', reason: 'too_few' }]);
    const events = await listAuditEvents(db, 'assessment', assessmentId, organisationIds);
    expect(events.filter((event) => event.action === 'sharing_changed')).toHaveLength(3);
  });
});

describe('groups that overlap', () => {
  test('one may not be named when two frozen groups would then differ by fewer than five', async () => {
    const small = ['lekeberg', 'laxa', 'degerfors', 'hallefors', 'nora'];
    const large = ['hallsberg', 'orebro', 'kumla', 'karlskoga', 'lindesberg'];
    const { roundId, places } = await round(2033, Object.fromEntries([...small, ...large].map((slug) => [slug, {}])));
    await close(roundId, 2033);
    expect((await rounds.statistics(roundId, 'county')).get('INDEX')).toMatchObject({ is_released: 1, n: 10 });
    const result = await choose(places.get('kumla')!, { index: 'county' }, { now: at(2033) });
    // The large ones are a released group of their own: four would be left in it.
    expect(outcomesOf(result).index).toEqual(['aggregate', 'too_few']);
    expect(await namesSeen(roundId, 'county', 'INDEX')).toBe(0);
  });

  test('quartiles that were shown need eight behind them still', async () => {
    const slugs = ['lekeberg', 'laxa', 'degerfors', 'hallefors', 'nora', 'hallsberg', 'orebro', 'kumla'];
    const { roundId, places } = await round(2034, Object.fromEntries(slugs.map((slug) => [slug, {}])));
    await close(roundId, 2034);
    expect((await rounds.statistics(roundId, 'county')).get('INDEX')?.q1_u6x4).not.toBeNull();
    const result = await choose(places.get('orebro')!, { index: 'county' }, { now: at(2034) });
    expect(outcomesOf(result).index).toEqual(['aggregate', 'too_few']);
  });
});

describe('counts of answers', () => {
  const slugs = ['lekeberg', 'laxa', 'degerfors', 'hallefors', 'nora', 'hallsberg', 'orebro', 'kumla', 'askersund'];
  const shown = { index: 'county', areas: 'county', directions: 'county', indicators: 'aggregate' } as const;

  test('keep eight behind them: the ninth may show its answers, the eighth waits', async () => {
    const members = Object.fromEntries(slugs.map((slug) => [slug, { sharing: shown }]));
    const { roundId, places } = await round(2057, members);
    await close(roundId, 2057);
    const first = await choose(places.get('orebro')!, { indicators: 'county' }, { now: at(2057) });
    expect(outcomesOf(first).indicators).toEqual(['county']);
    const second = await choose(places.get('kumla')!, { indicators: 'county' }, { now: at(2057) });
    expect(outcomesOf(second).indicators).toEqual(['aggregate', 'differencing']);
  });

  test('that were never shown, over seven, hold nobody back', async () => {
    const members = Object.fromEntries(slugs.slice(0, 7).map((slug) => [slug, { sharing: shown }]));
    const { roundId, places } = await round(2058, members);
    await close(roundId, 2058);
    const result = await choose(places.get('nora')!, { indicators: 'county' }, { now: at(2058) });
    expect(outcomesOf(result).indicators).toEqual(['county']);
  });
});

describe('an organisation that stayed outside the aggregates', () => {
  test('may be named at once, but joins no aggregate of this round', async () => {
    const outside = { sharing: { index: 'private', areas: 'private', directions: 'private' } as const };
    const slugs = ['lekeberg', 'laxa', 'degerfors', 'hallefors', 'nora'];
    const { roundId, places } = await round(2035, {
      ...Object.fromEntries(slugs.map((slug) => [slug, {}])),
      orebro: outside,
    });
    await close(roundId, 2035);
    const place = places.get('orebro')!;
    const result = await choose(place, { index: 'aggregate' }, { now: at(2035) });
    expect(outcomesOf(result).index).toEqual(['private', 'frozen']);
    const named = await choose(place, { index: 'county' }, { now: at(2035) });
    expect(outcomesOf(named).index).toEqual(['county']);
    expect((await rounds.statistics(roundId, 'county')).get('INDEX')?.n).toBe(5);
  });
});

describe('what can’t be done', () => {
  let roundId: Id;
  let place: Workplace;
  beforeAll(async () => {
    const made = await round(2036, { laxa: {} });
    roundId = made.roundId;
    place = made.places.get('laxa')!;
  });

  test('somebody else’s assessment does not exist', async () => {
    const other = {
      ...place,
      organisationIds: (await startAnswering(rounds.made.db, rounds.county, 'kumla', roundId)).organisationIds,
    };
    expect(await choose(other, { index: 'county' }, { now: at(2036) })).toEqual({ problem: 'not_found' });
    expect(await choose({ ...place, organisationIds: [] }, { index: 'county' }, { now: at(2036) })).toEqual({
      problem: 'not_found',
    });
  });

  test('a deeper depth is never wider, and a choice that changes nothing is none', async () => {
    expect(await choose(place, { areas: 'public' }, { now: at(2036) })).toEqual({ problem: 'sharing_too_wide' });
    expect(await choose(place, {}, { now: at(2036) })).toEqual({ problem: 'unchanged' });
    for (const audience of AUDIENCES) {
      const sharing = {
        ...ALL_AGGREGATE,
        index: audience,
        areas: audience,
        directions: audience,
        indicators: audience,
      };
      expect(findTooWideDepth(sharing)).toBeNull();
    }
  });

  test('what is not signed has no choice to change', async () => {
    const { assessmentId, organisationIds, approverId } = await startAnswering(
      rounds.made.db,
      rounds.county,
      'nora',
      roundId,
    );
    const input = { assessmentId, organisationIds, sharing: ALL_AGGREGATE, seen: '' };
    const acting = { now: at(2036), actor: { personId: approverId } };
    expect(await changeSharing(rounds.made.db, input, acting)).toEqual({ problem: 'not_signed' });
  });

  test('of two approvers at the same time one is told to look again, and both engines keep one log', async () => {
    await close(roundId, 2036);
    const seen = (await listSharings(rounds.made.db, place.assessmentId))[0]!.id;
    const results = await Promise.all([
      choose(place, { index: 'county' }, { now: at(2036), seen }),
      choose(place, { index: 'public' }, { now: at(2036), seen }),
    ]);
    expect(results.map((result) => ('problem' in result ? result.problem : 'changed')).sort()).toEqual([
      'changed',
      'changed_meanwhile',
    ]);
    const rows = (await listSharings(rounds.made.db, place.assessmentId)).filter((row) => row.depth === 'index');
    expect(rows).toHaveLength(2);
    expect(await inForce(roundId, place)).toMatchObject({ index: rows[0]!.audience });
  });

  test('two organisations at the same time can’t both take the room that is left for one', async () => {
    const slugs = ['lekeberg', 'laxa', 'hallsberg', 'degerfors', 'hallefors', 'nora'];
    const made = await round(2037, Object.fromEntries(slugs.map((slug) => [slug, {}])));
    await close(made.roundId, 2037);
    const results = await Promise.all(
      ['laxa', 'nora'].map((slug) => choose(made.places.get(slug)!, { index: 'county' }, { now: at(2037) })),
    );
    expect(results.map((result) => outcomesOf(result).index?.[0]).sort()).toEqual(['aggregate', 'county']);
    expect(await namesSeen(made.roundId, 'county', 'INDEX')).toBe(1);
  });

  test('a revision signed after the close with a narrower choice hides the name at once', async () => {
    const made = await round(2038, { laxa: { sharing: { index: 'county', areas: 'county' } } });
    await close(made.roundId, 2038);
    expect(await namesSeen(made.roundId, 'county', 'KOM')).toBe(1);
    await rounds.signAgain(made.places.get('laxa')!, 4, at(2038).toISOString(), ALL_AGGREGATE);
    expect(await namesSeen(made.roundId, 'county', 'KOM')).toBe(0);
  });

  test('one that signed after the close is shown nowhere, whatever it chooses', async () => {
    const made = await round(2039, { laxa: {} });
    await close(made.roundId, 2039);
    const { place: late } = await rounds.sign('nora', made.roundId, level(2), at(2039).toISOString(), ALL_AGGREGATE);
    expect(await choose(late, { index: 'public' }, { now: at(2039, '12-28') })).toEqual({
      isChanged: true,
      outcomes: null,
    });
    expect(await namesSeen(made.roundId, 'public', 'INDEX')).toBe(0);
  });
});
