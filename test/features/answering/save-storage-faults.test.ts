import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { SaveGroup } from '#app/features/answering/save-group.server';
import { storageProblem } from '#db/errors';
import { newId } from '#db/ids';
import { listFacts } from '#db/queries/responses';
import {
  change,
  codesFor,
  createCounty,
  NOW,
  readStored,
  startAnswering,
  toSave,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { storageFaults } from '#test/support/storage-faults';

let made: TestDatabase;
let place: Workplace;
let saves: SaveGroup;

beforeAll(async () => {
  made = await createDatabase();
  place = await startAnswering(made.db, await createCounty(made.db), 'kumla');
  saves = new SaveGroup(made.db, () => NOW);
});
afterAll(() => made.drop());

describe.each(['full', 'read_only'] as const)('with storage that is %s', (fault) => {
  test('nothing is acknowledged or half-written, and the same changes are saved when it is well again', async () => {
    // Long texts, so that the disk is full for sure; each page of answers is written before any version.
    const long = 'x'.repeat(4000);
    const mutations = codesFor()
      .slice(0, 30)
      .map((code) => change(code, { comment: `${fault} ${long.slice(20)}`, baseRevision: fault === 'full' ? 0 : 1 }));
    const before = await readStored(made.db, place.responseId);
    const mend = await storageFaults[fault](made);
    const attempts = await Promise.allSettled([
      saves.save(toSave(place, mutations.slice(0, 15))),
      saves.save(toSave(place, mutations.slice(15))),
    ]);
    const reasons = attempts.map((attempt) => attempt.status === 'rejected' && storageProblem(attempt.reason));
    expect(reasons).toEqual([fault, fault]);
    expect(await readStored(made.db, place.responseId)).toEqual(before);
    await mend();

    const outcomes = await saves.save(toSave(place, mutations));
    expect(new Set(outcomes.map((outcome) => outcome.status))).toEqual(new Set(['saved']));
    const after = await readStored(made.db, place.responseId);
    expect(after.answers.size).toBe(30);
    expect(after.versions).toHaveLength(before.versions.length + 30);
  });
});

test('facts that cannot be stored are not acknowledged either', async () => {
  const { assessmentId, organisationIds, coordinatorId: personId } = place;
  const mutations = [{ mutationId: newId(), fact: 'SDK_FLODEN', value: '12', baseRevision: 0 }];
  const save = () => saveFacts(made.db, { assessmentId, organisationIds, personId, mutations }, { now: NOW });
  const mend = await storageFaults.read_only(made);
  const error = await save().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(storageProblem(error)).toBe('read_only');
  expect(await listFacts(made.db, assessmentId)).toEqual([]);
  await mend();
  expect(await save()).toMatchObject([{ status: 'saved', revision: 1 }]);
  expect(await listFacts(made.db, assessmentId)).toMatchObject([{ value: '12' }]);
});
