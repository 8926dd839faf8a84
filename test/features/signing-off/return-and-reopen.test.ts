import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESELECTED_SHARING } from '#app/domain/benchmark/sharing';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { startResponse } from '#app/features/assessments/start-response.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { readReceipts } from '#app/features/signing-off/read-receipts.server';
import { reopen, sendBack } from '#app/features/signing-off/send-back.server';
import { sign } from '#app/features/signing-off/sign.server';
import { takeResponse } from '#app/features/signing-off/take-response.server';
import { newId } from '#db/ids';
import { findAssessment } from '#db/queries/assessments';
import { listAuditEvents } from '#db/queries/operations';
import { readReturned } from '#db/queries/returned';
import { listSignedAnswers } from '#db/queries/sign-offs';
import type { Database } from '#db/schema';
import {
  answerAll,
  type County,
  change,
  createCounty,
  handOverAndSign,
  NOW,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const FROZEN = ['sign_offs', 'signed_answers', 'signed_facts', 'node_scores', 'sharings'] as const;
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

/** Every row of these tables, in an order of its own. */
async function readTables(tables: readonly (keyof Database)[]) {
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await made.db.selectFrom(table).selectAll().execute();
    all[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
const acting = (personId: string, now = NOW) => ({ now, actor: { personId, requestId: 'request-1' } });
const scope = ({ assessmentId, organisationIds }: Workplace) => ({ assessmentId, organisationIds });
const state = async ({ assessmentId, organisationIds }: Workplace) => {
  const { status, revision } = (await findAssessment(made.db, assessmentId, organisationIds))!;
  return { status, revision };
};

const returned = async ({ assessmentId, organisationIds }: Workplace) =>
  readReturned(made.db, (await findAssessment(made.db, assessmentId, organisationIds))!);

/** The own tree and the common core have index, five areas and twenty directions; then four collaboration areas. */
const NODES_OF_ALL_TREES = 26 + 26 + 4;

describe('one assessment, from the first answer to its second sign-off', () => {
  let place: Workplace;
  let first: Record<string, string[]>;

  test('is sent back with a reason, and can be worked on in the same revision', async () => {
    place = await startAnswering(made.db, county, 'kumla');
    await answerAll(made.db, place);
    await handOver(made.db, scope(place), acting(place.coordinatorId, minutes(1)));
    const reason = 'TRY1.1: "bevis" saknas';
    expect(await sendBack(made.db, { ...scope(place), reason }, acting(place.approverId, minutes(2)))).toEqual({
      isReturned: true,
    });
    expect(await state(place)).toEqual({ status: 'in_progress', revision: 1 });
    expect(await returned(place)).toMatchObject({ action: 'sent_back', personName: 'approver kumla', reason });
    const evidence = [change('TRY1.1', { evidence: 'dnr 7', baseRevision: 1 })];
    expect(await saveOne(made.db, place, evidence)).toMatchObject([{ status: 'saved', revision: 2 }]);
    expect(await sendBack(made.db, { ...scope(place), reason }, acting(place.approverId))).toEqual({
      problem: 'locked',
    });
    expect(await reopen(made.db, { ...scope(place), reason }, acting(place.approverId))).toEqual({ problem: 'locked' });
  });

  test('is signed with what was mended', async () => {
    const signed = await handOverAndSign(made.db, place, { now: minutes(3) });
    expect(await returned(place)).toBeNull();
    const answers = await listSignedAnswers(made.db, signed.signOffId);
    expect(answers.find((row) => row.indicator === 'TRY1.1')?.evidence).toBe('dnr 7');
    first = await readTables(FROZEN);
    expect(await sendBack(made.db, { ...scope(place), reason: 'för sent' }, acting(place.approverId))).toEqual({
      problem: 'locked',
    });
  });

  test('is opened again as revision 2, while what was signed stays', async () => {
    const reason = 'Fel i INF1.1';
    expect(await reopen(made.db, { ...scope(place), reason }, acting(place.approverId, minutes(4)))).toEqual({
      isReturned: true,
    });
    expect(await state(place)).toEqual({ status: 'in_progress', revision: 2 });
    expect(await returned(place)).toMatchObject({ action: 'reopened', reason });
    expect(await readTables(FROZEN)).toEqual(first);
    await saveOne(made.db, place, [change('INF1.1', { level: 0, baseRevision: 1, comment: 'Rättat.' })]);
    const { assessmentId, organisationIds, coordinatorId: personId } = place;
    const mutations = [{ mutationId: newId(), fact: 'SDK_FLODEN', value: '8', baseRevision: 0 }];
    await saveFacts(made.db, { assessmentId, organisationIds, personId, mutations }, { now: NOW });
    expect(await readTables(FROZEN)).toEqual(first);
  });

  test('is signed again beside the first: not one row of that has changed', async () => {
    const sharing = { ...PRESELECTED_SHARING, areas: 'aggregate', directions: 'private' } as const;
    const signed = await handOverAndSign(made.db, place, { now: minutes(5), revision: 2, sharing });
    const both = await readTables(FROZEN);
    for (const table of FROZEN) {
      expect(
        first[table]!.filter((row) => !both[table]!.includes(row)),
        table,
      ).toEqual([]);
    }
    expect([both.sign_offs!.length, both.signed_answers!.length, both.node_scores!.length]).toEqual([
      2,
      120,
      2 * NODES_OF_ALL_TREES,
    ]);
    expect(signed.reference).toMatch(/^2026-KUMLA-2-/);
    const receipts = await readReceipts(made.db, place.assessmentId, place.organisationIds);
    expect(receipts.map(({ revision, sharing: chosen }) => [revision, chosen.areas, chosen.directions])).toEqual([
      [2, 'aggregate', 'private'],
      [1, 'county', 'aggregate'],
    ]);
    const facts = await made.db.selectFrom('signed_facts').selectAll().execute();
    expect(facts).toEqual([{ sign_off_id: signed.signOffId, fact: 'SDK_FLODEN', value: '8' }]);
  });

  test('has a log of every step in order, with who, what and why', async () => {
    const events = await listAuditEvents(made.db, 'assessment', place.assessmentId, place.organisationIds);
    const people = { coordinator: 'coordinator kumla', approver: 'approver kumla' };
    expect(events.map(({ action, personName }) => [action, personName])).toEqual([
      ['response_started', people.coordinator],
      ['response_taken', people.coordinator],
      ['handed_over', people.coordinator],
      ['sent_back', people.approver],
      ['response_taken', people.coordinator],
      ['handed_over', people.coordinator],
      ['signed', people.approver],
      ['reopened', people.approver],
      ['response_taken', people.coordinator],
      ['handed_over', people.coordinator],
      ['signed', people.approver],
    ]);
    const after = events.map((event) => JSON.parse(event.after ?? 'null'));
    expect(after[3]).toEqual({ status: 'in_progress', revision: 1, reason: 'TRY1.1: "bevis" saknas' });
    expect(after[7]).toEqual({ status: 'in_progress', revision: 2, reason: 'Fel i INF1.1' });
    expect(after[10]).toMatchObject({ status: 'signed', revision: 2, sharing: { areas: 'aggregate' } });
    const text = JSON.stringify(await readTables(['audit_events']));
    expect(text).toContain('request-1');
    for (const secret of ['Rättat.', 'dnr 7', 'Enligt samordnaren']) expect(text).not.toContain(secret);
    expect(await listAuditEvents(made.db, 'assessment', place.assessmentId, [newId()])).toEqual([]);
  });
});

test('with another organisation’s ids every step answers not_found, and not one row is changed', async () => {
  const kumla = await startAnswering(made.db, county, 'kumla');
  const nora = await startAnswering(made.db, county, 'nora');
  await answerAll(made.db, nora);
  const stranger = { assessmentId: nora.assessmentId, organisationIds: kumla.organisationIds };
  const nobody = { assessmentId: nora.assessmentId, organisationIds: [] };
  const unknown = { assessmentId: newId(), organisationIds: nora.organisationIds };
  const readAll = async () =>
    readTables((await made.db.introspection.getTables()).map(({ name }) => name as keyof Database));
  const before = await readAll();
  const { responseId } = nora;
  const signing = { revision: 1, sharing: PRESELECTED_SHARING, diaryNumber: null };
  for (const where of [stranger, nobody, unknown]) {
    const who = acting(kumla.approverId);
    const results = await Promise.all([
      startResponse(made.db, where, who),
      submitResponse(made.db, { ...where, isReady: true }, who),
      takeResponse(made.db, { ...where, responseId }, who),
      handOver(made.db, where, who),
      sendBack(made.db, { ...where, reason: 'x' }, who),
      reopen(made.db, { ...where, reason: 'x' }, who),
      sign(made.db, { ...where, ...signing }, who),
    ]);
    expect(new Set(results.map((result) => ('problem' in result ? result.problem : 'done')))).toEqual(
      new Set(['not_found']),
    );
  }
  expect(await readAll()).toEqual(before);
});
