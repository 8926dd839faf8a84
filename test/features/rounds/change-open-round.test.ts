import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeMessage, inviteMore } from '#app/features/rounds/change-open-round.server';
import { addGroup } from '#app/features/rounds/own-groups.server';
import { closeRoundNow, openRoundNow } from '#app/features/rounds/step-round.server';
import { newId } from '#db/ids';
import { listRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { listRoundParticipants } from '#db/queries/round-participants';
import { findRound } from '#db/queries/rounds';
import type { Id } from '#db/schema';
import { PlannedRounds } from './planned-rounds';

const DONE = { isDone: true };
const OPENED = '2027-10-02T08:00:00.000Z';
const CLOSING = '2027-11-30T22:59:00.000Z';

let rounds: PlannedRounds;
beforeAll(async () => {
  rounds = await PlannedRounds.create();
});
afterAll(() => rounds.made.drop());

/** An open round with some of the county's organisations. */
async function openWith(...slugs: string[]): Promise<Id> {
  const id = await rounds.plan({ organisationIds: slugs.map((slug) => rounds.idOf(slug)), message: 'Välkomna.' });
  expect(await openRoundNow(rounds.made.db, rounds.on(id), rounds.acting(OPENED))).toEqual(DONE);
  return id;
}

const invite = (roundId: Id, slugs: readonly string[], at = OPENED) =>
  inviteMore(
    rounds.made.db,
    { ...rounds.on(roundId), organisationIds: slugs.map((slug) => rounds.idOf(slug)) },
    rounds.acting(at),
  );

async function groupsOf(roundId: Id): Promise<Record<string, number>> {
  const members = await listRoundGroupMembers(rounds.made.db, roundId);
  const groups = await listRoundGroups(rounds.made.db, roundId);
  return Object.fromEntries(
    groups.map(({ code }) => [code, members.filter(({ groupCode }) => groupCode === code).length]),
  );
}

describe('more organisations in an open round', () => {
  test('get their assessments and come into the groups of every round; sent twice they come once', async () => {
    const { db } = rounds.made;
    const id = await openWith('kumla', 'orebro');
    expect(await groupsOf(id)).toEqual({ municipalities: 2, municipalities_large: 2, partners: 2 });
    const both = await Promise.all([1, 2].map(() => invite(id, ['kumla', 'laxa', 'region-orebro-lan'])));
    expect(both).toEqual([DONE, DONE]);
    const participants = await listRoundParticipants(db, id);
    expect(participants).toHaveLength(4);
    expect(await groupsOf(id)).toEqual({
      municipalities: 3,
      municipalities_small: 1,
      municipalities_large: 2,
      partners: 4,
    });
    const assessments = await db.selectFrom('assessments').selectAll().where('round_id', '=', id).execute();
    expect(assessments.map((one) => one.status)).toEqual(Array(4).fill('not_started'));
    expect((await rounds.events(id)).filter(([action]) => action === 'round_more_invited')).toHaveLength(1);
  });

  test('leave the county’s own groups and their order alone', async () => {
    const { db } = rounds.made;
    const five = ['kumla', 'orebro', 'karlskoga', 'lindesberg', 'hallsberg'];
    const id = await openWith(...five);
    const own = {
      id: newId(),
      name: { sv: 'Fem', en: 'Five' },
      organisationIds: five.map((slug) => rounds.idOf(slug)),
    };
    expect(await addGroup(db, { ...rounds.on(id), ...own }, rounds.acting(OPENED))).toEqual(DONE);
    expect(await invite(id, ['laxa', 'ljusnarsberg'])).toEqual(DONE);
    const groups = await groupsOf(id);
    expect(groups).toMatchObject({ [`own_${own.id}`]: 5, municipalities: 7 });
    expect(Object.keys(groups).at(-1)).toBe(`own_${own.id}`);
  });

  test('are refused, all of them, where somebody is not the county’s, or nobody is named', async () => {
    const { db } = rounds.made;
    const id = await openWith('kumla');
    const strangers = { ...rounds.on(id), organisationIds: [rounds.idOf('laxa'), newId()] };
    expect(await inviteMore(db, strangers, rounds.acting(OPENED))).toEqual({ problem: 'unknown_organisation' });
    expect(await invite(id, [])).toEqual({ problem: 'no_organisation' });
    expect(await listRoundParticipants(db, id)).toHaveLength(1);
  });

  test('only while it is open, before its time has come, and in the own programme', async () => {
    const { db } = rounds.made;
    const draft = await rounds.plan({ organisationIds: [rounds.idOf('kumla')] });
    expect(await invite(draft, ['laxa'])).toEqual({ problem: 'not_open' });
    const id = await openWith('kumla');
    expect(await invite(id, ['laxa'], CLOSING)).toEqual({ problem: 'closing_now' });
    const foreign = { roundId: id, programmeIds: [newId()], organisationIds: [rounds.idOf('laxa')] };
    expect(await inviteMore(db, foreign, rounds.acting(OPENED))).toEqual({ problem: 'not_found' });
    await closeRoundNow(db, rounds.on(id), rounds.acting('2027-11-01T08:00:00.000Z'));
    expect(await invite(id, ['laxa'])).toEqual({ problem: 'not_open' });
    expect(await listRoundParticipants(db, id)).toHaveLength(1);
  });
});

test('the message of an open round is changed, with both kept in the log, and of no other', async () => {
  const { db } = rounds.made;
  const id = await openWith('kumla');
  const change = (message: string, seen?: string) =>
    changeMessage(db, { ...rounds.on(id), message, seen }, rounds.acting(OPENED));
  expect([await change('Vi ses i höst.'), await change('Vi ses i höst.')]).toEqual([DONE, DONE]);
  expect(await change('Något annat.', 'Välkomna.')).toEqual({ problem: 'message_changed_meanwhile' });
  expect(await findRound(db, id)).toMatchObject({ message: 'Vi ses i höst.' });
  const events = await db
    .selectFrom('audit_events')
    .selectAll()
    .where('object_id', '=', id)
    .where('action', '=', 'round_message_changed')
    .execute();
  expect(events.map((event) => [JSON.parse(event.before!), JSON.parse(event.after!)])).toEqual([
    [{ message: 'Välkomna.' }, { message: 'Vi ses i höst.' }],
  ]);
  await closeRoundNow(db, rounds.on(id), rounds.acting('2027-11-01T08:00:00.000Z'));
  expect(await change('För sent.')).toEqual({ problem: 'not_open' });
});
