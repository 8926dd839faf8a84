import type { Kysely } from 'kysely';
import { startResponse } from '#app/features/assessments/start-response.server';
import { addPerson } from '#app/features/people/add-person.server';
import { connect } from '#db/connection.server';
import { newId } from '#db/ids';
import { migrateToLatest } from '#db/migrator';
import { listAssessments } from '#db/queries/assessments';
import { upsertInstallationValue } from '#db/queries/operations';
import { findOrganisationBySlug } from '#db/queries/organisations';
import { listAnswers } from '#db/queries/responses';
import type { Database } from '#db/schema';
import { createCounty, questionnaire, VERSION } from '../support/county';
import { emptyDatabase, startServer } from '../support/server';
import { type Line, ms, ratio, summarise, timeEach } from './measure';
import { PersonOnline } from './people-online';

/**
 * Journeys in all, by how many people are at it at once: enough for a steady rate, few enough for a few minutes. Each
 * answer is sent by itself, or the three of a step together, as the form's queue does when people are faster than the
 * network.
 */
const RUNS = [
  { people: 1, journeys: 4, sends: 'answers', withPages: true },
  { people: 10, journeys: 30, sends: 'answers', withPages: true },
  { people: 25, journeys: 50, sends: 'answers', withPages: true },
  { people: 25, journeys: 50, sends: 'steps', withPages: true },
  { people: 25, journeys: 100, sends: 'answers', withPages: false },
  { people: 25, journeys: 100, sends: 'steps', withPages: false },
] as const;
type Run = (typeof RUNS)[number];
const WRITES = 300;
const AREAS = questionnaire.focusAreas.map((area) => ({
  path: area.code.toLowerCase(),
  steps: area.directions.map((direction) => direction.indicators.map((indicator) => indicator.code)),
}));
const ANSWERS = AREAS.reduce((sum, area) => sum + area.steps.flat().length, 0);

interface Respondent {
  personId: string;
  assessmentId: string;
  responseId: string;
}

/** Respondents of one municipality, each with a response of their own that nobody has answered in. */
async function addRespondents(db: Kysely<Database>, count: number): Promise<Respondent[]> {
  const now = new Date();
  const organisation = await findOrganisationBySlug(db, 'kumla');
  const [assessment] = await listAssessments(db, [organisation!.id]);
  const respondents: Respondent[] = [];
  for (let index = 0; index < count; index++) {
    const email = `svarande${index}@example.se`;
    const person = {
      email,
      name: `Svarande ${index}`,
      title: null,
      language: 'sv',
      role: 'respondent',
      at: 'kumla',
    } as const;
    const added = await addPerson(db, person, { now });
    if ('problem' in added) throw new Error(added.problem);
    const started = await startResponse(
      db,
      { assessmentId: assessment!.id, organisationIds: [organisation!.id] },
      { now, actor: { personId: added.personId } },
    );
    if ('problem' in started) throw new Error(started.problem);
    respondents.push({ personId: added.personId, assessmentId: assessment!.id, responseId: started.responseId });
  }
  return respondents;
}

/**
 * One whole journey: five areas, sixty answers each acknowledged after a commit, ready. With the overview's and the areas'
 * pages as a browser asks for them, or the saves alone.
 */
async function travel(
  online: PersonOnline,
  respondent: Respondent,
  { withPages, sends, saveTimes }: Run & { saveTimes: number[] },
): Promise<Map<string, number>> {
  const path = `/sjalvskattning/${respondent.assessmentId}`;
  const acknowledged = new Map<string, number>();
  if (withPages) expectStatus(await online.get(path), 200);
  for (const area of AREAS) {
    if (withPages) expectStatus(await online.get(`${path}/${area.path}.data`), 200);
    const requests = sends === 'steps' ? area.steps : area.steps.flat().map((code) => [code]);
    for (const codes of requests) {
      const answers = codes.map(toAnswer);
      const started = performance.now();
      const saved = await online.postJson(`${path}/svar`, {
        responseId: respondent.responseId,
        version: VERSION,
        answers,
        facts: [],
      });
      saveTimes.push(performance.now() - started);
      expectStatus(saved, 200);
      for (const { indicator, level } of answers) acknowledged.set(indicator, level);
    }
  }
  expectStatus(await online.postForm(path, { intent: 'submit' }), 302);
  return acknowledged;
}

function toAnswer(indicator: string) {
  const level = (indicator.charCodeAt(0) + indicator.charCodeAt(indicator.length - 1)) % 6;
  const content = { kind: 'level', level, comment: 'Enligt beslut.', evidence: '' };
  return { mutationId: newId(), indicator, baseRevision: 0, ...content };
}

function expectStatus({ status, text }: { status: number; text: string }, expected: number): void {
  if (status !== expected && !(expected === 302 && status < 400))
    throw new Error(`${status} instead of ${expected}: ${text.slice(0, 300)}`);
}

/** Whole journeys by 1, 10 and 25 people at once, and every acknowledged answer compared with the database afterwards. */
export async function benchJourneys(engine: 'sqlite' | 'postgres'): Promise<Line[]> {
  const lines: Line[] = [];
  for (const run of RUNS) {
    const { people, journeys, sends, withPages } = run;
    const database = await emptyDatabase(engine);
    const db = connect(database.url);
    await migrateToLatest(db);
    await createCounty(db);
    await upsertInstallationValue(db, 'content', 'demo');
    const respondents = await addRespondents(db, journeys);
    const write = summarise(
      await timeEach(WRITES, (index) => upsertInstallationValue(db, 'measured', String(index))),
    ).p50;
    const server = await startServer({ databaseUrl: database.url });
    const saveTimes: number[] = [];
    const acknowledged: Map<string, number>[] = [];
    const online = await Promise.all(
      respondents.map(async (respondent) => {
        const one = new PersonOnline(server.origin);
        expectStatus(await one.postForm('/logga-in', { intent: 'demo', person: respondent.personId, back: '' }), 302);
        return one;
      }),
    );
    const started = performance.now();
    let next = 0;
    const walk = async () => {
      for (let index = next++; index < respondents.length; index = next++) {
        acknowledged[index] = await travel(online[index]!, respondents[index]!, { ...run, saveTimes });
      }
    };
    await Promise.all(Array.from({ length: people }, walk));
    const seconds = (performance.now() - started) / 1000;
    for (const one of online) one.leave();
    const lost = await countLost(db, respondents, acknowledged);
    await server.stop();
    await db.destroy();
    await database.drop();
    const { p50, p95 } = summarise(saveTimes);
    const perSecond = respondents.length / seconds;
    const oneAtATime = 1000 / write / ANSWERS;
    lines.push({
      what: `journeys${withPages ? ' with pages' : ''}, ${people} at once, ${sends === 'steps' ? 'a step' : 'an answer'} a request, ${engine}`,
      measured: [
        `${perSecond.toFixed(1)} journeys/s`,
        `${ratio(perSecond / oneAtATime)} what one durable write at a time allows (${ms(write)} each)`,
        `save p50 ${ms(p50)} p95 ${ms(p95)}`,
        `${lost} of ${respondents.length * ANSWERS} answers lost`,
      ].join(', '),
      bar:
        people === 25 ? '≥ 34/s where a write at a time allows 50: 0.68×, aim 1.36×; p95 ≤ 250 ms; 0 lost' : '0 lost',
    });
  }
  return lines;
}

async function countLost(
  db: Kysely<Database>,
  respondents: Respondent[],
  acknowledged: Map<string, number>[],
): Promise<number> {
  let lost = 0;
  for (const [index, respondent] of respondents.entries()) {
    const stored = new Map((await listAnswers(db, [respondent.responseId])).map((row) => [row.indicator, row.level]));
    for (const [indicator, level] of acknowledged[index] ?? []) if (stored.get(indicator) !== level) lost++;
  }
  return lost;
}
