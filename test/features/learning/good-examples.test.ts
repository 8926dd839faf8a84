import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offerExample } from '#app/features/learning/offer-example.server';
import { readLearning } from '#app/features/learning/read-learning.server';
import { offerForm } from '#app/features/learning/schema';
import { withdrawExample } from '#app/features/learning/withdraw-example.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { findOrganisationBySlug, findProgrammeBySlug } from '#db/queries/organisations';
import type { Id } from '#db/schema';
import { createOpenRound } from '#test/support/county';
import { type AnswerOf, level, SignedRounds } from '../rounds/signed-rounds';

const NOW = new Date('2027-12-27T10:00:00.000Z');
const WORDS = { title: 'Så gör vi', text: 'Vi började smått.', contact: 'Kansliet', willingUntil: '2028-06-30' };

let rounds: SignedRounds;
beforeAll(async () => {
  rounds = await SignedRounds.create();
  const roundId = await createOpenRound(rounds.made.db, 2027, rounds.actor.personId);
  const named = { index: 'county', areas: 'county', directions: 'county' } as const;
  const high: AnswerOf = (code) => ({ level: code.startsWith('TRY1') ? 5 : 4 });
  const sign = (slug: string, answers: AnswerOf, sharing = {}) =>
    rounds.sign(slug, roundId, answers, '2027-11-20T10:00:00.000Z', sharing);
  await sign('orebro', high, named);
  await sign('kumla', high);
  await sign('karlskoga', level(2), named);
  await sign('laxa', level(3));
  await sign('region-orebro-lan', level(5), named);
  await closeRound(rounds.made.db, roundId, { now: new Date('2027-12-22T06:00:00.000Z'), actor: rounds.actor });
});
afterAll(() => rounds.made.drop());

const idOf = async (slug: string): Promise<Id> => (await findOrganisationBySlug(rounds.made.db, slug))!.id;

async function offer(slug: string, part: Partial<typeof WORDS & { direction: string }> = {}, asSlug = slug, now = NOW) {
  const personId = await rounds.county.person(asSlug, 'coordinator');
  const input = {
    ...WORDS,
    direction: 'KOM1',
    ...part,
    organisationId: await idOf(slug),
    organisationIds: [await idOf(asSlug)],
  };
  return offerExample(rounds.made.db, input, { now, actor: { personId } });
}

async function withdraw(exampleId: Id, slug: string) {
  const personId = await rounds.county.person(slug, 'approver');
  const input = { exampleId, organisationIds: [await idOf(slug)] };
  return withdrawExample(rounds.made.db, input, { now: NOW, actor: { personId } });
}

async function read(slug: string | null, now = NOW) {
  const programme = (await findProgrammeBySlug(rounds.made.db, 'orebro-lan'))!;
  const view = await readLearning(rounds.made.db, {
    organisationIds: slug ? [await idOf(slug)] : [],
    programmeIds: slug ? [] : [programme.id],
    asked: { programme: null, organisation: null },
    language: 'sv',
    now,
  });
  return view!;
}

test('who has no value in the last closed round is told so, instead of that nobody is higher', async () => {
  expect([(await read('laxa')).hasOwnValues, (await read('nora')).hasOwnValues]).toEqual([true, false]);
});

/** Who is said to be higher, and who else offers, per direction. */
async function summary(slug: string | null, now = NOW) {
  return Object.fromEntries(
    (await read(slug, now)).directions.map(({ code, higher, others }) => [
      code,
      {
        higher: higher.map((one) => [one.organisation, one.value]),
        others: others.map((one) => [one.organisation, one.value]),
      },
    ]),
  );
}

describe('offers', () => {
  test('of those who are higher and show it are told to those who are lower, the others without a word', async () => {
    for (const slug of ['orebro', 'kumla', 'karlskoga', 'region-orebro-lan']) {
      expect(await offer(slug)).toHaveProperty('exampleId');
    }
    // Kumla is as high as Örebro, but shows its directions only in aggregates: nothing may be said about it.
    expect((await summary('laxa')).KOM1).toEqual({
      higher: [['Örebro', 4]],
      others: [
        ['Karlskoga', null],
        ['Kumla', null],
        ['Region Örebro län', null],
      ],
    });
    expect((await summary('orebro')).KOM1?.higher).toEqual([]);
    expect((await summary('karlskoga')).KOM1?.higher).toEqual([['Örebro', 4]]);
  });

  test('are seen by the county with the values that are shown there, and no others', async () => {
    expect((await summary(null)).KOM1).toEqual({
      higher: [],
      others: [
        ['Karlskoga', 2],
        ['Kumla', null],
        ['Region Örebro län', 5],
        ['Örebro', 4],
      ].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    });
  });

  test('on a direction with sensitive questions compare means, and say so', async () => {
    await offer('orebro', { direction: 'TRY1' });
    const direction = (await read('laxa')).directions.find(({ code }) => code === 'TRY1');
    expect(direction).toMatchObject({ isSensitive: true, ownValue: 3, higher: [{ value: 5 }] });
    expect(JSON.stringify(direction)).not.toContain('TRY1.');
  });

  test('one on the same direction replaces the one before, and each ends on its day', async () => {
    await offer('orebro', { title: 'Nyare', willingUntil: '2027-12-28' });
    const own = await read('orebro');
    expect(own.ownOffers.filter((one) => one.title === 'Så gör vi')).toHaveLength(1);
    expect(own.ownOffers.find((one) => one.title === 'Nyare')).toMatchObject({ isPast: false });
    const lastDay = new Date('2027-12-28T20:00:00.000Z');
    const dayAfter = new Date('2027-12-29T08:00:00.000Z');
    expect((await summary('laxa', lastDay)).KOM1?.higher).toHaveLength(1);
    expect((await summary('laxa', dayAfter)).KOM1?.higher).toHaveLength(0);
    expect((await read('orebro', dayAfter)).ownOffers.find((one) => one.title === 'Nyare')?.isPast).toBe(true);
  });

  test('are withdrawn at once, and only by the own organisation', async () => {
    const made = await offer('karlskoga', { direction: 'LED1' });
    if ('problem' in made) throw new Error(made.problem);
    expect(await withdraw(made.exampleId, 'kumla')).toEqual({ problem: 'not_found' });
    expect((await summary('laxa')).LED1?.others).toHaveLength(1);
    expect(await withdraw(made.exampleId, 'karlskoga')).toEqual({ isWithdrawn: true });
    expect((await summary('laxa')).LED1).toBeUndefined();
    expect(await withdraw(made.exampleId, 'karlskoga')).toEqual({ problem: 'not_found' });
    const { rows } = {
      rows: await rounds.made.db
        .selectFrom('audit_events')
        .select('action')
        .where('object_id', '=', made.exampleId)
        .execute(),
    };
    expect(rows.map((row) => row.action).sort()).toEqual(['example_offered', 'example_withdrawn']);
  });

  test('two at the same time leave one', async () => {
    const both = await Promise.all([offer('laxa', { direction: 'INN1' }), offer('laxa', { direction: 'INN1' })]);
    expect(both.every((result) => 'exampleId' in result)).toBe(true);
    expect((await summary('orebro')).INN1?.others).toHaveLength(1);
  });
});

describe('refusals', () => {
  test('for somebody else’s organisation, a direction that is not in its questionnaire, and days that do not do', async () => {
    expect(await offer('kumla', {}, 'laxa')).toEqual({ problem: 'not_found' });
    expect(await offer('kumla', { direction: 'XX1' })).toEqual({ problem: 'unknown_direction' });
    expect(await offer('kumla', { willingUntil: '2027-12-26' })).toEqual({ problem: 'date_passed' });
    expect(await offer('kumla', { willingUntil: '2029-12-28' })).toEqual({ problem: 'date_far' });
  });

  test('somebody without organisation or programme sees nothing, and an address that names nothing is nobody’s', async () => {
    const question = { organisationIds: [], programmeIds: [], language: 'sv' as const, now: NOW };
    const nothing = { programme: null, organisation: null };
    expect((await readLearning(rounds.made.db, { ...question, asked: nothing }))?.directions).toEqual([]);
    expect(
      await readLearning(rounds.made.db, { ...question, asked: { ...nothing, programme: 'orebro-lan' } }),
    ).toBeNull();
    const laxa = { ...question, organisationIds: [await idOf('laxa')] };
    expect(await readLearning(rounds.made.db, { ...laxa, asked: { ...nothing, organisation: 'kumla' } })).toBeNull();
  });

  const fields = { organisation: 'x', direction: 'KOM1', ...WORDS };
  test.each<[string, object]>([
    ['nothing written', { title: ' ' }],
    ['a text that is too long', { text: 'x'.repeat(1201) }],
    ['no date', { willingUntil: 'snart' }],
    ['a day that is none', { willingUntil: '2028-02-31' }],
    ['no direction', { direction: '' }],
    ['a personal identity number', { text: 'Fråga 19850102-1234.' }],
    ['a short personal identity number', { contact: '850102-1234' }],
    ['a mobile number', { contact: 'Ring 070-123 45 67' }],
    ['a mobile number with country code', { contact: '+46 70 123 45 67' }],
  ])('the form refuses %s', (_what, part) => {
    expect(offerForm.safeParse({ ...fields, ...part }).success).toBe(false);
  });

  test('the form takes a switchboard, a year and a reference', () => {
    expect(offerForm.safeParse({ ...fields, contact: 'Växeln 019-21 10 00, ärende 2027-00123' }).success).toBe(true);
  });
});
