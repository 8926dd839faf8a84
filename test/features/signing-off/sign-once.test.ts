import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESELECTED_SHARING } from '#app/domain/benchmark/sharing';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { type SignInput, sign } from '#app/features/signing-off/sign.server';
import { findAssessment } from '#db/queries/assessments';
import { updateRoundStatus } from '#db/queries/rounds';
import { listSharings, listSignOffs } from '#db/queries/sign-offs';
import { answerAll, type County, createCounty, NOW, startAnswering, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

const handedOver = async (slug: string): Promise<Workplace> => {
  const place = await startAnswering(made.db, county, slug);
  await answerAll(made.db, place);
  const { assessmentId, organisationIds, coordinatorId: personId } = place;
  await handOver(made.db, { assessmentId, organisationIds }, { now: NOW, actor: { personId } });
  return place;
};
const signAt = (place: Workplace, part: Partial<SignInput> = {}) => {
  const { assessmentId, organisationIds, approverId: personId } = place;
  const input = {
    assessmentId,
    organisationIds,
    revision: 1,
    sharing: PRESELECTED_SHARING,
    diaryNumber: null,
    ...part,
  };
  return sign(made.db, input, { now: NOW, actor: { personId } });
};
const signOffs = ({ assessmentId, organisationIds }: Workplace) => listSignOffs(made.db, assessmentId, organisationIds);

test('the same answers at two organisations have two references', async () => {
  const places = [await handedOver('nora'), await handedOver('laxa')];
  const signed = [];
  for (const place of places) signed.push(await signAt(place));
  const references = signed.map((one) => ('reference' in one ? one.reference : one.problem));
  expect(references[0]).toMatch(/^2026-NORA-1-[0-9A-F]{8}$/);
  expect(references[1]).toMatch(/^2026-LAXA-1-[0-9A-F]{8}$/);
  expect(references[1]?.slice(-8)).not.toBe(references[0]?.slice(-8));
});

describe('signing is refused, and nothing written,', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await handedOver('hallsberg');
  });
  const expectUnsigned = async () => {
    expect(await signOffs(place)).toEqual([]);
    expect(await listSharings(made.db, place.assessmentId)).toEqual([]);
    expect((await findAssessment(made.db, place.assessmentId, place.organisationIds))?.currentSignOffId).toBeNull();
  };

  test.each([0, 2])('for another revision than the one that was read (%i)', async (revision) => {
    expect(await signAt(place, { revision })).toEqual({ problem: 'other_revision' });
    await expectUnsigned();
  });

  test.each([
    { index: 'aggregate', areas: 'county' },
    { areas: 'aggregate', directions: 'public' },
    { indicators: 'county' },
    { index: 'private' },
  ] as const)('when a deeper level would be shared more widely than the one above: %o', async (part) => {
    expect(await signAt(place, { sharing: { ...PRESELECTED_SHARING, ...part } })).toEqual({
      problem: 'sharing_too_wide',
    });
    await expectUnsigned();
  });

  test('in an archived round', async () => {
    await updateRoundStatus(made.db, county.roundId, { from: 'open', to: 'archived' });
    expect(await signAt(place)).toEqual({ problem: 'locked' });
    await updateRoundStatus(made.db, county.roundId, { from: 'archived', to: 'open' });
    await expectUnsigned();
  });

  test('before the hand-over', async () => {
    const early = await startAnswering(made.db, county, 'askersund');
    expect(await signAt(early)).toEqual({ problem: 'locked' });
  });
});

test('two approvers at the same moment sign once', async () => {
  const place = await handedOver('degerfors');
  const results = await Promise.all([signAt(place), signAt(place), signAt(place)]);
  expect(results.filter((result) => 'reference' in result)).toHaveLength(1);
  expect(results.filter((result) => 'problem' in result && result.problem === 'locked')).toHaveLength(2);
  expect(await signOffs(place)).toHaveLength(1);
});

test('a round that is closed can still be signed, for the organisation’s own use', async () => {
  const place = await handedOver('lindesberg');
  await updateRoundStatus(made.db, county.roundId, { from: 'open', to: 'closed' });
  expect(await signAt(place, { diaryNumber: 'KS 2026/123' })).toHaveProperty('reference');
  await updateRoundStatus(made.db, county.roundId, { from: 'closed', to: 'open' });
  expect((await signOffs(place))[0]?.diary_number).toBe('KS 2026/123');
});
