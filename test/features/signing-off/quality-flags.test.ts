import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerMutation } from '#app/features/answering/save-answers.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { findQualityFlags } from '#app/features/signing-off/find-quality-flags.server';
import { readReview } from '#app/features/signing-off/read-review.server';
import { takeResponse } from '#app/features/signing-off/take-response.server';
import { findAssessment } from '#db/queries/assessments';
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

const CODES = codesFor();
const HOUR = 3600;

/** A request, so many seconds after the one before. */
type Step = readonly [seconds: number, mutations: AnswerMutation[]];

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

/** Levels that differ too much for any other question about them. */
const answer = (code: string, part: Partial<AnswerMutation> = {}) =>
  change(code, { level: CODES.indexOf(code) % 5, ...part });

async function saveInSteps(place: Workplace, steps: readonly Step[]) {
  let atMs = NOW.getTime();
  for (const [seconds, mutations] of steps) {
    atMs += seconds * 1000;
    const outcomes = await saveOne(made.db, place, mutations, new Date(atMs));
    expect(outcomes.filter(({ status }) => status !== 'saved')).toEqual([]);
  }
}

const oneByOne = (codes: readonly string[], seconds: number) => codes.map((code) => [seconds, [answer(code)]] as Step);

/** What the coordinator is asked. */
async function flagsOf({ assessmentId, organisationIds }: Workplace, coordinatorId: string) {
  const assessment = (await findAssessment(made.db, assessmentId, organisationIds))!;
  return findQualityFlags(made.db, await readReview(made.db, assessment, coordinatorId));
}

async function flagsAfter(slug: string, steps: readonly Step[]) {
  const place = await startAnswering(made.db, county, slug);
  await saveInSteps(place, steps);
  return flagsOf(place, place.coordinatorId);
}

describe('whether the questions have been read is asked', () => {
  test('when all answers came a few seconds apart', async () => {
    expect(await flagsAfter('kumla', oneByOne(CODES, 3))).toEqual(['fast']);
  });

  test('also when there was a lunch break in between', async () => {
    const steps = [
      ...oneByOne(CODES.slice(0, 20), 2),
      ...oneByOne(CODES.slice(20, 21), HOUR),
      ...oneByOne(CODES.slice(21), 2),
    ];
    expect(await flagsAfter('hallsberg', steps)).toEqual(['fast']);
  });

  test('when the answers are taken from a colleague who was quick, however slow the coordinator', async () => {
    const place = await startAnswering(made.db, county, 'lekeberg');
    const eva = await joinColleague(made.db, place, 'lekeberg', 'eva');
    await saveInSteps(place, oneByOne(CODES.slice(0, 30), 40));
    await saveInSteps(eva, oneByOne(CODES, 3));
    const { assessmentId, organisationIds, coordinatorId } = place;
    expect(await flagsOf(place, coordinatorId)).toEqual([]);
    const input = { assessmentId, organisationIds };
    await submitResponse(made.db, { ...input, isReady: true }, { now: NOW, actor: { personId: eva.coordinatorId } });
    const acting = { now: NOW, actor: { personId: coordinatorId } };
    expect(await takeResponse(made.db, { ...input, responseId: eva.responseId }, acting)).toEqual({
      taken: CODES.length,
    });
    expect(await flagsOf(place, coordinatorId)).toEqual(['fast']);
  });
});

describe('nothing is asked', () => {
  test('of answers at a normal pace', async () => {
    expect(await flagsAfter('askersund', oneByOne(CODES, 25))).toEqual([]);
  });

  test('of a normal pace with a lunch break', async () => {
    const steps = [
      ...oneByOne(CODES.slice(0, 20), 6),
      ...oneByOne(CODES.slice(20, 21), HOUR),
      ...oneByOne(CODES.slice(21), 6),
    ];
    expect(await flagsAfter('degerfors', steps)).toEqual([]);
  });

  test('of what was answered offline and came in one burst, in one request or in many', async () => {
    const [online, offline] = [oneByOne(CODES.slice(0, 5), 8), CODES.slice(5)];
    const burst = offline.map((code) => answer(code));
    expect(await flagsAfter('laxa', [...online, [HOUR, burst]])).toEqual([]);
    const [first, ...others] = burst;
    const requests = others.map((mutation) => [0.3, [mutation]] as Step);
    expect(await flagsAfter('ljusnarsberg', [...online, [HOUR, [first!]], ...requests])).toEqual([]);
  });

  test('of answers that all came at once: nobody knows how long they took', async () => {
    expect(await flagsAfter('hallefors', [[20, CODES.map((code) => answer(code))]])).toEqual([]);
  });

  test('of the time, where "Vet ej" was set on what was left', async () => {
    const [known, rest] = [CODES.slice(0, 32), CODES.slice(32)];
    const dontKnow = rest.map((code) => answer(code, { kind: 'DK', level: null, comment: 'Ingen hos oss vet.' }));
    expect(await flagsAfter('karlskoga', [...oneByOne(known, 7), [3, dontKnow]])).toEqual(['many_dont_know']);
  });

  test('of the time, where last year’s answer was taken with a button', async () => {
    const earlierRound = await createOpenRound(made.db, 2025, await county.person('orebro-lan', 'county'));
    const earlier = await startAnswering(made.db, county, 'nora', earlierRound);
    await answerAll(made.db, earlier, (_code, index) => ({ level: index % 5, comment: 'Som beslutat.' }));
    await handOverAndSign(made.db, earlier);
    const [same, anew] = [CODES.slice(0, 29), CODES.slice(29)];
    const answered = anew.map((code) => [7, [answer(code, { level: 5 - (CODES.indexOf(code) % 5) })]] as Step);
    const copied = same.map((code) => [2, [answer(code, { comment: 'Som beslutat.' })]] as Step);
    expect(await flagsAfter('nora', [...answered, ...copied])).toEqual([]);
  });
});
