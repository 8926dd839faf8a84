import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLacking } from '#app/access/read-lacking.server';
import type { Choice } from '#app/features/comparison/choice';
import { readAnswers } from '#app/features/comparison/read-answers.server';
import { readFacts } from '#app/features/comparison/read-facts.server';
import { findRound } from '#db/queries/rounds';
import { listCountedMembers } from '#db/queries/shared-counts';
import { updateSharingInForce } from '#db/queries/sharings-in-force';
import type { Id } from '#db/schema';
import { ComparedRounds, shared } from './compared-rounds';

/** Eight that let their answers be counted, one that shows them by name, one that keeps them to itself. */
const COUNTED = ['orebro', 'karlskoga', 'lindesberg', 'hallsberg', 'lekeberg', 'askersund', 'degerfors', 'laxa'];
const NAMED = 'kumla';

let county: ComparedRounds;
let first: { roundId: Id; year: number };
let second: { roundId: Id; year: number };

beforeAll(async () => {
  county = await ComparedRounds.create();
  first = await county.open(2027);
  second = await county.open(2028);
  for (const round of [first, second]) {
    for (const [index, slug] of [...COUNTED, NAMED].entries()) {
      // KOM1.1 is spread over the levels, KOM1.2 nearly the same for all.
      const answerOf = (code: string) => ({ level: code === 'KOM1.2' ? (index === 0 ? 1 : 2) : 1 + (index % 4) });
      const facts: Record<string, string> = {
        SDK_ANSLUTEN: index === 0 ? 'no' : 'yes',
        SDK_ANSLUTEN_DATUM: index === 0 ? '' : `20${20 + (index % 4)}-01-15`,
        DIGITAL_POST: index % 2 === 0 ? 'yes' : 'no',
      };
      const choice = slug === NAMED ? shared('county') : shared('county', 'county', 'aggregate');
      await county.sign(slug, round, answerOf, choice, facts);
    }
  }
  // The second time somebody is in the mean of the directions and not in the counts of the answers.
  await county.sign('nora', second, () => ({ level: 2 }), shared('county', 'county', 'aggregate', 'private'));
  for (const round of [first, second]) await county.close(round);
});
afterAll(() => county.rounds.made.drop());

async function countsOf(part: Partial<Choice>) {
  const view = await readAnswers(county.db, county.asks({ round: '2027', area: 'KOM', ...part }));
  if (!view || !('directions' in view)) throw new Error('nothing to count');
  return new Map(view.directions.flatMap(({ indicators }) => indicators).map((one) => [one.code, one.counts]));
}

test('answers are counted over everybody who lets them be, where that gives nobody away', async () => {
  const counts = await countsOf({});
  expect(counts.get('KOM1.1')).toEqual({ isShown: true, n: 9, counts: [0, 3, 2, 2, 2, 0, 0, 0], withheld: null });
  expect(counts.get('KOM1.2')).toMatchObject({ isShown: true, n: 1, withheld: 'exposing' });
});

test('what may be secret is not counted at all', async () => {
  const counts = await countsOf({ area: 'TRY' });
  expect(counts.get('TRY1.1')).toEqual({ isShown: false, n: 0, reason: 'sensitive' });
  expect(counts.get('TRY2.1')).toMatchObject({ isShown: true, n: 9 });
});

test('another group with other hidden organisations is not counted beside the first', async () => {
  for (const group of ['municipalities_small', 'municipalities_large']) {
    const counts = await countsOf({ group });
    expect(
      [...counts.values()].every((one) => !one.isShown || one.withheld !== null),
      group,
    ).toBe(true);
  }
  expect((await countsOf({ group: 'partners' })).get('KOM1.1')).toMatchObject({ n: 9, withheld: null });
});

test('nobody is counted who could be told from the mean of the direction', async () => {
  const counts = await countsOf({ round: '2028' });
  expect(counts.get('KOM1.1')).toMatchObject({ isShown: true, n: 1, withheld: 'exposing' });
});

test('who narrows the choice afterwards is hidden and still counted', async () => {
  const members = await listCountedMembers(county.db, first.roundId, 'indicators');
  const named = members.find((row) => row.audienceNow === 'county')!;
  const key = { roundId: first.roundId, unitId: named.unitId, depth: 'indicators' as const };
  await updateSharingInForce(county.db, key, 'aggregate');
  expect((await countsOf({})).get('KOM1.1')).toEqual({
    isShown: true,
    n: 9,
    counts: [0, 3, 2, 2, 2, 0, 0, 0],
    withheld: null,
  });
  await updateSharingInForce(county.db, key, 'county');
});

test('facts are counted under the same rule, and named for those that show their answers', async () => {
  const view = await readFacts(county.db, county.asks({ round: '2027' }));
  if (!view || !('facts' in view)) throw new Error('no facts');
  const fact = (code: string) => view.facts.find((one) => one.code === code)!;
  expect(fact('DIGITAL_POST')).toMatchObject({
    categories: ['yes', 'no', 'empty'],
    counts: { isShown: true, counts: [5, 4, 0], n: 9, withheld: null },
    named: [{ name: 'Kumla', isOwn: false, value: 'yes' }],
  });
  expect(fact('SDK_ANSLUTEN').counts).toEqual({ isShown: true, counts: [1, 0, 0], n: 1, withheld: 'exposing' });
  // The dates would say the same as the yes that is not shown; and no year of anybody unnamed is listed.
  expect(fact('SDK_ANSLUTEN_DATUM')).toMatchObject({
    categories: ['2020', 'empty'],
    counts: { isShown: true, counts: [1, 0], n: 1, withheld: 'exposing' },
  });
});

test('what most lack is read from the same counts, whether or not anybody is named in them', async () => {
  const round = (await findRound(county.db, first.roundId))!;
  const { questions, shown, total } = await readLacking(county.db, round);
  const counts = await countsOf({});
  expect([total, shown > 0, questions.length > 0]).toEqual([60, true, true]);
  for (const { code, below, of } of questions.filter((one) => one.code.startsWith('KOM'))) {
    const told = counts.get(code)!;
    const levels = told.isShown ? told.counts.slice(0, 6) : [];
    const sum = (some: number[]) => some.reduce((all, one) => all + one, 0);
    expect([below, of], code).toEqual([sum(levels.slice(0, 3)), sum(levels)]);
    expect(below * 2).toBeGreaterThan(of);
  }
  // Nearly everybody gave the same answer to KOM1.2, so its counts are of the named alone: too few to say anything.
  expect(questions.map((one) => one.code)).not.toContain('KOM1.2');
});
