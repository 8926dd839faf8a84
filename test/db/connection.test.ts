import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, connect, engineOf, readDurabilitySettings } from '#db/connection.server';
import { isUniqueViolation } from '#db/errors';
import { newId } from '#db/ids';
import { upsertInstallationValue } from '#db/queries/operations';
import { createDatabase, engine, type TestDatabase } from '#test/support/database';

const AT = '2026-11-21T09:00:00.000Z';

describe('a live connection', () => {
  let made: TestDatabase;
  beforeAll(async () => {
    made = await createDatabase();
  });
  afterAll(() => made.drop());

  const insertOrganisation = (slug: string, id = newId(), population: number | null = null) =>
    made.db
      .insertInto('organisations')
      .values({ id, kind: 'other', slug, name: slug, formal_name: slug, population, created_at: AT })
      .execute();
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test('has the settings that make a commit survive a power cut, on every connection that is opened', async () => {
    const durable =
      engine === 'sqlite'
        ? { synchronous: '2', journal_mode: 'wal', foreign_keys: '1' }
        : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
    expect(await readDurabilitySettings(made.db)).toEqual(durable);
    const second = connect(made.url);
    expect(await readDurabilitySettings(second)).toEqual(durable);
    await second.destroy();
  });

  test('knows its engine, also inside a transaction', async () => {
    expect(engineOf(made.db)).toBe(engine);
    expect(await made.db.transaction().execute(async (trx) => engineOf(trx))).toBe(engine);
  });

  test('leads to the same place from another connection, which can be one that only reads', async () => {
    await insertOrganisation('seen-from-elsewhere');
    const beside = connect(addressOf(made.db)!, { isReadOnly: true });
    const { slug } = await beside
      .selectFrom('organisations')
      .select('slug')
      .where('slug', '=', 'seen-from-elsewhere')
      .executeTakeFirstOrThrow();
    await beside.destroy();
    expect(slug).toBe('seen-from-elsewhere');
    const inMemory = connect(':memory:');
    expect(addressOf(inMemory)).toBeNull();
    await inMemory.destroy();
  });

  test.each([5e-324, 5.127818183715181e-44, 1e-16, 1 / 3, 2])('keeps the number %s to the last bit', async (number) => {
    await sql`create table if not exists numbers (value double precision not null)`.execute(made.db);
    await sql`insert into numbers (value) values (${number})`.execute(made.db);
    const { rows } = await sql<{ value: number }>`select value from numbers where value = ${number}`.execute(made.db);
    expect(rows).toEqual([{ value: number }]);
  });

  test('tells a row that is there already from every other refusal', async () => {
    const id = newId();
    await insertOrganisation('once', id);
    const sameUnique = await failureOf(insertOrganisation('once'));
    const samePrimaryKey = await failureOf(insertOrganisation('twice', id));
    expect([sameUnique, samePrimaryKey].map(isUniqueViolation)).toEqual([true, true]);

    const unit = { id: newId(), organisation_id: newId(), parent_id: null, name: 'x', created_at: AT };
    const noSuchOrganisation = await failureOf(made.db.insertInto('units').values(unit).execute());
    const noName = await failureOf(upsertInstallationValue(made.db, 'key', null as unknown as string));
    expect([noSuchOrganisation, noName].map((error) => [error instanceof Error, isUniqueViolation(error)])).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  test('keeps text as it was written: å ä ö, other scripts, quotes, emoji, line breaks', async () => {
    const text = `Åsa Öberg čđŋ → 😀 "x" 'y' \\ \n %_ '; drop table people; -- \uFFFE \u202E`;
    await upsertInstallationValue(made.db, 'text', text);
    const row = await made.db.selectFrom('installation').select('value').where('key', '=', 'text').executeTakeFirst();
    expect(row?.value).toBe(text);
  });

  test('answers counts and large sums as numbers', async () => {
    for (const slug of ['large', 'larger']) await insertOrganisation(slug, newId(), 2_000_000_000);
    const row = await made.db
      .selectFrom('organisations')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('population').as('sum')])
      .where('slug', 'in', ['large', 'larger'])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ count: 2, sum: 4_000_000_000 });
  });
});
