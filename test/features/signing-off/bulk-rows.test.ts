import { afterAll, beforeAll, expect, test } from 'vitest';
import { sign } from '#app/features/signing-off/sign.server';
import type { Database } from '#db/schema';
import { createBulkCounty } from '#test/bench/bulk-county';
import { bulkSharing, listSigning, signedAtOf } from '#test/bench/bulk-signing';
import { answerAndHandOver } from '#test/bench/hand-over-bulk';
import { createDatabase, type TestDatabase } from '#test/support/database';

/** What the measurements of a whole country rest on: that its rows are the product's own. */
const SEED = 7;
const INDEX = 2;

let bulk: TestDatabase;
let real: TestDatabase;
beforeAll(async () => {
  bulk = await createDatabase();
  real = await createDatabase();
});
afterAll(async () => {
  await bulk.drop();
  await real.drop();
});

/** Everything stored of one organisation's signature in the last round; what differs by nature is named, not compared. */
async function readSigned({ db }: TestDatabase, roundId: string) {
  const assessment = (await listSigning(db, roundId))[INDEX]!;
  const signOff = await db
    .selectFrom('sign_offs')
    .selectAll()
    .where('assessment_id', '=', assessment.id)
    .executeTakeFirstOrThrow();
  const ofSignOff = (table: 'signed_answers' | 'signed_facts' | 'node_scores' | 'node_changes') =>
    db
      .selectFrom(table as 'signed_answers')
      .selectAll()
      .where('sign_off_id', '=', signOff.id)
      .execute();
  const ofAssessment = (table: keyof Database, column: string) =>
    db
      .selectFrom(table as 'sharings')
      .selectAll()
      .where(column as 'assessment_id', '=', assessment.id)
      .execute();
  const stored = {
    signOff: [signOff],
    answers: await ofSignOff('signed_answers'),
    facts: await ofSignOff('signed_facts'),
    scores: await ofSignOff('node_scores'),
    changes: await ofSignOff('node_changes'),
    sharings: await ofAssessment('sharings', 'assessment_id'),
    events: (await ofAssessment('audit_events', 'object_id')).filter((row) => JSON.stringify(row).includes('"signed"')),
    assessment: await ofAssessment('assessments', 'id'),
  };
  const names = new Map<string, string>();
  const text = JSON.stringify(stored, (_key, value) =>
    Array.isArray(value)
      ? value.map((one) => JSON.stringify(sorted(one))).sort((a, b) => (nameless(a) < nameless(b) ? -1 : 1))
      : value,
  );
  return {
    counts: Object.fromEntries(Object.entries(stored).map(([name, rows]) => [name, rows.length])),
    text: text.replace(ID, (id) => names.get(id) ?? names.set(id, `id${names.size}`).get(id)!).replace(REFERENCE, '$1'),
  };
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** The last part of a reference is made from the sign-off's id. */
const REFERENCE = /(2026-KOMMUN-\d+-\d+-)[0-9A-F]{8}/g;
const nameless = (row: string) => row.replace(ID, '').replace(REFERENCE, '$1');

function sorted(row: object) {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('what is signed in bulk is, row for row, what signing writes', async () => {
  const options = { organisations: 5, years: 2, seed: SEED };
  const inBulk = await createBulkCounty(bulk.db, options);
  const county = await createBulkCounty(real.db, { ...options, isLastSigned: false });
  const { id: roundId, year } = county.rounds.at(-1)!;
  const { id: assessmentId, organisationId } = (await listSigning(real.db, roundId))[INDEX]!;
  const place = { assessmentId, organisationIds: [organisationId] };
  const acting = { now: signedAtOf(year), actor: { personId: county.approver.id } };
  await answerAndHandOver(real.db, place, { index: INDEX, year, seed: SEED }, acting);
  const input = { ...place, revision: 1, sharing: bulkSharing(INDEX), diaryNumber: null };
  expect(await sign(real.db, input, acting)).toHaveProperty('signOffId');

  const made = await readSigned(bulk, inBulk.rounds.at(-1)!.id);
  const written = await readSigned(real, roundId);
  expect(made.counts).toEqual({
    signOff: 1,
    answers: 60,
    facts: 2,
    scores: 30,
    changes: 26,
    sharings: 5,
    events: 1,
    assessment: 1,
  });
  expect(made).toEqual(written);
});
