import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#db/connection.server';
import { type StorageProblem, storageProblem } from '#db/errors';
import { describePlace, explainStorageError } from '#db/explain-storage-error';
import { findInstallationValue, upsertInstallationValue } from '#db/queries/operations';
import { createDatabase, engine, type TestDatabase } from '#test/support/database';
import { cutConnections, storageFaults } from '#test/support/storage-faults';

let made: TestDatabase;
beforeAll(async () => {
  made = await createDatabase();
});
afterAll(() => made.drop());

const failureOf = (work: () => unknown) =>
  Promise.resolve()
    .then(work)
    .then(
      () => null,
      (error: unknown) => error,
    );
const write = (key: string) => upsertInstallationValue(made.db, key, 'x'.repeat(20_000));
const filePath = () => made.url.replace('file:', '');
const withPath = (path: string) => Object.assign(new URL(made.url), { pathname: path }).href;

/** Opens what cannot be opened, and asks it something: SQLite fails at the first, PostgreSQL at the second. */
async function open(url: string) {
  const db = connect(url);
  try {
    await findInstallationValue(db, 'key');
  } finally {
    await db.destroy();
  }
}

async function holdLock(work: () => Promise<unknown>) {
  const other = connect(made.url);
  try {
    await other.transaction().execute(async (trx) => {
      await upsertInstallationValue(trx, 'locked', 'by the other');
      await sql.raw(engine === 'sqlite' ? 'pragma busy_timeout = 20' : `set lock_timeout = '50ms'`).execute(made.db);
      await work();
    });
  } finally {
    await other.destroy();
  }
}

interface Case {
  name: string;
  problem: StorageProblem;
  provoke: () => Promise<unknown>;
}

const during = (fault: keyof typeof storageFaults) => async () => {
  const mend = await storageFaults[fault](made);
  const error = await failureOf(() => write('while broken'));
  expect(await findInstallationValue(made.db, 'while broken')).toBeNull();
  await mend();
  return error;
};

const common: Case[] = [
  { name: 'a full disk', problem: 'full', provoke: during('full') },
  { name: 'a database that can only be read', problem: 'read_only', provoke: during('read_only') },
  {
    name: 'a table that is not there',
    problem: 'not_migrated',
    provoke: () => failureOf(() => sql`select * from no_such_table`.execute(made.db)),
  },
];

const ofEngine: Record<typeof engine, Case[]> = {
  sqlite: [
    {
      name: 'a file that is no database',
      problem: 'not_a_database',
      provoke: () => {
        writeFileSync(`${filePath()}.garbage`, randomBytes(5000));
        return failureOf(() => open(`${filePath()}.garbage`));
      },
    },
    {
      name: 'a path under a regular file',
      problem: 'cannot_open',
      provoke: () => failureOf(() => open(`file:${filePath()}/folder/x.db`)),
    },
    {
      name: 'a folder where the file should be',
      problem: 'cannot_open',
      provoke: () => failureOf(() => open(`file:${filePath()}/..`)),
    },
    {
      name: 'another program that holds the lock',
      problem: 'busy',
      provoke: async () => {
        let error: unknown;
        await holdLock(async () => {
          error = await failureOf(() => write('locked'));
        });
        return error;
      },
    },
  ],
  postgres: [
    {
      name: 'no server at the address',
      problem: 'unreachable',
      provoke: () => failureOf(() => open(Object.assign(new URL(made.url), { port: '1' }).href)),
    },
    {
      name: 'a database that does not exist',
      problem: 'unreachable',
      provoke: () => failureOf(() => open(withPath('/no_such_database'))),
    },
    {
      name: 'a connection cut by the server in the middle of a query',
      problem: 'unreachable',
      provoke: async () => {
        const inFlight = failureOf(() => sql`select pg_sleep(20)`.execute(made.db));
        await new Promise((resolve) => setTimeout(resolve, 100));
        await cutConnections(made.url);
        return inFlight;
      },
    },
    {
      name: 'a row that another program keeps locked',
      problem: 'busy',
      provoke: async () => {
        let error: unknown;
        await holdLock(async () => {
          error = await failureOf(() => write('locked'));
        });
        return error;
      },
    },
  ],
};

describe.each([...common, ...ofEngine[engine]])('$name', ({ problem, provoke }) => {
  test('is named, explained with its place and what to do, and over when the cause is', async () => {
    const error = await provoke();
    expect(storageProblem(error)).toBe(problem);
    const explained = explainStorageError(error, made.url);
    const place = engine === 'sqlite' ? filePath() : new URL(made.url).pathname;
    for (const words of [explained?.sv, explained?.en]) {
      expect(words).toContain(place);
      expect(words).not.toContain('postgres:postgres');
    }
    await write('afterwards');
    expect(await findInstallationValue(made.db, 'afterwards')).toHaveLength(20_000);
  });
});

test('a mistake of our own is no storage problem', async () => {
  const notNull = await failureOf(() => upsertInstallationValue(made.db, 'key', null as unknown as string));
  expect([notNull, new Error('x'), 'x', null].map(storageProblem)).toEqual([null, null, null, null]);
  expect(explainStorageError(notNull, made.url)).toBeNull();
});

test('a place is named without user and password', () => {
  expect(describePlace('postgres://anna:hemligt@db.example.se:5432/mognad?sslmode=require')).toBe(
    'db.example.se:5432/mognad',
  );
  expect(describePlace('postgres://anna:hem ligt@[')).toBe('PostgreSQL');
  expect(describePlace('file:/srv/mognad.db')).toBe('/srv/mognad.db');
});
