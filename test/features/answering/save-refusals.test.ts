import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnswerMutation, type AnswerSave, saveAnswers } from '#app/features/answering/save-answers.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { newId } from '#db/ids';
import { updateRoundStatus } from '#db/queries/rounds';
import {
  answerAll,
  type County,
  change,
  createCounty,
  handOverAndSign,
  NOW,
  readStored,
  saveOne,
  startAnswering,
  toSave,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
let place: Workplace;
let other: Workplace;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  place = await startAnswering(made.db, county, 'kumla');
  other = await startAnswering(made.db, county, 'nora');
});
afterAll(() => made.drop());

describe('a change that the questionnaire does not know is refused, and the others of its request are written', () => {
  test.each<[string, string, Partial<AnswerMutation>, string]>([
    ['an indicator that does not exist', 'XYZ9.9', {}, 'unknown_indicator'],
    ['a direction', 'INF1', {}, 'unknown_indicator'],
    ['another way of writing a code', 'inf1.1', {}, 'unknown_indicator'],
    ['a key of objects', '__proto__', {}, 'unknown_indicator'],
    ['level 6', 'INF1.2', { level: 6 }, 'unknown_level'],
    ['level −1', 'INF1.2', { level: -1 }, 'unknown_level'],
    ['level 2.5', 'INF1.2', { level: 2.5 }, 'unknown_level'],
    ['level "3" as text', 'INF1.2', { level: '3' as unknown as number }, 'unknown_level'],
    ['no number', 'INF1.2', { level: Number.NaN }, 'unknown_level'],
    ['an object for a level', 'INF1.2', { level: { formula: '1' } as unknown as number }, 'unknown_level'],
    ['a level without a value', 'INF1.2', { level: null }, 'unknown_level'],
    ['“vet ej” with a level', 'INF1.2', { kind: 'DK', level: 3 }, 'unknown_level'],
    ['a level without its kind', 'INF1.2', { kind: null, level: 3 }, 'unknown_level'],
    ['a kind that does not exist', 'INF1.2', { kind: 'toString' as 'DK', level: null }, 'unknown_kind'],
    ['a comment of 4 001 characters', 'INF1.2', { comment: 'x'.repeat(4001) }, 'comment_too_long'],
    ['a comment of 40 000 characters', 'INF1.2', { comment: 'å'.repeat(40_000) }, 'comment_too_long'],
    ['evidence of 2 001 characters', 'INF1.2', { evidence: 'x'.repeat(2001) }, 'evidence_too_long'],
  ])('%s', async (_name, indicator, part, reason) => {
    const before = await readStored(made.db, place.responseId);
    const baseRevision = before.answers.get('INF1.3')?.revision ?? 0;
    const good = change('INF1.3', { baseRevision, comment: 'x'.repeat(4000), evidence: 'y'.repeat(2000) });
    const outcomes = await saveOne(made.db, place, [change(indicator, part), good]);
    expect(outcomes).toMatchObject([{ status: 'refused', reason }, { status: 'saved' }]);
    const after = await readStored(made.db, place.responseId);
    expect([...after.answers.keys()]).toEqual(['INF1.3']);
    expect(after.versions).toHaveLength(before.versions.length + 1);
  });

  test.each([
    ['lansstyrelsen-orebro-lan', 'KOM1.2', 'INF1.1'],
    ['orebro-universitet', 'INF1.1', 'KOM2.3'],
    ['region-orebro-lan', 'KOM2.3', 'KOM1.2'],
  ])('at %s: %s, which is asked of other kinds of organisations', async (slug, foreign, asked) => {
    const there = await startAnswering(made.db, county, slug);
    const outcomes = await saveOne(made.db, there, [change(foreign), change(asked)]);
    expect(outcomes).toMatchObject([{ status: 'refused', reason: 'unknown_indicator' }, { status: 'saved' }]);
    expect([...(await readStored(made.db, there.responseId)).answers.keys()]).toEqual([asked]);
  });
});

describe('a request that may not write is refused as a whole, and the others of its commit are written', () => {
  const prepare = async (slug: string) => {
    const there = await startAnswering(made.db, county, slug);
    await answerAll(made.db, there);
    const { assessmentId, organisationIds, coordinatorId: personId } = there;
    return { there, input: { assessmentId, organisationIds }, acting: { now: NOW, actor: { personId } } };
  };

  test.each<[string, string, () => Promise<AnswerSave>]>([
    ['another person’s response', 'not_found', async () => ({ ...toSave(place, []), personId: other.coordinatorId })],
    [
      'a response of another organisation, with its own ids',
      'not_found',
      async () => ({ ...toSave(other, []), personId: place.coordinatorId, organisationIds: place.organisationIds }),
    ],
    [
      'one’s own response after leaving the organisation',
      'not_found',
      async () => ({ ...toSave(place, []), organisationIds: other.organisationIds }),
    ],
    ['no organisation at all', 'not_found', async () => ({ ...toSave(place, []), organisationIds: [] })],
    [
      'one’s own response under another assessment',
      'not_found',
      async () => ({ ...toSave(place, []), assessmentId: other.assessmentId }),
    ],
    ['a response that does not exist', 'not_found', async () => ({ ...toSave(place, []), responseId: newId() })],
    [
      'another version of the questionnaire',
      'wrong_version',
      async () => ({ ...toSave(place, []), version: 'orebro-lan@0.9.0' }),
    ],
    ['another questionnaire', 'wrong_version', async () => ({ ...toSave(place, []), version: 'annan@1.0.0' })],
    [
      'after “Klar med min del”',
      'submitted',
      async () => {
        const { there, input, acting } = await prepare('laxa');
        await submitResponse(made.db, { ...input, isReady: true }, acting);
        return toSave(there, []);
      },
    ],
    [
      'after the hand-over',
      'locked',
      async () => {
        const { there, input, acting } = await prepare('hallsberg');
        expect(await handOver(made.db, input, acting)).toEqual({ isHandedOver: true });
        return toSave(there, []);
      },
    ],
    [
      'after the sign-off',
      'locked',
      async () => {
        const { there } = await prepare('degerfors');
        await handOverAndSign(made.db, there);
        return toSave(there, []);
      },
    ],
  ])('%s', async (_name, reason, make) => {
    const refused = await make();
    const before = await readStored(made.db, refused.responseId);
    const baseRevision = (await readStored(made.db, other.responseId)).answers.get('INF1.1')?.revision ?? 0;
    const [outcomes, ofOther] = await saveAnswers(
      made.db,
      [
        { ...refused, mutations: [change('INF1.1', { level: 5 }), change('KOM1.1', { baseRevision: 1 })] },
        toSave(other, [change('INF1.1', { baseRevision })]),
      ],
      { now: NOW },
    );
    expect(outcomes).toMatchObject([
      { status: 'refused', reason },
      { status: 'refused', reason },
    ]);
    expect(ofOther).toMatchObject([{ status: 'saved', revision: baseRevision + 1 }]);
    const after = await readStored(made.db, refused.responseId);
    if (refused.responseId !== other.responseId) expect(after).toEqual(before);
  });

  test('an archived round', async () => {
    await updateRoundStatus(made.db, county.roundId, { from: 'open', to: 'archived' });
    const before = await readStored(made.db, place.responseId);
    const outcomes = await saveOne(made.db, place, [change('INF1.1')]);
    await updateRoundStatus(made.db, county.roundId, { from: 'archived', to: 'open' });
    expect(outcomes).toMatchObject([{ status: 'refused', reason: 'archived' }]);
    expect(await readStored(made.db, place.responseId)).toEqual(before);
  });

  test('not a closed round: it is the organisation’s own use', async () => {
    await updateRoundStatus(made.db, county.roundId, { from: 'open', to: 'closed' });
    const outcomes = await saveOne(made.db, place, [change('KOM1.1')]);
    await updateRoundStatus(made.db, county.roundId, { from: 'closed', to: 'open' });
    expect(outcomes).toMatchObject([{ status: 'saved' }]);
  });
});
