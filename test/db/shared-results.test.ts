import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { closeRound } from '#app/features/rounds/close-round.server';
import {
  listVisibleAnswers,
  listVisibleOrganisations,
  listVisibleScores,
  type Onlooker,
} from '#db/queries/shared-results';
import { listSharingsInForce, updateSharingInForce } from '#db/queries/sharings-in-force';
import type { Audience, Id } from '#db/schema';
import { level, SignedRounds } from '#test/features/rounds/signed-rounds';
import { createOpenRound } from '#test/support/county';

const COUNTY: Onlooker = { viewers: 'county', ownOrganisationIds: [] };
const PUBLIC: Onlooker = { viewers: 'public', ownOrganisationIds: [] };
const AT = '2027-11-20T10:00:00.000Z';

let rounds: SignedRounds;
let roundId: Id;
const unitOf = new Map<string, Id>();
const organisationOf = new Map<string, Id>();

const CHOICES: Record<string, [Audience, Audience, Audience, Audience]> = {
  orebro: ['public', 'public', 'public', 'public'],
  kumla: ['county', 'county', 'county', 'county'],
  nora: ['county', 'aggregate', 'private', 'private'],
  laxa: ['private', 'private', 'private', 'private'],
};

beforeAll(async () => {
  rounds = await SignedRounds.create();
  roundId = await createOpenRound(rounds.made.db, 2027, rounds.actor.personId);
  for (const [slug, [index, areas, directions, indicators]] of Object.entries(CHOICES)) {
    const { place } = await rounds.sign(slug, roundId, level(3), AT, { index, areas, directions, indicators });
    organisationOf.set(slug, place.organisationIds[0]!);
  }
});
afterAll(() => rounds.made.drop());

async function seen(onlooker: Onlooker) {
  const { db } = rounds.made;
  const scores = await listVisibleScores(db, { roundId, tree: OWN_TREE }, onlooker);
  const answers = await listVisibleAnswers(db, { roundId, unitIds: [...unitOf.values()] }, onlooker);
  const summary: Record<string, string> = {};
  for (const [slug, unitId] of unitOf) {
    const nodes = scores.filter((row) => row.unitId === unitId).map((row) => row.node);
    const codes = answers.filter((row) => row.unitId === unitId).map((row) => row.indicator);
    const parts = [
      nodes.includes('INDEX') && 'index',
      nodes.includes('KOM') && 'areas',
      nodes.includes('TRY1') && 'directions',
      codes.includes('KOM1.1') && 'indicators',
      codes.some((code) => code.startsWith('TRY1.')) && 'sensitive',
    ];
    summary[slug] = parts.filter(Boolean).join(' ');
  }
  return summary;
}

test('nothing of an open round is seen by anybody else, whatever was chosen', async () => {
  expect(await listVisibleScores(rounds.made.db, { roundId, tree: OWN_TREE }, COUNTY)).toEqual([]);
  expect(await listVisibleOrganisations(rounds.made.db, roundId, 'index', COUNTY)).toEqual([]);
});

test('after the close each sees what was chosen for them, to the depth that was chosen, and their own in full', async () => {
  await closeRound(rounds.made.db, roundId, { now: new Date('2027-12-22T06:00:00.000Z'), actor: rounds.actor });
  const inForce = await listSharingsInForce(rounds.made.db, roundId);
  for (const [slug, id] of organisationOf) {
    unitOf.set(slug, inForce.find((row) => row.organisationId === id)!.unitId);
  }
  expect(await seen(COUNTY)).toEqual({
    orebro: 'index areas directions indicators',
    kumla: 'index areas directions indicators',
    nora: 'index',
    laxa: '',
  });
  expect(await seen(PUBLIC)).toEqual({
    orebro: 'index areas directions indicators',
    kumla: '',
    nora: '',
    laxa: '',
  });
  expect(await seen({ viewers: 'county', ownOrganisationIds: [organisationOf.get('laxa')!] })).toMatchObject({
    kumla: 'index areas directions indicators',
    nora: 'index',
    laxa: 'index areas directions indicators sensitive',
  });
  const named = await listVisibleOrganisations(rounds.made.db, roundId, 'areas', COUNTY);
  expect(named.map((row) => row.slug)).toEqual(['kumla', 'orebro']);
});

test('a choice that is narrowed hides the name at once', async () => {
  const key = { roundId, unitId: unitOf.get('kumla')!, depth: 'indicators' } as const;
  await updateSharingInForce(rounds.made.db, key, 'aggregate');
  expect(await seen(COUNTY)).toMatchObject({ kumla: 'index areas directions' });
});
