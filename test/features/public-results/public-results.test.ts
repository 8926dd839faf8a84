import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublicResults } from '#app/features/public-results/read-public-results.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { changeSharing } from '#app/features/sharing/change-sharing.server';
import { newId } from '#db/ids';
import { findOrganisationBySlug, insertProgramme } from '#db/queries/organisations';
import { findRound, insertRound } from '#db/queries/rounds';
import { listRoundsWithPublicResults } from '#db/queries/sharings-in-force';
import { listSharings } from '#db/queries/sign-offs';
import type { Id } from '#db/schema';
import { createOpenRound, type Workplace } from '#test/support/county';
import { level, SignedRounds } from '../rounds/signed-rounds';

let rounds: SignedRounds;
let roundId: Id;
let orebro: Workplace;
const EVERYTHING = {
  index: 'public',
  areas: 'public',
  directions: 'public',
  indicators: 'public',
  plan: 'public',
} as const;

beforeAll(async () => {
  rounds = await SignedRounds.create();
  roundId = await createOpenRound(rounds.made.db, 2027, rounds.actor.personId);
  const at = '2027-11-20T10:00:00.000Z';
  orebro = (await rounds.sign('orebro', roundId, level(4), at, EVERYTHING)).place;
  await rounds.sign('kumla', roundId, level(3), at, { index: 'public', areas: 'county' });
  await rounds.sign('laxa', roundId, level(1), at);
  await rounds.sign('nora', roundId, level(1), at, { index: 'private', areas: 'private', directions: 'private' });
});
afterAll(() => rounds.made.drop());

const read = (slug = '2027', programme: string | null = null) =>
  readPublicResults(rounds.made.db, { slug, programme }, 'sv');

async function readClosed() {
  const view = await read();
  if (view?.kind !== 'closed') throw new Error('not closed');
  return view;
}

test('of an open round nothing is shown but that it is open; an unknown one does not exist', async () => {
  expect(await read()).toEqual({
    kind: 'open',
    closesAt: '2027-12-21T23:00:00.000Z',
    roundName: 'Mätomgång 2027',
    programme: 'Örebro län',
  });
  expect(await read('1999')).toBeNull();
  expect(await read('2027', 'annat-lan')).toBeNull();
  expect(await listRoundsWithPublicResults(rounds.made.db)).toEqual([]);
});

test('after the close everybody sees those who chose so, to the depth they chose, and nothing of anybody else', async () => {
  await closeRound(rounds.made.db, roundId, { now: new Date('2027-12-22T06:00:00.000Z'), actor: rounds.actor });
  const view = await readClosed();
  expect(view).toMatchObject({ invited: 15, tookPart: 4 });
  expect(view.organisations.map((one) => one.name).sort()).toEqual(['Kumla', 'Örebro']);
  const valuesOf = (name: string) => view.organisations.find((one) => one.name === name)!.values;
  expect(valuesOf('Kumla')).toEqual({ INDEX: 3 });
  expect(valuesOf('Örebro')).toMatchObject({ INDEX: 4, KOM: 4, TRY1: 4 });
  expect(
    Object.keys(valuesOf('Örebro')).some((node) => node.includes('.')),
    'means, no answers',
  ).toBe(false);
  expect(JSON.stringify(view)).not.toMatch(/Laxå|Nora/);
  expect((await listRoundsWithPublicResults(rounds.made.db)).map((round) => round.slug)).toEqual(['2027']);
});

test('the groups’ figures are those released to everybody; where there are none, the reason stands there', async () => {
  const { groups, k } = await readClosed();
  const index = groups.find((group) => group.code === 'municipalities')!.figures.find(({ node }) => node === 'INDEX');
  expect(index).toMatchObject({ n: 3, nNamed: 2, shown: null, reason: 'too_few' });
  expect(k).toBe(5);
});

test('an organisation that hides itself again is gone from the page at once', async () => {
  const { db } = rounds.made;
  const { assessmentId, organisationIds, approverId: personId } = orebro;
  const seen = (await listSharings(db, assessmentId))[0]!.id;
  const sharing = { ...EVERYTHING, directions: 'county', indicators: 'county' } as const;
  await changeSharing(
    db,
    { assessmentId, organisationIds, sharing, seen },
    { now: new Date('2028-01-05T09:00:00.000Z'), actor: { personId } },
  );
  const view = await readClosed();
  const { values } = view.organisations.find((one) => one.name === 'Örebro')!;
  expect(values).toHaveProperty('KOM');
  expect(values).not.toHaveProperty('KOM1');
});

test('where two programmes have a round of the same name, one of them is chosen', async () => {
  const { db } = rounds.made;
  const owner = (await findOrganisationBySlug(db, 'region-orebro-lan'))!;
  const created_at = '2027-01-01T00:00:00.000Z';
  const programme = { id: newId(), slug: 'annat-lan', name_sv: 'Annat län', name_en: 'Another county', created_at };
  await insertProgramme(db, { ...programme, owner_organisation_id: owner.id });
  await insertRound(db, {
    ...(await findRound(db, roundId))!,
    id: newId(),
    programme_id: programme.id,
    status: 'draft',
  });
  expect(await read(), 'a draft is nobody’s').toMatchObject({ kind: 'closed' });
  await createOpenRound(db, 2028, rounds.actor.personId);
  await insertRound(db, {
    ...(await findRound(db, roundId))!,
    id: newId(),
    slug: '2028',
    programme_id: programme.id,
    status: 'open',
  });
  expect(await read('2028')).toEqual({
    kind: 'choose',
    slug: '2028',
    programmes: [
      { slug: 'annat-lan', name: 'Annat län' },
      { slug: 'orebro-lan', name: 'Örebro län' },
    ],
  });
  expect(await read('2028', 'annat-lan')).toMatchObject({ kind: 'open', programme: 'Annat län' });
});
