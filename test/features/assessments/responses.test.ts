import { afterAll, beforeAll, expect, test } from 'vitest';
import { startResponse } from '#app/features/assessments/start-response.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { readOverview } from '#app/features/home/read-overview.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { sendBack } from '#app/features/signing-off/send-back.server';
import { findAssessment, listAssessments } from '#db/queries/assessments';
import { findOrganisationBySlug } from '#db/queries/organisations';
import { listResponses } from '#db/queries/responses';
import { updateRoundStatus } from '#db/queries/rounds';
import {
  answerAll,
  type County,
  change,
  createCounty,
  handOverAndSign,
  joinColleague,
  NOW,
  saveOne,
  startAnswering,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

const acting = (personId: string) => ({ now: NOW, actor: { personId } });

test('the first who begins sets the assessment going; who begins again goes on with the same response', async () => {
  const place = await startAnswering(made.db, county, 'kumla');
  const where = { assessmentId: place.assessmentId, organisationIds: place.organisationIds };
  expect((await findAssessment(made.db, place.assessmentId, place.organisationIds))?.status).toBe('in_progress');
  expect(await startResponse(made.db, where, acting(place.coordinatorId))).toEqual({ responseId: place.responseId });
  const reader = await county.person('kumla', 'reader');
  const twice = await Promise.all([
    startResponse(made.db, where, acting(reader)),
    startResponse(made.db, where, acting(reader)),
  ]);
  expect(twice[0]).toEqual(twice[1]);
  expect(await listResponses(made.db, place.assessmentId)).toHaveLength(2);
});

test('“Klar med min del” locks the person’s answers until they resume; twice is once', async () => {
  const place = await startAnswering(made.db, county, 'nora');
  const where = { assessmentId: place.assessmentId, organisationIds: place.organisationIds };
  const set = (isReady: boolean) => submitResponse(made.db, { ...where, isReady }, acting(place.coordinatorId));
  const mayWrite = async (baseRevision: number) => {
    const [outcome] = await saveOne(made.db, place, [change('INF1.1', { level: baseRevision, baseRevision })]);
    return outcome?.status;
  };
  expect(await mayWrite(0)).toBe('saved');
  expect([await set(true), await set(true)]).toEqual([{ isSubmitted: true }, { isSubmitted: true }]);
  expect(await mayWrite(1)).toBe('refused');
  expect([await set(false), await set(false)]).toEqual([{ isSubmitted: false }, { isSubmitted: false }]);
  expect(await mayWrite(1)).toBe('saved');
  const events = await made.db
    .selectFrom('audit_events')
    .select('action')
    .where('object_id', '=', place.assessmentId)
    .orderBy('id')
    .execute();
  expect(events.map(({ action }) => action)).toEqual(['response_started', 'response_submitted', 'response_resumed']);
});

async function stepOf(slug: string, role: 'coordinator' | 'respondent') {
  const organisation = (await findOrganisationBySlug(made.db, slug))!;
  const personId = await county.person(slug, role);
  const nowhere = {
    organisationSlug: null,
    organisationName: null,
    programmeId: null,
    programmeSlug: null,
    programmeName: null,
  };
  const memberships = [{ ...nowhere, role, organisationId: organisation.id }];
  const viewer = { personId, name: '', title: null, email: '', language: 'sv' as const, memberships };
  return (await readOverview(made.db, viewer, [organisation.id])).open[0]?.step;
}

test('a coordinator who does not answer is asked to review once a colleague is ready, and to begin before that', async () => {
  const organisation = (await findOrganisationBySlug(made.db, 'degerfors'))!;
  const assessment = (await listAssessments(made.db, [organisation.id]))[0]!;
  const where = { assessmentId: assessment.id, organisationIds: [organisation.id] };
  const respondent = await county.person('degerfors', 'respondent');
  await startResponse(made.db, where, acting(respondent));
  const steps = async () => [
    (await stepOf('degerfors', 'coordinator'))?.text,
    (await stepOf('degerfors', 'respondent'))?.text,
  ];
  expect(await steps()).toEqual(['start', 'answer']);
  await submitResponse(made.db, { ...where, isReady: true }, acting(respondent));
  expect(await steps()).toEqual(['review', 'done']);
});

test('what the approver has sent back is the coordinator’s next step, until it is handed over again', async () => {
  const place = await startAnswering(made.db, county, 'laxa');
  await answerAll(made.db, place);
  const where = { assessmentId: place.assessmentId, organisationIds: place.organisationIds };
  await handOver(made.db, where, acting(place.coordinatorId));
  const later = { now: new Date(NOW.getTime() + 60_000), actor: { personId: place.approverId } };
  expect(await sendBack(made.db, { ...where, reason: 'Underlag saknas.' }, later)).toEqual({ isReturned: true });
  expect(await stepOf('laxa', 'coordinator')).toEqual({
    text: 'returned',
    to: `/sjalvskattning/${place.assessmentId}/granska`,
  });
});

test('nobody begins or resumes after the hand-over, and nobody begins in a planned or archived round', async () => {
  const place = await startAnswering(made.db, county, 'laxa');
  const where = { assessmentId: place.assessmentId, organisationIds: place.organisationIds };
  const colleague = await joinColleague(made.db, place, 'laxa', 'eva');
  await submitResponse(made.db, { ...where, isReady: true }, acting(colleague.coordinatorId));
  await answerAll(made.db, place);
  await handOverAndSign(made.db, place);
  const reader = acting(await county.person('laxa', 'reader'));
  expect(await startResponse(made.db, where, reader)).toEqual({ problem: 'locked' });
  const resumed = await submitResponse(made.db, { ...where, isReady: false }, acting(colleague.coordinatorId));
  expect(resumed).toEqual({ problem: 'locked' });

  const other = await startAnswering(made.db, county, 'hallsberg');
  const there = { assessmentId: other.assessmentId, organisationIds: other.organisationIds };
  const newcomer = acting(await county.person('hallsberg', 'reader'));
  for (const status of ['draft', 'archived'] as const) {
    await updateRoundStatus(made.db, county.roundId, { from: 'open', to: status });
    expect(await startResponse(made.db, there, newcomer)).toEqual({ problem: 'not_open' });
    await updateRoundStatus(made.db, county.roundId, { from: status, to: 'open' });
  }
  expect(await submitResponse(made.db, { ...there, isReady: true }, newcomer)).toEqual({ problem: 'not_found' });
});
