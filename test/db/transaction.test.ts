import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSerializationFailure } from '#db/errors';
import { findInstallationValue, upsertInstallationValue } from '#db/queries/operations';
import { inTransaction } from '#db/transaction';
import { createDatabase, engine, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
beforeAll(async () => {
  made = await createDatabase();
});
afterAll(() => made.drop());

/** Resolves for all when `count` have arrived. */
function meeting(count: number): () => Promise<void> {
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    count--;
    if (count <= 0) open();
    return all;
  };
}

test('a transaction whose function throws leaves nothing behind, and the next one works', async () => {
  const work = inTransaction(made.db, async (trx) => {
    await upsertInstallationValue(trx, 'half', 'done');
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await findInstallationValue(made.db, 'half')).toBeNull();
  await inTransaction(made.db, (trx) => upsertInstallationValue(trx, 'half', 'whole'));
  expect(await findInstallationValue(made.db, 'half')).toBe('whole');
});

test('two transactions that read and then write the same both take effect', async () => {
  await upsertInstallationValue(made.db, 'counter', '0');
  // SQLite lets the second one begin when the first has ended; on PostgreSQL both must have read before either writes.
  const bothHaveRead = meeting(engine === 'postgres' ? 2 : 1);
  let attempts = 0;
  const countUp = () =>
    inTransaction(made.db, async (trx) => {
      attempts++;
      const value = Number(await findInstallationValue(trx, 'counter'));
      await bothHaveRead();
      await upsertInstallationValue(trx, 'counter', String(value + 1));
      return value;
    });
  expect((await Promise.all([countUp(), countUp()])).sort()).toEqual([0, 1]);
  expect(await findInstallationValue(made.db, 'counter')).toBe('2');
  expect(attempts).toBe(engine === 'postgres' ? 3 : 2);
});

test('a transaction that collides every time is given up after five more attempts, with nothing written', async () => {
  await upsertInstallationValue(made.db, 'contested', 'theirs');
  let attempts = 0;
  const work = inTransaction(made.db, async (trx) => {
    attempts++;
    await findInstallationValue(trx, 'contested');
    // SQLite has nobody to collide with: the error is all that can be shown there.
    if (engine === 'sqlite') throw Object.assign(new Error('collided'), { code: '40001' });
    await upsertInstallationValue(made.db, 'contested', `theirs ${attempts}`);
    await upsertInstallationValue(trx, 'contested', 'mine');
  });
  const error = await work.catch((thrown: unknown) => thrown);
  expect(isSerializationFailure(error)).toBe(true);
  expect(attempts).toBe(engine === 'postgres' ? 6 : 1);
  expect(await findInstallationValue(made.db, 'contested')).toMatch(/^theirs/);
});

test('an error that is no collision is not tried again', async () => {
  let attempts = 0;
  const work = inTransaction(made.db, async (trx) => {
    attempts++;
    await upsertInstallationValue(trx, 'nothing', null as unknown as string);
  });
  await expect(work).rejects.toThrow();
  expect(attempts).toBe(1);
});

test('forty transactions at once all end, one after the other or side by side', async () => {
  const keys = Array.from({ length: 40 }, (_, index) => `at once ${index}`);
  await Promise.all(keys.map((key) => inTransaction(made.db, (trx) => upsertInstallationValue(trx, key, key))));
  const rows = await made.db.selectFrom('installation').select('value').where('key', 'in', keys).execute();
  expect(rows.map((row) => row.value).sort()).toEqual([...keys].sort());
});
