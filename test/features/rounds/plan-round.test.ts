import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { addGroup, raiseGroup, removeGroup } from '#app/features/rounds/own-groups.server';
import { changePlan, planRound } from '#app/features/rounds/plan-round.server';
import { readNewPlan, readPlan } from '#app/features/rounds/read-plan.server';
import { openRoundNow, scheduleOpening } from '#app/features/rounds/step-round.server';
import { newId } from '#db/ids';
import { listRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { listRoundParticipants } from '#db/queries/round-participants';
import { findRound } from '#db/queries/rounds';
import type { Id } from '#db/schema';
import { PlannedRounds } from './planned-rounds';

let rounds: PlannedRounds;
beforeAll(async () => {
  rounds = await PlannedRounds.create();
});
afterAll(() => rounds.made.drop());

const NOW = '2027-06-01T08:00:00.000Z';
const SIX = ['askersund', 'degerfors', 'hallefors', 'kumla', 'laxa', 'nora'];

describe('planning a round', () => {
  test('makes a draft with participants, their assessments and the groups of every round, and logs it', async () => {
    const { db } = rounds.made;
    const organisationIds = ['kumla', 'nora', 'orebro-universitet'].map((slug) => rounds.idOf(slug));
    const id = await rounds.plan({ organisationIds, message: 'Välkomna!' });
    expect(await findRound(db, id)).toMatchObject({ status: 'draft', slug: '2027', message: 'Välkomna!' });
    expect((await listRoundParticipants(db, id)).map((one) => one.name)).toEqual([
      'Kumla',
      'Nora',
      'Örebro universitet',
    ]);
    const assessments = await db.selectFrom('assessments').selectAll().where('round_id', '=', id).execute();
    expect(assessments.map((one) => one.status)).toEqual(['not_started', 'not_started', 'not_started']);
    const groups = (await listRoundGroups(db, id)).map((group) => group.code);
    expect(groups).toEqual(['municipalities', 'municipalities_small', 'municipalities_large', 'partners']);
    expect(await rounds.events(id)).toEqual([['round_created', rounds.leader]]);
  });

  test('sent twice, also at the same moment, plans one round', async () => {
    const [programmeId] = rounds.programmeIds as [Id];
    const input = { ...rounds.planOf(), id: newId(), programmeId, programmeIds: rounds.programmeIds, copyOf: null };
    const both = await Promise.all([1, 2].map(() => planRound(rounds.made.db, input, rounds.acting(NOW))));
    expect(both[0]).toMatchObject({ slug: expect.stringMatching(/^2027-\d$/) });
    expect((both[1] as { slug: string }).slug).toBe((both[0] as { slug: string }).slug);
    expect(await rounds.events(input.id)).toHaveLength(1);
  });

  test.each([
    ['closes_before_opening', { closesAt: new Date('2027-10-01T06:00:00.000Z') }],
    [
      'closes_in_the_past',
      { opensAt: new Date('2026-10-01T06:00:00.000Z'), closesAt: new Date('2026-11-01T06:00:00.000Z') },
    ],
    ['no_organisation', { organisationIds: [] }],
    ['unknown_organisation', { organisationIds: [newId()] }],
    ['unknown_questionnaire', { questionnaireVersionId: newId() }],
    ['round_name_taken', { name: 'MÄTOMGÅNG UPPTAGEN' }],
  ])('refuses %s', async (problem, part) => {
    if (problem === 'round_name_taken') await rounds.plan({ name: 'Mätomgång upptagen' });
    const [programmeId] = rounds.programmeIds as [Id];
    const input = { ...rounds.planOf(part), id: newId(), programmeId, programmeIds: rounds.programmeIds, copyOf: null };
    expect(await planRound(rounds.made.db, input, rounds.acting(NOW))).toEqual({ problem });
    expect(await findRound(rounds.made.db, input.id)).toBeUndefined();
  });

  test('is for the own programme only', async () => {
    const [programmeId] = rounds.programmeIds as [Id];
    const input = { ...rounds.planOf(), id: newId(), programmeId, programmeIds: [newId()], copyOf: null };
    expect(await planRound(rounds.made.db, input, rounds.acting(NOW))).toEqual({ problem: 'not_found' });
  });
});

describe('a round planned after another', () => {
  test('is filled in with it a year later: participants, parameters, message and own groups', async () => {
    const { db } = rounds.made;
    const organisationIds = SIX.map((slug) => rounds.idOf(slug));
    const plan = { organisationIds, message: 'Hej', parameters: { ...DEFAULT_PARAMETERS, k: 6 } };
    const id = await rounds.plan({
      ...plan,
      opensAt: new Date('2029-10-31T07:00:00.000Z'),
      closesAt: new Date('2029-12-01T22:59:00.000Z'),
      name: 'Mätomgång 2029',
    });
    const group = { ...rounds.on(id), id: newId(), name: { sv: 'Västra länet', en: 'West' }, organisationIds };
    expect(await addGroup(db, group, rounds.acting(NOW))).toEqual({ isDone: true });
    const asked = { programme: null, model: '2029', name: 'Mätomgång', language: 'sv' as const };
    const view = await readNewPlan(db, asked, rounds.programmeIds, new Date(NOW));
    expect(view?.form.written).toMatchObject({
      fields: {
        name: 'Mätomgång 2030',
        opensOn: '2030-10-31',
        opensTime: '08.00',
        closesOn: '2030-12-01',
        closesTime: '23.59',
        k: '6',
        message: 'Hej',
      },
      organisationIds,
    });
    const copied = await rounds.plan(
      { ...plan, opensAt: new Date('2030-10-31T07:00:00.000Z'), closesAt: new Date('2030-12-01T22:59:00.000Z') },
      NOW,
      id,
    );
    const own = (await listRoundGroups(db, copied)).filter((one) => one.code.startsWith('own_'));
    expect(own.map((one) => [one.name_sv, one.name_en])).toEqual([['Västra länet', 'West']]);
    expect((await listRoundGroupMembers(db, copied)).filter((one) => one.groupCode === own[0]?.code)).toHaveLength(6);
    expect(await readNewPlan(db, asked, [newId()], new Date(NOW))).toBeUndefined();
    expect(
      await readNewPlan(db, { ...asked, model: 'finns-inte' }, rounds.programmeIds, new Date(NOW)),
    ).toBeUndefined();
  });
});

describe('changing a plan', () => {
  test('changes dates, participants, groups, and the address with the year', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    const organisationIds = ['kumla', 'nora', 'laxa'].map((slug) => rounds.idOf(slug));
    await changePlan(
      db,
      { ...rounds.on(id), ...rounds.planOf({ organisationIds: organisationIds.slice(0, 2) }) },
      rounds.acting(NOW),
    );
    const dates = { opensAt: new Date('2028-10-01T06:00:00.000Z'), closesAt: new Date('2028-11-30T22:59:00.000Z') };
    const changed = await changePlan(
      db,
      { ...rounds.on(id), ...rounds.planOf({ organisationIds, ...dates }) },
      rounds.acting(NOW),
    );
    expect(changed).toEqual({ slug: '2028' });
    expect((await listRoundParticipants(db, id)).map((one) => one.name)).toEqual(['Kumla', 'Laxå', 'Nora']);
    expect(await db.selectFrom('assessments').select('id').where('round_id', '=', id).execute()).toHaveLength(3);
    const members = await listRoundGroupMembers(db, id);
    expect(members.filter((one) => one.groupCode === 'municipalities')).toHaveLength(3);
    expect((await rounds.events(id)).map(([action]) => action)).toEqual([
      'round_created',
      'round_changed',
      'round_changed',
    ]);
  });

  test('is not saved over what somebody else has changed since the form was filled in', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    const seen = async () => (await readPlan(db, (await findRound(db, id))!, 'sv')).seen!;
    const before = await seen();
    const change = async (mark: string, plan: ReturnType<typeof rounds.planOf>) =>
      changePlan(db, { ...rounds.on(id), ...plan, seen: mark }, rounds.acting(NOW));
    const first = rounds.planOf({ message: 'Först.' });
    const done = { slug: expect.any(String) };
    expect([await change(before, first), await change(before, first)]).toEqual([done, done]);
    const second = rounds.planOf({ message: 'Sedan.' });
    expect(await change(before, second)).toEqual({ problem: 'plan_changed_meanwhile' });
    expect(await findRound(db, id)).toMatchObject({ message: 'Först.' });
    expect(await change(await seen(), second)).toEqual(done);
  });

  test('moves the opening that is planned', async () => {
    const id = await rounds.plan();
    await scheduleOpening(rounds.made.db, rounds.on(id), rounds.acting(NOW));
    const opensAt = new Date('2027-10-05T06:00:00.000Z');
    await changePlan(rounds.made.db, { ...rounds.on(id), ...rounds.planOf({ opensAt }) }, rounds.acting(NOW));
    expect(await rounds.job('open_round', id)).toMatchObject({ status: 'waiting', due_at: opensAt.toISOString() });
  });

  test('never makes an own group smaller than k, and then changes nothing', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    const organisationIds = SIX.map((slug) => rounds.idOf(slug));
    await addGroup(
      db,
      { ...rounds.on(id), id: newId(), name: { sv: 'A', en: 'A' }, organisationIds },
      rounds.acting(NOW),
    );
    const fewer = rounds.planOf({ organisationIds: organisationIds.slice(0, 4) });
    expect(await changePlan(db, { ...rounds.on(id), ...fewer }, rounds.acting(NOW))).toEqual({
      problem: 'group_too_small',
    });
    expect(await listRoundParticipants(db, id)).toHaveLength(15);
    expect((await listRoundGroupMembers(db, id)).filter((one) => one.groupCode.startsWith('own_'))).toHaveLength(6);
  });

  test('is refused once the round is open, and for another programme', async () => {
    const { db } = rounds.made;
    const id = await rounds.plan();
    const plan = { ...rounds.on(id), ...rounds.planOf() };
    expect(await changePlan(db, { ...plan, programmeIds: [newId()] }, rounds.acting(NOW))).toEqual({
      problem: 'not_found',
    });
    await openRoundNow(db, rounds.on(id), rounds.acting(NOW));
    expect(await changePlan(db, plan, rounds.acting(NOW))).toEqual({ problem: 'not_a_draft' });
  });
});

describe('the county’s own groups', () => {
  let id: Id;
  const group = (name: string, slugs: readonly string[], groupId = newId()) => ({
    ...rounds.on(id),
    id: groupId,
    name: { sv: name, en: name },
    organisationIds: slugs.map((slug) => rounds.idOf(slug)),
  });
  beforeAll(async () => {
    id = await rounds.plan();
  });

  test('have k members that are invited and a name of their own, stand last, and can be moved and removed', async () => {
    const { db } = rounds.made;
    const acting = rounds.acting(NOW);
    const [first, second] = [group('Första', SIX), group('Andra', SIX.slice(0, 5))];
    for (const one of [first, second, first]) expect(await addGroup(db, one, acting)).toEqual({ isDone: true });
    expect(await addGroup(db, group('Liten', SIX.slice(0, 4)), acting)).toEqual({ problem: 'too_small' });
    expect(await addGroup(db, group('Första', SIX), acting)).toEqual({ problem: 'name_taken' });
    const foreign = { ...group('Andra län', SIX), organisationIds: [newId()] };
    expect(await addGroup(db, foreign, acting)).toEqual({ problem: 'unknown_organisation' });
    const names = async () => (await listRoundGroups(db, id)).map((one) => one.name_sv).slice(4);
    expect(await names()).toEqual(['Första', 'Andra']);
    await raiseGroup(db, second, acting);
    await raiseGroup(db, second, acting);
    expect(await names()).toEqual(['Andra', 'Första']);
    for (let time = 0; time < 2; time++) expect(await removeGroup(db, first, acting)).toEqual({ isDone: true });
    expect(await names()).toEqual(['Andra']);
    const [automatic] = await listRoundGroups(db, id);
    expect(await removeGroup(db, { ...rounds.on(id), id: automatic!.id }, acting)).toEqual({ problem: 'locked' });
    expect(await addGroup(db, { ...group('Ny', SIX), programmeIds: [newId()] }, acting)).toEqual({
      problem: 'not_found',
    });
  });
});
