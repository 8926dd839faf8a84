import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { takeResponse } from '#app/features/signing-off/take-response.server';
import { newId } from '#db/ids';
import { listConsensusAnswers } from '#db/queries/responses';
import {
  answerAll,
  type County,
  change,
  codesFor,
  createCounty,
  joinColleague,
  NOW,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
let place: Workplace;
let eva: Workplace;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  place = await startAnswering(made.db, county, 'kumla');
  eva = await joinColleague(made.db, place, 'kumla', 'eva');
});
afterAll(() => made.drop());

const coordinator = () => ({ now: NOW, actor: { personId: place.coordinatorId } });
const take = (responseId: string) =>
  takeResponse(
    made.db,
    { assessmentId: place.assessmentId, organisationIds: place.organisationIds, responseId },
    coordinator(),
  );
const setReady = (who: Workplace, isReady: boolean) => {
  const { assessmentId, organisationIds, coordinatorId: personId } = who;
  return submitResponse(made.db, { assessmentId, organisationIds, isReady }, { now: NOW, actor: { personId } });
};
const agreed = async () =>
  (await listConsensusAnswers(made.db, place.assessmentId)).map(
    ({ indicator, level, revision, source_response_id }) => ({
      indicator,
      level,
      revision,
      from: source_response_id === eva.responseId ? 'eva' : 'coordinator',
    }),
  );

test('a colleague who is not ready is not taken', async () => {
  await saveOne(made.db, eva, [change('INF1.1', { level: 1 }), change('INF1.2', { level: 2 })]);
  expect(await take(eva.responseId)).toEqual({ problem: 'not_ready' });
  expect(await agreed()).toEqual([]);
});

test('the coordinator’s own response is, ready or not; a comment without a value is not taken', async () => {
  await saveOne(made.db, place, [
    change('INF1.1', { level: 4, comment: 'Egen.' }),
    change('INF1.3', { level: 5 }),
    change('INF2.1', { kind: null, level: null, comment: 'Fråga Eva.' }),
  ]);
  expect(await take(place.responseId)).toEqual({ taken: 2 });
  expect(await agreed()).toEqual([
    { indicator: 'INF1.1', level: 4, revision: 1, from: 'coordinator' },
    { indicator: 'INF1.3', level: 5, revision: 1, from: 'coordinator' },
  ]);
});

test('a colleague who is ready is taken: their values replace others, what they left out stays, each version is kept', async () => {
  await setReady(eva, true);
  expect(await take(eva.responseId)).toEqual({ taken: 2 });
  const expected = [
    { indicator: 'INF1.1', level: 1, revision: 2, from: 'eva' },
    { indicator: 'INF1.2', level: 2, revision: 1, from: 'eva' },
    { indicator: 'INF1.3', level: 5, revision: 1, from: 'coordinator' },
  ];
  expect(await agreed()).toEqual(expected);
  const versions = await made.db.selectFrom('consensus_versions').selectAll().orderBy('id').execute();
  expect(versions.map(({ indicator, level, revision, comment }) => [indicator, level, revision, comment])).toEqual([
    ['INF1.1', 4, 1, 'Egen.'],
    ['INF1.3', 5, 1, ''],
    ['INF1.1', 1, 2, ''],
    ['INF1.2', 2, 1, ''],
  ]);
  expect(await take(eva.responseId)).toEqual({ taken: 0 });
  expect(await agreed()).toEqual(expected);
});

test('what the colleague changes afterwards does not follow, not even at the hand-over', async () => {
  await answerAll(
    made.db,
    place,
    () => ({ level: 2 }),
    codesFor()
      .slice(3)
      .filter((code) => code !== 'INF2.1'),
  );
  await saveOne(made.db, place, [change('INF2.1', { level: 2, baseRevision: 1 })]);
  await take(place.responseId);
  await take(eva.responseId);
  await setReady(eva, false);
  await saveOne(made.db, eva, [change('INF1.1', { level: 5, baseRevision: 1, comment: 'ändrat mig' })]);
  await setReady(eva, true);
  const { assessmentId, organisationIds } = place;
  const before = await agreed();
  expect(before.slice(0, 2)).toMatchObject([
    { indicator: 'INF1.1', level: 1, from: 'eva' },
    { level: 2, from: 'eva' },
  ]);
  // Eva's new level is four from what is agreed: that needs a comment, which nobody has written.
  expect(await handOver(made.db, { assessmentId, organisationIds }, coordinator())).toEqual({
    problem: 'incomplete',
    findings: [{ indicator: 'INF1.1', kind: 'comment_needed', because: 'differs_from_suggestion' }],
  });
  await setReady(eva, false);
  expect(await handOver(made.db, { assessmentId, organisationIds }, coordinator())).toEqual({ isHandedOver: true });
  expect(await agreed()).toEqual(before);
});

test('nothing is taken after the hand-over, from another assessment, or from nowhere', async () => {
  expect(await take(place.responseId)).toEqual({ problem: 'locked' });
  const nora = await startAnswering(made.db, county, 'nora');
  const { assessmentId, organisationIds, coordinatorId: personId } = nora;
  const acting = { now: NOW, actor: { personId } };
  for (const responseId of [place.responseId, newId()]) {
    const result = await takeResponse(made.db, { assessmentId, organisationIds, responseId }, acting);
    expect(result).toEqual({ problem: 'not_found' });
  }
  expect(await listConsensusAnswers(made.db, assessmentId)).toEqual([]);
});
