import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import {
  answerAll,
  type County,
  change,
  codesFor,
  createCounty,
  NOW,
  readStored,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const LATER = new Date(NOW.getTime() + 60 * 60 * 1000);
const EARLIER = new Date(NOW.getTime() - 24 * 60 * 60 * 1000);

describe('saving answers', () => {
  let made: TestDatabase;
  let county: County;
  let place: Workplace;
  const codes = codesFor();
  /** Each test has an indicator of its own. */
  let code: string;
  let next = 0;

  beforeAll(async () => {
    made = await createDatabase();
    county = await createCounty(made.db);
    place = await startAnswering(made.db, county, 'kumla');
  });
  afterAll(() => made.drop());

  const save = (...mutations: ReturnType<typeof change>[]) => saveOne(made.db, place, mutations);
  const stored = async () => {
    const { answers, versions } = await readStored(made.db, place.responseId);
    return { answer: answers.get(code), versions: versions.filter((version) => version.indicator === code) };
  };
  const own = () => {
    code = codes[next++]!;
    return code;
  };

  test('stores the answer and its first version, and says when', async () => {
    const mutation = change(own(), { level: 4, comment: 'Beslut 2026', evidence: 'dnr 12' });
    const savedAt = NOW.toISOString();
    expect(await save(mutation)).toEqual([
      { mutationId: mutation.mutationId, indicator: code, status: 'saved', revision: 1, savedAt },
    ]);
    const { answer, versions } = await stored();
    const content = { kind: 'level', level: 4, comment: 'Beslut 2026', evidence: 'dnr 12', revision: 1 };
    expect(answer).toEqual({ ...content, response_id: place.responseId, indicator: code, saved_at: savedAt });
    expect(versions).toEqual([{ ...answer, mutation_id: mutation.mutationId, person_id: place.coordinatorId }]);
  });

  test('a retry gets the first answer again and writes nothing, whatever it now says', async () => {
    const mutation = change(own(), { level: 2 });
    const first = await save(mutation);
    expect(await saveOne(made.db, place, [mutation], LATER)).toEqual(first);
    expect(await saveOne(made.db, place, [{ ...mutation, level: 5, baseRevision: 1 }], LATER)).toEqual(first);
    const { answer, versions } = await stored();
    expect([answer?.level, answer?.revision, versions.length]).toEqual([2, 1, 1]);
  });

  test('the same change twice in one request is one change', async () => {
    const mutation = change(own());
    const [first, second] = await save(mutation, mutation);
    expect(second).toEqual(first);
    expect((await stored()).versions).toHaveLength(1);
  });

  test('a retry of what was stored before the answers were locked is still answered as saved', async () => {
    const locked = await startAnswering(made.db, county, 'laxa');
    const mutation = change('INF1.1', { comment: 'Enligt samordnaren.' });
    const first = await saveOne(made.db, locked, [mutation]);
    await answerAll(
      made.db,
      locked,
      () => ({}),
      codes.filter((one) => one !== 'INF1.1'),
    );
    const { assessmentId, organisationIds, coordinatorId: personId } = locked;
    const acting = { now: NOW, actor: { personId } };
    await submitResponse(made.db, { assessmentId, organisationIds, isReady: true }, acting);
    expect(await saveOne(made.db, locked, [mutation])).toEqual(first);
    expect(await handOver(made.db, { assessmentId, organisationIds }, acting)).toEqual({ isHandedOver: true });
    const [again, changed] = await saveOne(made.db, locked, [mutation, change('INF1.2', { baseRevision: 1 })]);
    expect([again, changed?.status]).toEqual([first[0], 'refused']);
    expect(await saveOne(made.db, { ...locked, coordinatorId: place.coordinatorId }, [mutation])).toMatchObject([
      { status: 'refused', reason: 'not_found' },
    ]);
  });

  test('changes of one answer in one request follow each other', async () => {
    own();
    const outcomes = await save(
      change(code, { level: 1 }),
      change(code, { level: 2, baseRevision: 1 }),
      change(code, { level: 3, baseRevision: 2 }),
    );
    expect(outcomes.map((outcome) => outcome.status === 'saved' && outcome.revision)).toEqual([1, 2, 3]);
    const { answer, versions } = await stored();
    expect([answer?.level, answer?.revision]).toEqual([3, 3]);
    expect(versions.map((version) => [version.revision, version.level])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test('a change made on an old revision is a conflict: both values are known, nothing is written', async () => {
    own();
    await save(change(code, { level: 1, comment: 'från den andra fliken' }));
    const before = await stored();
    const [outcome] = await saveOne(made.db, place, [change(code, { level: 5 })], LATER);
    expect(outcome).toMatchObject({
      status: 'conflict',
      stored: {
        kind: 'level',
        level: 1,
        comment: 'från den andra fliken',
        evidence: '',
        revision: 1,
        savedAt: NOW.toISOString(),
      },
    });
    expect(await stored()).toEqual(before);
  });

  test('a change made on a revision that never was is a conflict with an empty answer', async () => {
    const [outcome] = await save(change(own(), { baseRevision: 7 }));
    expect(outcome).toMatchObject({
      status: 'conflict',
      stored: { kind: null, level: null, comment: '', revision: 0 },
    });
    expect((await stored()).answer).toBeUndefined();
  });

  test('the same content on an old revision is no conflict', async () => {
    own();
    await save(change(code, { level: 3 }));
    const before = await stored();
    const [outcome] = await saveOne(made.db, place, [change(code, { level: 3 })], LATER);
    expect(outcome).toMatchObject({ status: 'saved', revision: 1, savedAt: NOW.toISOString() });
    expect(await stored()).toEqual(before);
  });

  test('an answer can be taken back, and a comment stand alone', async () => {
    own();
    await save(
      change(code, { level: 3 }),
      change(code, { kind: null, level: null, comment: 'Fråga Eva.', baseRevision: 1 }),
    );
    expect((await stored()).answer).toMatchObject({ kind: null, level: null, comment: 'Fråga Eva.', revision: 2 });
  });

  test('DK and NA are answers of their own', async () => {
    own();
    await save(change(code, { kind: 'DK', level: null }), change(code, { kind: 'NA', level: null, baseRevision: 1 }));
    expect((await stored()).versions.map(({ kind, level }) => [kind, level])).toEqual([
      ['DK', null],
      ['NA', null],
    ]);
  });

  test('what no database can hold is stored visibly, all else as it was written', async () => {
    const comment = `NUL\u0000 halva\uD83D\uDE00\uD83D par\uDE00\r\nny rad`;
    const evidence = `čđŋ → 😀 \uFFFE\u202E =1+1 <script>alert(1)</script> {{7*7}} '; drop table answers; -- __proto__`;
    const [outcome] = await save(change(own(), { comment, evidence }));
    expect(outcome?.status).toBe('saved');
    const { answer } = await stored();
    expect(answer?.comment).toBe('NUL\uFFFD halva😀\uFFFD par\uFFFD\nny rad');
    expect(answer?.evidence).toBe(evidence);
  });

  test('a clock that goes backwards neither loses nor reorders: the revision decides', async () => {
    own();
    await save(change(code, { level: 1 }));
    const [outcome] = await saveOne(made.db, place, [change(code, { level: 2, baseRevision: 1 })], EARLIER);
    expect(outcome).toMatchObject({ status: 'saved', revision: 2, savedAt: EARLIER.toISOString() });
    const [stale] = await saveOne(made.db, place, [change(code, { level: 5, baseRevision: 1 })], LATER);
    expect(stale).toMatchObject({ status: 'conflict', stored: { level: 2, revision: 2 } });
    const { answer, versions } = await stored();
    expect([answer?.level, versions.map((version) => version.level)]).toEqual([2, [1, 2]]);
  });

  test('the same change sent twice at the same time is stored once', async () => {
    const mutation = change(own(), { level: 2 });
    const outcomes = await Promise.all([save(mutation), save(mutation), save(mutation)]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect((await stored()).versions).toHaveLength(1);
  });

  test('nothing to save is answered with nothing', async () => {
    expect(await save()).toEqual([]);
  });
});
