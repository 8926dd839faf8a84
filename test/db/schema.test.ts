import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESELECTED_SHARING } from '#app/domain/benchmark/sharing';
import { EMPTY_ACTION } from '#app/domain/plan/action';
import { EMPTY_JOINT } from '#app/domain/plan/joint-action';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { makeReportFile } from '#app/features/county-report/make-report-file.server';
import { saveReportComment } from '#app/features/county-report/save-report-comment.server';
import { answerOffer } from '#app/features/joint-actions/answer-offer.server';
import { saveJointAction } from '#app/features/joint-actions/save-joint-action.server';
import { stepJointAction } from '#app/features/joint-actions/step-joint-action.server';
import { askAboutOffer, replyToQuestion } from '#app/features/joint-actions/write-message.server';
import { offerExample } from '#app/features/learning/offer-example.server';
import { withdrawExample } from '#app/features/learning/withdraw-example.server';
import { addNote } from '#app/features/planning/add-note.server';
import { decidePlan, fingerprintOf } from '#app/features/planning/decide-plan.server';
import { saveAction } from '#app/features/planning/save-action.server';
import { setTargets } from '#app/features/planning/set-targets.server';
import { makeResultFile } from '#app/features/result-documents/make-result-file.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { changeSharing } from '#app/features/sharing/change-sharing.server';
import { requestCode } from '#app/features/signing-in/request-code.server';
import { newId } from '#db/ids';
import { findOrganisationBySlug, findProgrammeBySlug } from '#db/queries/organisations';
import { insertSession } from '#db/queries/sessions';
import { listSharings } from '#db/queries/sign-offs';
import type { Database } from '#db/schema';
import {
  answerAll,
  createCounty,
  createOpenRound,
  handOverAndSign,
  NOW,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, engine, type TestDatabase } from '#test/support/database';

/** Columns that end in `_id` without being a foreign key, and why. */
const NO_FOREIGN_KEY: Record<string, string> = {
  'answer_versions.mutation_id': 'made by the browser; a retry is known by it',
  'fact_versions.mutation_id': 'made by the browser; a retry is known by it',
  'assessments.current_sign_off_id': 'the two tables would refer to each other',
  'audit_events.object_id': 'what kind of object stands beside it; the log outlives its objects',
  'audit_events.request_id': 'of a request, which is in the server’s log',
  'group_statistics.method_id': 'names the method’s version, which is code',
  'group_appendices.method_id': 'the same',
  'panel_changes.method_id': 'the same',
  'rank_results.method_id': 'the same',
  'round_closings.method_id': 'the same',
  'sign_offs.method_id': 'names the method’s version, which is code',
  'questionnaire_versions.questionnaire_id': 'names the questionnaire in its file',
};
/** Instants that are part of another word. */
const OTHER_INSTANTS = ['audit_events.at', 'rate_limits.window_start'];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('the tables', () => {
  let made: TestDatabase;
  let columns: { table: string; column: string; name: string }[];
  const values = new Map<string, unknown[]>();

  beforeAll(async () => {
    made = await createDatabase();
    await useOnce(made.db);
    const tables = (await made.db.introspection.getTables()).filter(
      ({ name, isView }) => !isView && !name.startsWith('kysely_'),
    );
    columns = tables.flatMap((table) =>
      table.columns.map(({ name }) => ({ table: table.name, column: name, name: `${table.name}.${name}` })),
    );
    for (const { name: table } of tables) {
      const rows = await made.db
        .selectFrom(table as keyof Database)
        .selectAll()
        .execute();
      for (const row of rows as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          const key = `${table}.${column}`;
          values.set(key, [...(values.get(key) ?? []), value]);
        }
      }
    }
  });
  afterAll(() => made.drop());

  test('have all been written to by then, but for two', () => {
    const unused = [...new Set(columns.map(({ table }) => table))].filter(
      (table) => ![...values.keys()].some((key) => key.startsWith(`${table}.`)),
    );
    expect(unused).toEqual(['installation', 'response_scopes']);
  });

  test('refer by foreign keys, except where a reason is given', async () => {
    const foreignKeys = new Set(await listForeignKeys());
    const withoutKey = columns.filter(({ column, name }) => column.endsWith('_id') && !foreignKeys.has(name));
    expect(withoutKey.map(({ name }) => name).sort()).toEqual(Object.keys(NO_FOREIGN_KEY).sort());
  });

  test('hold flags as 0 or 1, named is_, and nothing else that is called so', () => {
    const flags = columns.filter(({ column }) => /^(is|has|can)_/.test(column)).map(({ name }) => name);
    expect(flags.sort()).toEqual([
      'action_checks.is_done',
      'group_statistics.is_released',
      'joint_action_messages.is_from_county',
      'node_changes.is_comparable',
      'node_scores.is_partial',
      'panel_changes.is_released',
    ]);
    for (const name of flags) expect([...new Set(values.get(name))].sort(), name).toEqual([0, 1]);
  });

  test('hold instants as ISO text in UTC, named _at', () => {
    for (const { column, name } of columns) {
      for (const value of values.get(name) ?? []) {
        if (column.endsWith('_at') && value !== null) expect(value, name).toMatch(INSTANT);
        else if (typeof value === 'string' && INSTANT.test(value)) expect(OTHER_INSTANTS).toContain(name);
      }
    }
  });

  test('hold only text and numbers, and ids that sort by time', () => {
    for (const [name, found] of values) {
      for (const value of found) expect(['string', 'number'].includes(typeof value) || value === null, name).toBe(true);
      if (name.endsWith('.id')) for (const id of found) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    }
  });

  async function listForeignKeys(): Promise<string[]> {
    if (engine === 'postgres') {
      const { rows } = await sql<{ name: string }>`
        select key.table_name || '.' || key.column_name as name from information_schema.key_column_usage as key
        join information_schema.referential_constraints as reference using (constraint_schema, constraint_name)
      `.execute(made.db);
      return rows.map((row) => row.name);
    }
    const { rows } = await sql<{ name: string }>`
      select tables.name || '.' || key."from" as name
      from sqlite_master as tables, pragma_foreign_key_list(tables.name) as key where tables.type = 'table'
    `.execute(made.db);
    return rows.map((row) => row.name);
  }
});

/** What is written of a closed round: a comment in the county's report, and a file of it. */
async function reportOn(db: TestDatabase['db'], personId: string): Promise<void> {
  const acting = { now: NOW, actor: { personId } };
  const programme = await findProgrammeBySlug(db, 'orebro-lan');
  const report = { slug: '2026', programmeIds: [programme!.id] };
  await saveReportComment(db, { ...report, section: 'summary', text: 'Bra.', baseRevision: 0 }, acting);
  await makeReportFile(db, { ...report, language: 'sv', file: 'rapport.xlsx' }, acting);
  const kumla = await findOrganisationBySlug(db, 'kumla');
  const result = { slugs: { organisation: 'kumla', round: '2026' }, organisationIds: [kumla!.id], revision: null };
  await makeResultFile(db, { ...result, language: 'sv', file: 'svar.xlsx' }, acting);
}

/** From an empty database to a closed round, through the use-cases. */
async function useOnce(db: TestDatabase['db']): Promise<void> {
  const county = await createCounty(db);
  const place = await startAnswering(db, county, 'kumla');
  const { assessmentId, organisationIds, coordinatorId: personId } = place;
  const mutations = [{ mutationId: newId(), fact: 'SDK_ANSLUTEN', value: 'yes', baseRevision: 0 }];
  await saveFacts(db, { assessmentId, organisationIds, personId, mutations }, { now: NOW });
  await answerAll(db, place);
  await handOverAndSign(db, place);
  for (const slug of ['laxa', 'nora']) {
    const other = await startAnswering(db, county, slug);
    // A whole area that does not apply: the index is partial.
    await answerAll(db, other, (code) =>
      slug === 'laxa' && code.startsWith('INF') ? { kind: 'NA', level: null } : {},
    );
    await handOverAndSign(db, other);
  }
  await planOnce(db, place);
  await offerOnce(db, place);
  await requestCode(db, { email: 'coordinator.kumla@example.se', clientIp: '192.0.2.1' }, { now: NOW });
  const at = NOW.toISOString();
  await insertSession(db, {
    token_hash: 'x',
    person_id: personId,
    created_at: at,
    last_seen_at: at,
    expires_at: at,
    revoked_at: at,
  });
  const nextDay = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
  const closed = await closeRound(db, county.roundId, { now: nextDay, actor: { personId } });
  if ('problem' in closed) throw new Error(closed.problem);
  const [{ id: seen } = { id: '' }] = await listSharings(db, assessmentId);
  const sharing = { ...PRESELECTED_SHARING, index: 'public' as const };
  const acting = { now: nextDay, actor: { personId } };
  const changed = await changeSharing(db, { assessmentId, organisationIds, sharing, seen }, acting);
  if ('problem' in changed) throw new Error(changed.problem);
  const words = {
    direction: 'KOM1',
    title: 'Så gör vi',
    text: 'Smått.',
    contact: 'Kansliet',
    willingUntil: '2027-06-30',
  };
  const offered = await offerExample(db, { ...words, organisationId: organisationIds[0]!, organisationIds }, acting);
  if ('problem' in offered) throw new Error(offered.problem);
  await withdrawExample(db, { exampleId: offered.exampleId, organisationIds }, acting);
  const nextRoundId = await createOpenRound(db, 2027, personId);
  const again = await startAnswering(db, county, 'kumla', nextRoundId);
  // Nothing to compare in one area.
  await answerAll(db, again, (code) => (code.startsWith('INF') ? { kind: 'DK', level: null } : {}));
  await handOverAndSign(db, again);
  const closedAgain = await closeRound(db, nextRoundId, { now: nextDay, actor: { personId } });
  if ('problem' in closedAgain) throw new Error(closedAgain.problem);
  await reportOn(db, personId);
}

/** A joint action, offered, asked about and accepted. */
async function offerOnce(db: TestDatabase['db'], place: Workplace): Promise<void> {
  const acting = { now: NOW, actor: { personId: place.coordinatorId } };
  const programmeIds = [(await findProgrammeBySlug(db, 'orebro-lan'))!.id];
  const input = { jointActionId: null, programmeId: programmeIds[0]!, programmeIds, baseRevision: 0 };
  const saved = await saveJointAction(
    db,
    { ...input, draft: { ...EMPTY_JOINT, indicators: [], title: 'Ihop' } },
    acting,
  );
  if (!('jointActionId' in saved)) throw new Error(JSON.stringify(saved));
  const { jointActionId } = saved;
  const { organisationIds } = place;
  for (const to of ['presented', 'anchored', 'offered'] as const) {
    const step = { jointActionId, programmeIds, to, happenedOn: '2026-11-21', note: '', organisationIds };
    await stepJointAction(db, step, acting);
  }
  const scope = { jointActionId, organisation: { slug: 'kumla' }, organisationIds };
  await askAboutOffer(db, { ...scope, text: 'När?' }, acting);
  const reply = { jointActionId, programmeIds, organisationId: organisationIds[0]!, text: 'Nu.' };
  await replyToQuestion(db, reply, acting);
  const accepted = await answerOffer(db, { ...scope, answer: 'accept', reason: '' }, acting);
  if ('problem' in accepted) throw new Error(accepted.problem);
}

/** A plan with an action, a note, targets and a decision. */
async function planOnce(db: TestDatabase['db'], place: Workplace): Promise<void> {
  const acting = { now: NOW, actor: { personId: place.coordinatorId } };
  const ratings = [{ code: 'INF1.1', target: 4, importance: 5, feasibility: 2, baseRevision: 0 }];
  await setTargets(db, { ...place, ratings, areaTargets: [{ area: 'INF', target: 3.5, was: null }] }, acting);
  const checks = [true, false].map((isDone) => ({ text: 'Skriv', isDone }));
  const draft = { ...EMPTY_ACTION, title: 'Karta', checks, indicators: [{ code: 'INF1.1', target: 4 }] };
  const saved = await saveAction(db, { ...place, actionId: null, baseRevision: 0, draft }, acting);
  if (!('actionId' in saved)) throw new Error(JSON.stringify(saved));
  await addNote(db, { ...place, actionId: saved.actionId, text: 'Begynt.' }, acting);
  const decision = { decidingBody: 'KS', decidedOn: '2026-11-17', paragraph: '§ 214', diaryNumber: null };
  const fingerprint = fingerprintOf([{ id: saved.actionId, revision: 1 }]);
  const decided = await decidePlan(db, { ...place, ...decision, fingerprint }, acting);
  if ('problem' in decided) throw new Error(decided.problem);
}
