import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/connection.server';
import { migrateToLatest } from '#db/migrator';
import { findInstallationValue } from '#db/queries/operations';
import type { Audience, Database } from '#db/schema';
import { addDays, addYears, demoRounds, instantAt, swedishDay } from '../../scripts/demo/calendar';
import { clearHalfLoaded } from '../../scripts/demo/clear-half-loaded';
import { CONTENT_KEY, loadDemo } from '../../scripts/demo/load-demo';

const NOW = new Date('2026-11-22T10:00:00Z');

async function emptyDatabase(): Promise<Kysely<Database>> {
  const db = connect(':memory:');
  await migrateToLatest(db);
  return db;
}

describe('the demo', () => {
  let db: Kysely<Database>;
  beforeAll(async () => {
    db = await emptyDatabase();
    await loadDemo(db, { now: NOW });
  });
  afterAll(() => db.destroy());

  /** Assessments with their rounds and organisations. */
  const assessments = () =>
    db
      .selectFrom('assessments as assessment')
      .innerJoin('rounds as round', 'round.id', 'assessment.round_id')
      .innerJoin('organisations as organisation', 'organisation.id', 'assessment.organisation_id')
      .leftJoin('sign_offs as sign_off', 'sign_off.id', 'assessment.current_sign_off_id')
      .select([
        'assessment.id as id',
        'assessment.status as status',
        'assessment.revision as revision',
        'round.slug as round',
        'round.closes_at as closesAt',
        'organisation.slug as organisation',
        'sign_off.id as signOffId',
        'sign_off.revision as signedRevision',
        'sign_off.signed_at as signedAt',
      ])
      .execute();
  const assessment = async (organisation: string, round: string) =>
    (await assessments()).find((one) => one.organisation === organisation && one.round === round)!;
  const scores = async (organisation: string, round: string) => {
    const { signOffId } = await assessment(organisation, round);
    const rows = await db.selectFrom('node_scores').selectAll().where('sign_off_id', '=', signOffId).execute();
    return new Map(rows.map((row) => [row.node, row]));
  };
  const statistics = async (round: string, audience: Audience) => {
    const rows = await db
      .selectFrom('group_statistics as statistic')
      .innerJoin('rounds as round', 'round.id', 'statistic.round_id')
      .selectAll('statistic')
      .where('round.slug', '=', round)
      .where('audience', '=', audience)
      .execute();
    return new Map(rows.map((row) => [row.node, row]));
  };

  test('has three closed rounds a year apart and one that opened 30 days ago and closes in 30', async () => {
    const rounds = await db.selectFrom('rounds').selectAll().orderBy('slug').execute();
    expect(rounds.map(({ slug, name, status }) => [slug, name, status])).toEqual([
      ['2023', 'Mätomgång 2023', 'closed'],
      ['2024', 'Mätomgång 2024', 'closed'],
      ['2025', 'Mätomgång 2025', 'closed'],
      ['2026', 'Mätomgång 2026', 'open'],
    ]);
    expect(rounds.map((round) => round.opens_at)).toEqual([
      '2023-10-23T06:00:00.000Z',
      '2024-10-23T06:00:00.000Z',
      '2025-10-23T06:00:00.000Z',
      '2026-10-23T06:00:00.000Z',
    ]);
    expect(rounds[3]?.closes_at).toBe('2026-12-22T22:59:00.000Z');
    expect(rounds.filter((round) => round.closed_at === null).map((round) => round.slug)).toEqual(['2026']);
  });

  test('has people in every role of every organisation and in the programme, one of them in two organisations', async () => {
    const rows = await db
      .selectFrom('memberships')
      .innerJoin('people', 'people.id', 'memberships.person_id')
      .select(['person_id', 'organisation_id', 'programme_id', 'role', 'email', 'name'])
      .execute();
    const organisations = await db.selectFrom('organisations').select('id').execute();
    expect(organisations).toHaveLength(15);
    for (const { id } of organisations) {
      const roles = new Set(rows.filter((row) => row.organisation_id === id).map((row) => row.role));
      expect(roles).toEqual(new Set(['respondent', 'coordinator', 'approver', 'reader']));
    }
    const ofProgramme = rows.filter((row) => row.programme_id !== null).map((row) => row.role);
    expect(new Set(ofProgramme)).toEqual(new Set(['county', 'admin']));
    const emails = [...new Set(rows.map((row) => row.email))];
    const placesOf = (email: string) =>
      new Set(rows.filter((row) => row.email === email).map((row) => row.organisation_id));
    expect(emails.filter((email) => placesOf(email).size > 1)).toEqual(['samordnare.hallefors@example.se']);
    expect(emails.every((email) => email.endsWith('@example.se'))).toBe(true);
    expect(emails).toContain('samordnare.kumla@example.se');
    expect(new Set(rows.map((row) => row.name)).size).toBe(emails.length);
  });

  test('has answered about half of the open round, in every state', async () => {
    const open = (await assessments()).filter((one) => one.round === '2026');
    expect([...new Set(open.map((one) => one.status))].sort()).toEqual([
      'handed_over',
      'in_progress',
      'not_started',
      'signed',
    ]);
    const { answered } = await db
      .selectFrom('answers')
      .innerJoin('responses', 'responses.id', 'answers.response_id')
      .select((expression) => expression.fn.count<number>('indicator').distinct().as('answered'))
      .where('kind', 'is not', null)
      .where('assessment_id', 'in', [(await assessment('kumla', '2026')).id])
      .executeTakeFirstOrThrow();
    expect(answered).toBeGreaterThan(20);
    expect(answered).toBeLessThan(45);
    const pairs = await db
      .selectFrom('answers')
      .innerJoin('responses', 'responses.id', 'answers.response_id')
      .select(['assessment_id', 'indicator'])
      .distinct()
      .where(
        'assessment_id',
        'in',
        open.map((one) => one.id),
      )
      .execute();
    expect(pairs.length / (15 * 60)).toBeGreaterThan(0.4);
    expect(pairs.length / (15 * 60)).toBeLessThan(0.6);
  });

  test('has plans that are decided, under way, late, carried over and finished, with levels that rose after it', async () => {
    const rows = await db
      .selectFrom('actions as action')
      .innerJoin('plans as plan', 'plan.id', 'action.plan_id')
      .innerJoin('rounds as round', 'round.id', 'plan.round_id')
      .select([
        'action.organisation_id',
        'action.title',
        'action.status',
        'action.due_on',
        'action.continues_action_id',
      ])
      .select(['round.slug as round', 'action.id'])
      .execute();
    expect([...new Set(rows.map((row) => row.status))].sort()).toEqual([
      'cancelled',
      'decided',
      'done',
      'ongoing',
      'proposed',
    ]);
    expect(new Set(rows.map((row) => row.organisation_id)).size).toBe(13);
    expect(rows.filter((row) => row.continues_action_id !== null).length).toBeGreaterThan(20);
    expect(rows.some((row) => row.status === 'ongoing' && row.due_on! < '2026-11-22')).toBe(true);
    expect(new Set(rows.map((row) => row.title)).size).toBeGreaterThan(25);
    const decisions = await db.selectFrom('plan_decisions').selectAll().execute();
    expect(decisions.length).toBeGreaterThan(15);
    expect(new Set(decisions.map((row) => row.deciding_body))).toEqual(
      new Set(['KS', 'Regionstyrelsen', 'Länsrådet', 'Rektor']),
    );
    const saved = await db.selectFrom('action_versions').select('saved_at').orderBy('saved_at', 'desc').execute();
    expect(saved[0]!.saved_at < NOW.toISOString(), 'nothing happens after today').toBe(true);
  });

  test('Kumla is in the middle of it: the coordinator has answered other areas than infrastructure', async () => {
    const { id, status } = await assessment('kumla', '2026');
    expect(status).toBe('in_progress');
    const rows = await db
      .selectFrom('answers')
      .innerJoin('responses', 'responses.id', 'answers.response_id')
      .innerJoin('people', 'people.id', 'responses.person_id')
      .select(['indicator', 'email'])
      .where('assessment_id', '=', id)
      .execute();
    const areas = new Set(rows.map((row) => row.indicator.slice(0, 3)));
    expect(areas).toEqual(new Set(['KOM', 'TRY', 'INN', 'LED']));
    expect(rows.some((row) => row.email === 'samordnare.kumla@example.se')).toBe(true);
  });

  test('every audience is in use, at several depths', async () => {
    const rows = await db.selectFrom('sharings').select(['depth', 'audience']).distinct().execute();
    expect(new Set(rows.map((row) => row.audience))).toEqual(new Set(['private', 'aggregate', 'county', 'public']));
    for (const depth of ['index', 'areas', 'directions', 'indicators'] as const) {
      expect(rows.filter((row) => row.depth === depth).length).toBeGreaterThanOrEqual(3);
    }
  });

  test('one organisation misses a year, one has too little to show in an area', async () => {
    expect((await assessment('degerfors', '2024')).status).toBe('not_started');
    const laxa = await scores('laxa', '2025');
    expect(laxa.get('INN')).toMatchObject({ status: 'insufficient', score_u6: null });
    expect(laxa.get('INDEX')?.score_u6).toBeNull();
    expect(laxa.get('KOM')?.status).toBe('ok');
  });

  test('one is signed too late to count, one again as revision 2, one is being reworked', async () => {
    const late = await assessment('nora', '2025');
    expect(late.status).toBe('signed');
    expect(late.signedAt! > late.closesAt).toBe(true);
    const again = await assessment('lindesberg', '2025');
    expect(again).toMatchObject({ status: 'signed', revision: 2, signedRevision: 2 });
    expect(again.signedAt! < again.closesAt).toBe(true);
    expect(await assessment('hallsberg', '2025')).toMatchObject({
      status: 'in_progress',
      revision: 2,
      signedRevision: 1,
    });
  });

  test('in the last closed round the municipalities’ medians show, but for some reason or other not everywhere', async () => {
    const last = await statistics('2025', 'county');
    expect(last.get('INDEX')).toMatchObject({ is_released: 1, reason: null });
    expect([...last.values()].filter((row) => row.q2_u6x4 === null)).toEqual([]);
    const reasons = async (round: string) =>
      new Set([...(await statistics(round, 'county')).values()].map((row) => row.reason));
    expect(await reasons('2023')).toContain('too_few');
    expect(await reasons('2024')).toContain('boundary');
    expect(await reasons('2025')).toContain('not_shared');
  });

  test('organisations differ in what they are good at, and in where they are going', async () => {
    const level = async (organisation: string, round: string, node: string) =>
      (await scores(organisation, round)).get(node)!.raw!;
    expect(await level('orebro', '2025', 'INN')).toBeGreaterThan((await level('orebro', '2025', 'INF')) + 1);
    expect(await level('karlskoga', '2025', 'TRY')).toBeGreaterThan((await level('karlskoga', '2025', 'INN')) + 1);
    expect(await level('ljusnarsberg', '2025', 'KOM1')).toBeGreaterThan(
      (await level('ljusnarsberg', '2025', 'INDEX')) + 1,
    );
    expect(await level('kumla', '2025', 'INDEX')).toBeGreaterThan((await level('kumla', '2023', 'INDEX')) + 0.5);
    expect(await level('lindesberg', '2025', 'INDEX')).toBeLessThan((await level('lindesberg', '2024', 'INDEX')) - 0.5);
    const still = (await level('askersund', '2025', 'INDEX')) - (await level('askersund', '2023', 'INDEX'));
    expect(Math.abs(still)).toBeLessThan(0.1);
  });

  test('answers have varied comments and, high up, evidence', async () => {
    const signed = await db.selectFrom('signed_answers').selectAll().execute();
    const commented = signed.filter((row) => row.comment !== '');
    expect(commented.length / signed.length).toBeGreaterThan(0.3);
    expect(new Set(commented.map((row) => row.comment)).size).toBeGreaterThan(100);
    const high = signed.filter((row) => (row.level ?? 0) >= 4);
    expect(high.filter((row) => row.evidence !== '').length / high.length).toBeGreaterThan(0.7);
    expect(signed.filter((row) => row.kind === 'NA').every((row) => row.comment !== '')).toBe(true);
    expect(signed.some((row) => /[{}]/.test(row.comment))).toBe(false);
    expect(signed.filter((row) => row.kind === 'DK').length).toBeGreaterThan(50);
  });

  test('facts develop over the years', async () => {
    const rows = await db
      .selectFrom('signed_facts')
      .innerJoin('sign_offs', 'sign_offs.id', 'signed_facts.sign_off_id')
      .innerJoin('rounds', 'rounds.id', 'sign_offs.round_id')
      .select(['rounds.slug', 'value'])
      .where('fact', '=', 'SDK_ANSLUTEN')
      .where('value', '=', 'yes')
      .execute();
    const countIn = (round: string) => rows.filter((row) => row.slug === round).length;
    expect(countIn('2025')).toBeGreaterThan(countIn('2024'));
    expect(countIn('2024')).toBeGreaterThan(countIn('2023'));
  });

  test('nothing happens after the day it is loaded, and every act has somebody behind it', async () => {
    const events = await db.selectFrom('audit_events').selectAll().where('action', '<>', 'role_added').execute();
    expect(events.every((event) => event.at < NOW.toISOString())).toBe(true);
    expect(events.every((event) => event.person_id !== null)).toBe(true);
  });

  test('is loaded once', async () => {
    expect(await loadDemo(db, { now: NOW })).toEqual({ problem: 'already_demo' });
  });
});

test('the same day gives the same content at any hour', async () => {
  const contents = [];
  for (const now of [new Date('2028-03-30T03:00:00Z'), new Date('2028-03-30T20:00:00Z')]) {
    const db = await emptyDatabase();
    await loadDemo(db, { now });
    contents.push({
      signOffs: await db
        .selectFrom('sign_offs')
        .select(['answers_hash', 'signed_at', 'person_name', 'diary_number'])
        .orderBy('signed_at')
        .orderBy('answers_hash')
        .execute(),
      answers: await db
        .selectFrom('answers')
        .select(['indicator', 'kind', 'level', 'comment', 'evidence', 'saved_at'])
        .orderBy('saved_at')
        .orderBy('response_id')
        .orderBy('indicator')
        .execute(),
      facts: await db
        .selectFrom('fact_answers')
        .select(['fact', 'value', 'saved_at'])
        .orderBy('saved_at')
        .orderBy('assessment_id')
        .orderBy('fact')
        .execute(),
      people: await db.selectFrom('people').select(['email', 'name', 'title', 'language']).orderBy('email').execute(),
      statistics: await db
        .selectFrom('group_statistics')
        .select(['group_code', 'node', 'audience', 'sum_u6', 'frozen_at'])
        .orderBy('frozen_at')
        .orderBy('group_code')
        .orderBy('node')
        .orderBy('audience')
        .execute(),
    });
    await db.destroy();
  }
  expect(contents[1]).toEqual(contents[0]);
});

test('a database with organisations of its own is refused', async () => {
  const db = await emptyDatabase();
  const at = NOW.toISOString();
  await db
    .insertInto('organisations')
    .values({ id: 'a', kind: 'municipality', slug: 'a', name: 'A', formal_name: 'A kommun', created_at: at })
    .execute();
  expect(await loadDemo(db, { now: NOW })).toEqual({ problem: 'not_empty' });
  expect(await findInstallationValue(db, CONTENT_KEY)).toBeNull();
  await expect(clearHalfLoaded(db)).rejects.toThrow('half-loaded');
  await db.destroy();
});

test('a load that was stopped half-way is told from real content, cleared, and begins again', async () => {
  const db = await emptyDatabase();
  const stop = () => {
    throw new Error('stopped');
  };
  await expect(loadDemo(db, { now: NOW, log: stop })).rejects.toThrow('stopped');
  expect(await loadDemo(db, { now: NOW })).toEqual({ problem: 'half_loaded' });
  await clearHalfLoaded(db);
  for (const { name } of await db.introspection.getTables()) {
    expect(
      await db
        .selectFrom(name as 'people')
        .selectAll()
        .execute(),
      name,
    ).toEqual([]);
  }
  expect(await loadDemo(db, { now: NOW })).toMatchObject({ organisations: 15, rounds: 4 });
  await db.destroy();
});

describe('the demo’s calendar', () => {
  test('rounds never share a year, whatever day it is', () => {
    for (let day = '2026-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      const rounds = demoRounds(day);
      expect(new Set(rounds.map((round) => round.slug)).size).toBe(4);
      for (const [index, round] of rounds.entries()) {
        expect(round.opensAt < round.closesAt).toBe(true);
        expect(round.opensAt.toISOString().slice(0, 4)).toBe(round.slug);
        if (index > 0) expect(rounds[index - 1]!.closesAt < round.plannedAt).toBe(true);
      }
    }
  });

  test('days are Swedish days, times Swedish times', () => {
    expect(swedishDay(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(instantAt('2026-07-01', '08:00').toISOString()).toBe('2026-07-01T06:00:00.000Z');
    expect(instantAt('2026-12-01', '23:59').toISOString()).toBe('2026-12-01T22:59:00.000Z');
    expect(addYears('2028-02-29', -1)).toBe('2027-02-28');
    expect(addYears('2028-02-29', -4)).toBe('2024-02-29');
  });
});
