import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FactMutation, saveFacts } from '#app/features/answering/save-facts.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { newId } from '#db/ids';
import { listFacts } from '#db/queries/responses';
import { type County, createCounty, joinColleague, NOW, startAnswering, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
let place: Workplace;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  place = await startAnswering(made.db, county, 'kumla');
});
afterAll(() => made.drop());

const set = (fact: string, value: string, baseRevision = 0): FactMutation => ({
  mutationId: newId(),
  fact,
  value,
  baseRevision,
});
const save = (who: Workplace, ...mutations: FactMutation[]) => {
  const { assessmentId, organisationIds, coordinatorId: personId } = who;
  return saveFacts(made.db, { assessmentId, organisationIds, personId, mutations }, { now: NOW });
};
const stored = async (fact: string) => (await listFacts(made.db, place.assessmentId)).find((row) => row.fact === fact);

test('values are stored in one form, whatever way they were written', async () => {
  const outcomes = await save(
    place,
    set('SDK_ANSLUTEN', 'yes'),
    set('SDK_FLODEN', ' 1\u00A0234 '),
    set('DIGITAL_POST_DATUM', '2024-02-29'),
    set('OPPNA_DATAMANGDER', '007'),
  );
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['saved', 'saved', 'saved', 'saved']);
  expect((await listFacts(made.db, place.assessmentId)).map(({ fact, value }) => [fact, value])).toEqual([
    ['DIGITAL_POST_DATUM', '2024-02-29'],
    ['OPPNA_DATAMANGDER', '7'],
    ['SDK_ANSLUTEN', 'yes'],
    ['SDK_FLODEN', '1234'],
  ]);
});

test('what is no value of the fact is refused by itself', async () => {
  const outcomes = await save(
    place,
    set('SDK_SOCIALTJANST', 'ja'),
    set('SDK_FLODEN', '-1', 1),
    set('SDK_ANSLUTEN_DATUM', '2026-02-30'),
    set('FINNS_INTE', 'yes'),
    set('SDK_SOCIALTJANST', 'no'),
  );
  expect(outcomes.map((outcome) => (outcome.status === 'refused' ? outcome.reason : outcome.status))).toEqual([
    'not_yes_no',
    'not_a_number',
    'not_a_date',
    'unknown_fact',
    'saved',
  ]);
});

test('a date is of what has happened: today in Sweden at the latest', async () => {
  const { assessmentId, organisationIds, coordinatorId: personId } = place;
  const saveAt = (value: string) =>
    saveFacts(
      made.db,
      { assessmentId, organisationIds, personId, mutations: [set('SDK_ANSLUTEN_DATUM', value)] },
      // Past midnight in Sweden, not yet in UTC.
      { now: new Date('2026-11-21T23:30:00.000Z') },
    );
  expect(await saveAt('2026-11-23')).toMatchObject([{ status: 'refused', reason: 'date_ahead' }]);
  expect(await stored('SDK_ANSLUTEN_DATUM')).toBeUndefined();
  expect(await saveAt('20261122')).toMatchObject([{ status: 'saved', revision: 1 }]);
  expect(await stored('SDK_ANSLUTEN_DATUM')).toMatchObject({ value: '2026-11-22' });
});

test('a retry writes nothing; a colleague’s newer value is a conflict that names them', async () => {
  const mutation = set('DIGITAL_POST', 'yes');
  const first = await save(place, mutation);
  expect(await save(place, mutation)).toEqual(first);
  const colleague = await joinColleague(made.db, place, 'kumla', 'eva');
  expect(await save(colleague, set('DIGITAL_POST', 'no', 1))).toMatchObject([{ status: 'saved', revision: 2 }]);
  expect(await save(place, set('DIGITAL_POST', 'yes', 1))).toMatchObject([
    { status: 'conflict', stored: { value: 'no', revision: 2, personName: 'eva' } },
  ]);
  expect(await stored('DIGITAL_POST')).toMatchObject({ value: 'no', revision: 2 });
  const versions = await made.db.selectFrom('fact_versions').selectAll().where('fact', '=', 'DIGITAL_POST').execute();
  expect(versions.map(({ revision, value }) => [revision, value]).sort()).toEqual([
    [1, 'yes'],
    [2, 'no'],
  ]);
});

test('a value can be emptied again', async () => {
  await save(place, set('ARBETSGRUPP_SAKRA_MOTEN', 'yes'), set('ARBETSGRUPP_SAKRA_MOTEN', ' ', 1));
  expect(await stored('ARBETSGRUPP_SAKRA_MOTEN')).toMatchObject({ value: null, revision: 2 });
});

test('nobody writes facts of another organisation, or before they have begun to answer', async () => {
  const before = await listFacts(made.db, place.assessmentId);
  const nora = await startAnswering(made.db, county, 'nora');
  const approver = { ...place, coordinatorId: place.approverId };
  const stranger = { ...nora, assessmentId: place.assessmentId };
  for (const who of [approver, stranger]) {
    expect(await save(who, set('SDK_FLODEN', '99', 1))).toMatchObject([{ status: 'refused', reason: 'not_found' }]);
  }
  expect(await listFacts(made.db, place.assessmentId)).toEqual(before);
});

test('after “Klar med min del” new values are refused, and what was stored before is still answered as saved', async () => {
  const { assessmentId, organisationIds, coordinatorId: personId } = place;
  const mutation = set('SDK_ANSLUTEN_DATUM', '2025-01-31', 1);
  const [first] = await save(place, mutation);
  const acting = { now: NOW, actor: { personId } };
  await submitResponse(made.db, { assessmentId, organisationIds, isReady: true }, acting);
  expect(await save(place, mutation, set('SDK_FLODEN', '5', 1))).toMatchObject([
    first,
    { status: 'refused', reason: 'submitted' },
  ]);
});
