import { afterAll, beforeAll, expect, test } from 'vitest';
import { readComparison } from '#app/features/comparison/read-comparison.server';
import { addGroup } from '#app/features/rounds/own-groups.server';
import { newId } from '#db/ids';
import { findOrganisationBySlug } from '#db/queries/organisations';
import { level } from '#test/features/rounds/signed-rounds';
import { ComparedRounds, shared } from './compared-rounds';

let county: ComparedRounds;

beforeAll(async () => {
  county = await ComparedRounds.create();
});
afterAll(() => county.rounds.made.drop());

test('a group of several kinds that was named after somebody had signed compares them all (method 5.1)', async () => {
  const round = await county.open(2027);
  await county.sign('orebro', round, level(4), shared('county'));
  const slugs = ['orebro', 'kumla', 'nora', 'laxa', 'region-orebro-lan'];
  const found = await Promise.all(slugs.map((slug) => findOrganisationBySlug(county.db, slug)));
  const id = newId();
  const added = await addGroup(
    county.db,
    {
      id,
      roundId: round.roundId,
      programmeIds: [county.programmeId],
      name: { sv: 'Blandad', en: 'Mixed' },
      organisationIds: found.map((one) => one!.id),
    },
    { now: new Date('2027-11-21T10:00:00.000Z'), actor: county.rounds.actor },
  );
  expect(added).not.toHaveProperty('problem');
  await county.sign('kumla', round, level(2), shared('county'));
  await county.close(round);
  const view = await readComparison(county.db, county.asks({ round: '2027', group: `own_${id}` }));
  if (!view || !('map' in view)) throw new Error('nothing to compare');
  expect(view.map.rows.map((row) => [row.name, row.cells[0]])).toEqual([
    ['Kumla', { value: 2, band: 2 }],
    ['Örebro', { value: 4, band: 4 }],
  ]);
});
