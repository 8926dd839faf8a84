import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNamed } from '#app/features/county-report/read-named.server';
import { readPublicResults } from '#app/features/public-results/read-public-results.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import type { Id } from '#db/schema';
import { createOpenRound } from '#test/support/county';
import { level, SignedRounds } from '../rounds/signed-rounds';

let rounds: SignedRounds;
let roundId: Id;
const PUBLIC = { index: 'public', areas: 'public', directions: 'public' } as const;
const NOT_APPLICABLE = { kind: 'NA', level: null, comment: 'Vi har ingen sådan verksamhet.' } as const;
const DONT_KNOW = { kind: 'DK', level: null } as const;

beforeAll(async () => {
  rounds = await SignedRounds.create();
  roundId = await createOpenRound(rounds.made.db, 2027, rounds.actor.personId);
  const at = '2027-11-20T10:00:00.000Z';
  await rounds.sign('orebro', roundId, level(4), at, PUBLIC);
  const without = (area: string, answer: typeof NOT_APPLICABLE | typeof DONT_KNOW) => (code: string) =>
    code.startsWith(area) ? answer : { level: 3 };
  await rounds.sign('kumla', roundId, without('INF', NOT_APPLICABLE), at, PUBLIC);
  await rounds.sign('nora', roundId, without('INF', DONT_KNOW), at, PUBLIC);
  await closeRound(rounds.made.db, roundId, { now: new Date('2027-12-22T06:00:00.000Z'), actor: rounds.actor });
});
afterAll(() => rounds.made.drop());

test('on the open page an index without an area is put beside nobody else’s', async () => {
  const view = await readPublicResults(rounds.made.db, { slug: '2027', programme: null }, 'sv');
  if (view?.kind !== 'closed') throw new Error('not closed');
  const of = (name: string) => view.organisations.find((one) => one.name === name)!;
  expect(of('Kumla').isIndexPartial).toBe(true);
  expect(of('Kumla').values).not.toHaveProperty('INDEX');
  expect(of('Kumla').values).toMatchObject({ KOM: 3 });
  expect(of('Örebro')).toMatchObject({ isIndexPartial: false, values: { INDEX: 4 } });
  expect(of('Nora')).toMatchObject({ isIndexPartial: false, values: { INDEX: null, INF: null, KOM: 3 } });
});

test('so it is in the county’s report, which says what does not apply and what is too little', async () => {
  const named = await readNamed(rounds.made.db, roundId);
  const of = (name: string, node: string) =>
    named.find((one) => one.name === name)!.values.find((value) => value.node === node);
  expect(of('Kumla', 'INDEX')).toEqual({ node: 'INDEX', score: null, reason: 'partial' });
  expect(of('Kumla', 'INF')).toEqual({ node: 'INF', score: null, reason: 'not_applicable' });
  expect(of('Nora', 'INF')).toEqual({ node: 'INF', score: null, reason: 'insufficient' });
  expect(of('Örebro', 'INDEX')).toEqual({ node: 'INDEX', score: 4, reason: null });
});
