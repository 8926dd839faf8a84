import { afterAll, beforeAll, expect, test } from 'vitest';
import { recomputeRound } from '#app/features/rounds/recompute-round.server';
import { findRound } from '#db/queries/rounds';
import { type BulkCounty, closedAtOf, createBulkCounty } from '#test/bench/bulk-county';
import { closeInProcess } from '#test/bench/closing';
import { recordingIo } from '#test/scripts/command-io';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { rounds } from '../../../scripts/rounds';

const ORGANISATIONS = 24;

let made: TestDatabase;
let county: BulkCounty;
beforeAll(async () => {
  made = await createDatabase();
  county = await createBulkCounty(made.db, { organisations: ORGANISATIONS, years: 2 });
});
afterAll(() => made.drop());

test('a round that a thread of the server has closed is the same to the last bit when it is computed again', async () => {
  const { id, year } = county.rounds.at(-1)!;
  const { counted } = await closeInProcess(made.url, id, closedAtOf(year));
  expect(counted).toBe(ORGANISATIONS);
  expect((await findRound(made.db, id))?.status).toBe('closed');
  expect(await recomputeRound(made.db, id)).toMatchObject({ isIdentical: true, differing: [], counted });
});

test('the command says so too', async () => {
  const { io, printed, said } = recordingIo({ DATABASE_URL: made.url });
  for (const { year } of county.rounds) {
    expect(await rounds(['recompute', String(year), '--check'], io)).toBe(0);
  }
  expect(printed.map((line) => JSON.parse(line).isIdentical)).toEqual([true, true]);
  expect(said()).toBe('');
});
