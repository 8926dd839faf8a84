import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnswerMutation } from '#app/features/answering/save-answers.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { sendBack } from '#app/features/signing-off/send-back.server';
import { findAssessment } from '#db/queries/assessments';
import { listConsensusAnswers } from '#db/queries/responses';
import { updateRoundStatus } from '#db/queries/rounds';
import {
  answerAll,
  type County,
  change,
  codesFor,
  createCounty,
  createOpenRound,
  handOverAndSign,
  joinColleague,
  NOW,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

const actingAs = (personId: string) => ({ now: NOW, actor: { personId } });
const hand = ({ assessmentId, organisationIds, coordinatorId }: Workplace) =>
  handOver(made.db, { assessmentId, organisationIds }, actingAs(coordinatorId));
const statusOf = async ({ assessmentId, organisationIds }: Workplace) =>
  (await findAssessment(made.db, assessmentId, organisationIds))?.status;
/** Level 3 with no comment, except where a part says something else. */
const answer = (place: Workplace, parts: Record<string, Partial<AnswerMutation>> = {}, codes = codesFor()) =>
  answerAll(made.db, place, (code) => ({ comment: '', ...parts[code] }), codes);
const submit = ({ assessmentId, organisationIds, coordinatorId }: Workplace) =>
  submitResponse(made.db, { assessmentId, organisationIds, isReady: true }, actingAs(coordinatorId));
/** A colleague who gives these levels and is ready, or not. */
const colleague = async (
  place: Workplace,
  slug: string,
  name: string,
  levels: Record<string, number>,
  isReady = true,
) => {
  const person = await joinColleague(made.db, place, slug, name);
  await saveOne(
    made.db,
    person,
    Object.entries(levels).map(([code, level]) => change(code, { level })),
  );
  if (isReady) await submit(person);
};

test('nothing is handed over while indicators have no answer: each is named, and nothing is changed', async () => {
  const place = await startAnswering(made.db, county, 'kumla');
  const missing = codesFor().map((indicator) => ({ indicator, kind: 'missing' }));
  expect(await hand(place)).toEqual({ problem: 'incomplete', findings: missing });
  await answer(
    place,
    {},
    codesFor().filter((code) => code !== 'TRY3.2'),
  );
  await saveOne(made.db, place, [change('TRY3.2', { kind: null, level: null, comment: 'bara en kommentar' })]);
  expect(await hand(place)).toEqual({ problem: 'incomplete', findings: [{ indicator: 'TRY3.2', kind: 'missing' }] });
  expect(await statusOf(place)).toBe('in_progress');
  expect(await listConsensusAnswers(made.db, place.assessmentId)).toEqual([]);
  await saveOne(made.db, place, [change('TRY3.2', { baseRevision: 1 })]);
  expect(await hand(place)).toEqual({ isHandedOver: true });
  expect(await statusOf(place)).toBe('handed_over');
});

test('handing over twice is handing over once', async () => {
  const place = await startAnswering(made.db, county, 'kumla');
  expect(await hand(place)).toEqual({ isHandedOver: true });
  const events = await made.db.selectFrom('audit_events').selectAll().where('action', '=', 'handed_over').execute();
  expect(events).toHaveLength(1);
});

test('“ej tillämpligt” needs a comment; spaces are none', async () => {
  const place = await startAnswering(made.db, county, 'nora');
  await answer(place, { 'INF1.1': { kind: 'NA', level: null }, 'INF1.2': { kind: 'NA', level: null, comment: ' \n' } });
  const because = 'not_applicable';
  expect(await hand(place)).toMatchObject({
    findings: [
      { indicator: 'INF1.1', kind: 'comment_needed', because },
      { indicator: 'INF1.2', kind: 'comment_needed', because },
    ],
  });
  const commented = ['INF1.1', 'INF1.2'].map((code) =>
    change(code, { kind: 'NA', level: null, comment: 'Sköts av förbundet.', baseRevision: 1 }),
  );
  await saveOne(made.db, place, commented);
  expect(await hand(place)).toEqual({ isHandedOver: true });
});

test('two levels from what the submitted responses suggest needs a comment; one level does not', async () => {
  const place = await startAnswering(made.db, county, 'laxa');
  await answer(place);
  await colleague(place, 'laxa', 'eva', { 'INF1.1': 1, 'INF1.2': 2, 'INF1.3': 5, 'INF2.1': 0 });
  await colleague(place, 'laxa', 'ali', { 'INF1.1': 1, 'INF1.2': 2, 'INF1.3': 5, 'INF2.1': 4 });
  await colleague(place, 'laxa', 'bo', { 'INF2.2': 0 }, false);
  const because = 'differs_from_suggestion';
  // INF2.1: of 0 and 4 the lower middle one is suggested. INF2.2: somebody who is not ready suggests nothing.
  const findings = ['INF1.1', 'INF1.3', 'INF2.1'].map((indicator) => ({ indicator, kind: 'comment_needed', because }));
  expect(await hand(place)).toEqual({ problem: 'incomplete', findings });
  const commented = findings.map(({ indicator }) => change(indicator, { comment: 'Enats på mötet.', baseRevision: 1 }));
  await saveOne(made.db, place, commented);
  expect(await hand(place)).toEqual({ isHandedOver: true });
});

test('three levels from last year’s signed answer needs a comment; two do not', async () => {
  const lastYear = await createOpenRound(made.db, 2025, await county.person('orebro-lan', 'county'));
  const before = await startAnswering(made.db, county, 'hallsberg', lastYear);
  await answerAll(made.db, before, (code) => ({ level: code === 'LED1.1' ? 0 : code === 'LED1.2' ? 1 : 3 }));
  await handOverAndSign(made.db, before, { now: new Date('2025-11-01T12:00:00Z') });
  const place = await startAnswering(made.db, county, 'hallsberg');
  await answer(place);
  const finding = { indicator: 'LED1.1', kind: 'comment_needed', because: 'differs_from_earlier' };
  expect(await hand(place)).toEqual({ problem: 'incomplete', findings: [finding] });
  await saveOne(made.db, place, [change('LED1.1', { comment: 'Ny ledning.', baseRevision: 1 })]);
  expect(await hand(place)).toEqual({ isHandedOver: true });
});

test('“vet ej” and high levels without evidence are asked about, but do not stop', async () => {
  const place = await startAnswering(made.db, county, 'degerfors');
  await answer(place, { 'INF1.1': { kind: 'DK', level: null }, 'INF1.2': { level: 5 } });
  expect(await hand(place)).toEqual({ isHandedOver: true });
});

test('an answer that was taken back after a send-back is missing, not signed as it was', async () => {
  const place = await startAnswering(made.db, county, 'hallefors');
  const { assessmentId, organisationIds, approverId } = place;
  await answer(place);
  await hand(place);
  await sendBack(made.db, { assessmentId, organisationIds, reason: 'INF1.1 stämmer inte' }, actingAs(approverId));
  await saveOne(made.db, place, [change('INF1.1', { kind: null, level: null, baseRevision: 1 })]);
  expect(await hand(place)).toEqual({
    problem: 'incomplete',
    findings: [{ indicator: 'INF1.1', kind: 'missing' }],
  });
  await saveOne(made.db, place, [change('INF1.1', { level: 1, baseRevision: 2 })]);
  expect(await hand(place)).toEqual({ isHandedOver: true });
  const agreed = await listConsensusAnswers(made.db, assessmentId);
  expect(agreed.find((row) => row.indicator === 'INF1.1')).toMatchObject({ level: 1, revision: 2 });
});

test('an assessment that nobody has begun, or whose round is archived, is not handed over', async () => {
  const place = await startAnswering(made.db, county, 'askersund');
  await answer(place);
  await made.db
    .updateTable('assessments')
    .set({ status: 'not_started' })
    .where('id', '=', place.assessmentId)
    .execute();
  expect(await hand(place)).toEqual({ problem: 'locked' });
  await made.db
    .updateTable('assessments')
    .set({ status: 'in_progress' })
    .where('id', '=', place.assessmentId)
    .execute();
  await updateRoundStatus(made.db, county.roundId, { from: 'open', to: 'archived' });
  expect(await hand(place)).toEqual({ problem: 'locked' });
  expect(await submit(place)).toEqual({ problem: 'locked' });
  await updateRoundStatus(made.db, county.roundId, { from: 'archived', to: 'open' });
});
