import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MutationOutcome, saveAnswers } from '#app/features/answering/save-answers.server';
import { SaveGroup } from '#app/features/answering/save-group.server';
import { isSerializationFailure } from '#db/errors';
import { listSignedAnswers } from '#db/queries/sign-offs';
import {
  answerAll,
  type County,
  change,
  codesFor,
  createCounty,
  handOverAndSign,
  NOW,
  saveOne,
  startAnswering,
  toSave,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const WRITERS = 50;
const SAVES_EACH = 4;
/** The hand-over begins in the middle of the storm. */
const ACKNOWLEDGED_BEFORE = 80;

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

/** What a browser or a person does when the database says that two of them collided. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isSerializationFailure(error)) throw error;
    }
  }
}

test.each(['kumla', 'nora', 'laxa'])(
  '200 saves against hand-over and sign-off at %s: every acknowledged answer is signed, no refused one is',
  async (slug) => {
    const place = await startAnswering(made.db, county, slug);
    const codes = codesFor();
    await answerAll(made.db, place);
    const saves = new SaveGroup(made.db, () => NOW);
    const acknowledged = new Map(codes.map((code) => [code, 'Enligt samordnaren.']));
    const refused: string[] = [];
    let count = 0;
    let beginHandOver = () => {};
    const inTheMiddle = new Promise<void>((resolve) => {
      beginHandOver = resolve;
    });

    /** Changes one answer over and over, some saves in the shared commit and some by themselves, some writers slowly. */
    const write = async (code: string, writer: number) => {
      for (let number = 1; number <= SAVES_EACH; number++) {
        if (number === SAVES_EACH && writer % 2 === 0) await afterwards;
        const comment = `${code} ändring ${number}`;
        const save = toSave(place, [change(code, { level: number, comment, baseRevision: number })]);
        const outcomes: MutationOutcome[] = await insist(async () =>
          (writer + number) % 4 === 0 ? (await saveAnswers(made.db, [save], { now: NOW }))[0]! : saves.save(save),
        );
        if (outcomes[0]?.status === 'saved') acknowledged.set(code, comment);
        else {
          expect(outcomes).toMatchObject([{ status: 'refused', reason: 'locked' }]);
          refused.push(comment);
        }
        if (++count === ACKNOWLEDGED_BEFORE) beginHandOver();
      }
    };
    const afterwards = inTheMiddle.then(() => insist(() => handOverAndSign(made.db, place)));
    await Promise.all(codes.slice(0, WRITERS).map(write));
    const signed = await afterwards;

    const rows = await listSignedAnswers(made.db, signed.signOffId);
    expect(new Map(rows.map((row) => [row.indicator, row.comment]))).toEqual(
      new Map([...acknowledged].sort(([a], [b]) => (a < b ? -1 : 1))),
    );
    const comments = new Set(rows.map((row) => row.comment));
    expect(refused.filter((comment) => comments.has(comment))).toEqual([]);
    // Some came in time, and some did not.
    expect(refused.length).toBeGreaterThanOrEqual(WRITERS / 2);
    expect(refused.length).toBeLessThanOrEqual(WRITERS * SAVES_EACH - ACKNOWLEDGED_BEFORE);
    expect(await saveOne(made.db, place, [change('INF1.1', { baseRevision: 1 })])).toMatchObject([
      { status: 'refused', reason: 'locked' },
    ]);
  },
);
