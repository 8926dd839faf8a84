import { request } from 'node:http';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { addPerson } from '#app/features/people/add-person.server';
import type { Engine } from '#db/connection.server';
import { newId } from '#db/ids';
import { until } from '../support/server';
import { Site } from './site';
import { answerEverything, changesOf, handOver, save, sign, type Working } from './steps';
import { Visitor } from './visitor';
import { type AnswerChange, answer, CODES, VERSION } from './world';

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];
const CROWD = 25;

const site = new Site();

afterEach(() => site.close());

async function coordinatorOf(organisation: string): Promise<Working> {
  const personId = site.world.person(organisation, 'coordinator');
  const visitor = new Visitor(site.origin);
  await visitor.signIn(personId);
  return { visitor, world: site.world, personId, assessmentId: site.world.assessment(organisation) };
}

/** People of one organisation who have all begun to answer. */
async function crowd(size: number): Promise<Working[]> {
  const assessmentId = site.world.assessment('kumla');
  const people: Working[] = [];
  for (let n = 0; n < size; n++) {
    const person = { email: `crowd${n}@example.se`, name: `Person ${n}`, title: null, language: 'sv' as const };
    const added = await addPerson(site.world.db, { ...person, role: 'respondent', at: 'kumla' }, { now: new Date() });
    if ('problem' in added) throw new Error(added.problem);
    const visitor = new Visitor(site.origin);
    await visitor.signIn(added.personId);
    const started = await visitor.post(`/sjalvskattning/${assessmentId}`, { intent: 'start', area: 'inf' });
    expect(started.status).toBe(302);
    people.push({ visitor, world: site.world, personId: added.personId, assessmentId });
  }
  return people;
}

/** Changes one answer after the other until the server is gone; answers what was acknowledged, by question. */
async function saveUntilCut(working: Working, responseId: string, isOver: () => boolean) {
  const acknowledged = new Map<string, { level: number; revision: number }>();
  for (let n = 0; !isOver(); n++) {
    const indicator = CODES[n % CODES.length]!;
    const known = acknowledged.get(indicator);
    const level = (n + Math.floor(n / CODES.length)) % 6;
    const change = answer(indicator, { level, baseRevision: known?.revision ?? 0, comment: `svar ${n}` });
    const body = { personId: working.personId, responseId, version: VERSION, answers: [change] };
    try {
      const { status, text } = await working.visitor.json(`/sjalvskattning/${working.assessmentId}/svar`, body);
      if (status === 200) acknowledged.set(indicator, { level, revision: JSON.parse(text).answers[0].revision });
    } catch {
      break;
    }
  }
  return acknowledged;
}

describe.each(ENGINES)('on %s', (engine) => {
  it('every acknowledged answer is there after the process was killed in a storm of saves', async () => {
    await site.open({ engine });
    const people = await crowd(CROWD);
    const responses = await Promise.all(people.map((one) => site.world.response(one.assessmentId, one.personId)));
    let isOver = false;
    const storms = people.map((one, index) => saveUntilCut(one, responses[index]!, () => isOver));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await site.server.kill();
    isOver = true;
    const acknowledged = await Promise.all(storms);
    await site.server.start();
    let count = 0;
    for (const [index, answers] of acknowledged.entries()) {
      const rows = await site.world.db
        .selectFrom('answers')
        .selectAll()
        .where('response_id', '=', responses[index]!)
        .execute();
      const stored = new Map(rows.map((row) => [row.indicator, row]));
      for (const [indicator, known] of answers) {
        const row = stored.get(indicator);
        count++;
        expect(row?.revision ?? 0, indicator).toBeGreaterThanOrEqual(known.revision);
        if (row?.revision === known.revision) expect(row.level).toBe(known.level);
      }
      expect(answers.size, 'everybody got something saved').toBeGreaterThan(0);
    }
    expect(count).toBeGreaterThan(CROWD);
    expect((await save(people[0]!, await changesOf(people[0]!, [{ indicator: 'INF1.1' }]))).status).toBe(200);
  });

  it('a save whose answer was lost is one version after it has been sent again', async () => {
    await site.open({ engine });
    const working = await coordinatorOf('kumla');
    const responseId = await site.world.response(working.assessmentId, working.personId);
    const [change] = await changesOf(working, [{ indicator: 'INF1.1', part: { level: 4, comment: 'en gång' } }]);
    await sendAndHangUp(working, { responseId, version: VERSION, answers: [change] });
    const versions = () =>
      site.world.db.selectFrom('answer_versions').selectAll().where('mutation_id', '=', change!.mutationId).execute();
    await until(async () => (await versions()).length > 0, 5000);
    for (let attempt = 0; attempt < 3; attempt++) {
      const again = await save(working, [change!]);
      expect([again.status, again.outcomes[0]?.status, again.outcomes[0]?.revision]).toEqual([200, 'saved', 1]);
    }
    expect(await versions()).toHaveLength(1);
  });

  it('two tabs: the second gets both values, and what it decides is saved', async () => {
    await site.open({ engine });
    const working = await coordinatorOf('kumla');
    const [first, second] = await Promise.all([
      changesOf(working, [{ indicator: 'INF1.2', part: { level: 1, comment: 'flik ett' } }]),
      changesOf(working, [{ indicator: 'INF1.2', part: { level: 5, comment: 'flik två' } }]),
    ]);
    expect((await save(working, first)).status).toBe(200);
    const refused = await save(working, second);
    expect([refused.status, refused.outcomes[0]?.status]).toEqual([409, 'conflict']);
    expect(refused.outcomes[0]?.stored).toMatchObject({ level: 1, comment: 'flik ett', revision: 1 });
    const decided = await changesOf(working, [{ indicator: 'INF1.2', part: { level: 5, comment: 'flik två' } }]);
    expect((await save(working, decided)).outcomes[0]).toMatchObject({ status: 'saved', revision: 2 });
    const late = await save(working, [{ ...second[0]!, mutationId: newId(), level: 0 }]);
    expect(late.outcomes[0]).toMatchObject({ status: 'conflict', stored: { level: 5, revision: 2 } });
    const responseId = await site.world.response(working.assessmentId, working.personId);
    const versions = site.world.db.selectFrom('answer_versions').select('level').where('response_id', '=', responseId);
    const rows = await versions.where('indicator', '=', 'INF1.2').orderBy('revision').execute();
    expect(rows.map((row) => row.level)).toEqual([1, 5]);
  });

  it('ready, hand-over and signing count once, however often they are sent', async () => {
    await site.open({ engine });
    const working = await coordinatorOf('kumla');
    const path = `/sjalvskattning/${working.assessmentId}`;
    const approver = await site.visitor('kumla', 'approver');
    await answerEverything(working);
    const ready = () => working.visitor.post(path, { intent: 'submit' });
    const five = [1, 2, 3, 4, 5];
    for (const { status } of await Promise.all(five.map(ready))) expect(status).toBe(302);
    const late = await save(working, await changesOf(working, [{ indicator: 'INF1.1', part: { level: 0 } }]));
    expect([late.status, late.outcomes[0]?.reason]).toEqual([423, 'submitted']);
    for (const status of await Promise.all(five.map(() => handOver(working)))) expect(status).toBe(302);
    const locked = await save(working, await changesOf(working, [{ indicator: 'INF1.1', part: { level: 0 } }]));
    expect([locked.status, locked.outcomes[0]?.reason]).toEqual([423, 'locked']);
    const signed = await Promise.all(five.map(() => sign(approver, working.assessmentId)));
    expect(signed.filter((status) => status === 302).length).toBeGreaterThan(0);
    for (const status of signed) expect([302, 409]).toContain(status);
    const count = async (table: 'sign_offs' | 'audit_events', action?: string) => {
      const where = action
        ? sql`object_id = ${working.assessmentId} and action = ${action}`
        : sql`assessment_id = ${working.assessmentId}`;
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${where}`.execute(
        site.world.db,
      );
      return Number(rows[0]?.n);
    };
    const audits = ['response_submitted', 'handed_over', 'signed'].map((action) => count('audit_events', action));
    expect([await count('sign_offs'), ...(await Promise.all(audits))]).toEqual([1, 1, 1, 1]);
  });
});

describe('on PostgreSQL that goes away', () => {
  it('saves answer 503 or are kept, and work again when it is back', async () => {
    await site.open({ engine: 'postgres' });
    const working = await coordinatorOf('kumla');
    const name = new URL(site.database.url).pathname.slice(1);
    let connectionsCut = 0;
    const kept = new Map<string, AnswerChange>();
    const cut = async () => {
      const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and pid <> pg_backend_pid() and application_name = ''`.execute(site.world.db);
      connectionsCut += rows.length;
    };
    for (let round = 0; round < 12; round++) {
      const wanted = await changesOf(working, [
        { indicator: CODES[round]!, part: { level: round % 6, comment: 'hållbart' } },
      ]);
      const answered = save(working, wanted);
      // The test's own connections are among those that are cut: the next one is asked on a new one.
      await cut().catch(() => {});
      const { status, outcomes } = await answered;
      if (status === 200) expect(outcomes[0]?.status).toBe('saved');
      else {
        // The browser keeps it and sends the same again.
        expect(status).toBe(503);
        const again = await save(working, wanted);
        expect([200, 503]).toContain(again.status);
        if (again.status === 503) expect((await save(working, wanted)).status).toBe(200);
      }
      kept.set(CODES[round]!, wanted[0]!);
    }
    expect(connectionsCut).toBeGreaterThan(0);
    const responseId = await site.world.response(working.assessmentId, working.personId);
    const rows = await site.world.db.selectFrom('answers').selectAll().where('response_id', '=', responseId).execute();
    for (const [indicator, change] of kept) {
      expect(rows.find((row) => row.indicator === indicator)?.level, indicator).toBe(change.level);
    }
    expect((await working.visitor.get('/halsa')).status).toBe(200);
  });
});

/** Sends the whole request and closes the connection before anything can come back. */
function sendAndHangUp({ visitor, assessmentId }: Working, content: object): Promise<void> {
  const url = new URL(visitor.origin);
  const body = JSON.stringify(content);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve) => {
    const outgoing = request({
      ...{ hostname: url.hostname, port: url.port, method: 'POST', path: `/sjalvskattning/${assessmentId}/svar` },
      headers: {
        Cookie: cookie,
        Origin: visitor.origin,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      },
    });
    outgoing.on('error', () => {});
    outgoing.end(body, () => {
      setTimeout(() => {
        outgoing.destroy();
        resolve();
      }, 2);
    });
  });
}
