import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect } from '#db/connection.server';
import { describePlace, explainStorageError } from '#db/explain-storage-error';
import { migrateToLatest } from '#db/migrator';
import { countOrganisations, insertOrganisation } from '#db/queries/organisations';
import { migrate } from '../../scripts/migrate';
import { seed } from '../../scripts/seed';
import { PRODUCTION, recordingIo, temporaryFolder } from './command-io';

const fileIn = (folder: string) => `file:${join(folder, 'x.db')}`;

async function countIn(url: string): Promise<number> {
  const db = connect(url);
  const count = await countOrganisations(db);
  await db.destroy();
  return count;
}

describe('what runs before the server', () => {
  test('an empty database in demo mode gets the demo; the second time nothing happens', async () => {
    const DATABASE_URL = fileIn(temporaryFolder());
    const first = recordingIo({ DATABASE_URL });
    expect(await seed([], first.io)).toBe(0);
    expect(first.said()).toMatch(/Demodata inläst.*15 organisationer[\s\S]*Demo data loaded/);
    expect(first.printed).toEqual([]);
    const second = recordingIo({ DATABASE_URL });
    expect(await seed([], second.io)).toBe(0);
    expect(second.complaints).toEqual([]);
    const production = recordingIo({ DATABASE_URL, ...PRODUCTION });
    expect(await seed([], production.io)).toBe(1);
    expect(production.said()).toMatch(/innehåller demodata[\s\S]*holds demo data/);
  });

  test('--reference loads the county and the questionnaire alone; the demo is refused beside them', async () => {
    const DATABASE_URL = fileIn(temporaryFolder());
    const reference = recordingIo({ DATABASE_URL });
    expect(await seed(['--reference'], reference.io)).toBe(0);
    expect(reference.said()).toContain('Grunddata inläst: orebro-lan, orebro-lan@1.0.0.');
    const demo = recordingIo({ DATABASE_URL });
    expect(await seed([], demo.io)).toBe(1);
    expect(demo.said()).toMatch(/har redan annat innehåll[\s\S]*already holds other content/);
    expect(await countIn(DATABASE_URL)).toBe(15);
  });

  test('production loads the reference data and leaves what is there', async () => {
    const DATABASE_URL = fileIn(temporaryFolder());
    expect(await seed([], recordingIo({ DATABASE_URL, ...PRODUCTION }).io)).toBe(0);
    const again = recordingIo({ DATABASE_URL, ...PRODUCTION });
    expect(await seed([], again.io)).toBe(0);
    expect(again.complaints).toEqual([]);
    const db = connect(DATABASE_URL);
    expect(await db.selectFrom('people').selectAll().execute()).toEqual([]);
    await db.destroy();
  });

  test('missing settings are all named, and wrong use is told', async () => {
    const missing = recordingIo({ MOGNAD_MODE: 'production', DATABASE_URL: ':memory:' });
    expect(await seed([], missing.io)).toBe(2);
    expect(missing.said()).toMatch(/APP_ORIGIN[\s\S]*APP_SECRET[\s\S]*SMTP_URL/);
    const wrong = recordingIo({ DATABASE_URL: ':memory:' });
    expect(await seed(['--demo'], wrong.io)).toBe(2);
    expect(wrong.said()).toContain('Usage');
  });
});

describe('the migration command', () => {
  test('prints the steps that ran, and nothing when there are none', async () => {
    const DATABASE_URL = fileIn(temporaryFolder());
    const first = recordingIo({ DATABASE_URL });
    expect(await migrate([], first.io)).toBe(0);
    expect(first.printed[0]).toBe('2026-11-22-1-organisations');
    const second = recordingIo({ DATABASE_URL });
    expect(await migrate([], second.io)).toBe(0);
    expect(second.printed).toEqual([]);
    expect(await migrate(['now'], recordingIo({ DATABASE_URL }).io)).toBe(2);
  });
});

describe('storage that cannot be used is explained in Swedish and English', () => {
  test('a folder that cannot be made', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    for (const url of [`file:${join(folder, 'file', 'x.db')}`, `file:${join(folder, 'file', 'below', 'x.db')}`]) {
      const { io, said } = recordingIo({ DATABASE_URL: url });
      expect(await seed([], io)).toBe(1);
      expect(said()).toMatch(/går inte att öppna eller skapa[\s\S]*cannot be opened or created/);
    }
  });

  test('a folder in the place of the file', async () => {
    const { io, said } = recordingIo({ DATABASE_URL: `file:${temporaryFolder()}` });
    expect(await seed([], io)).toBe(1);
    expect(said()).toMatch(/cannot be opened or created/);
  });

  test('a file of something else', async () => {
    const folder = temporaryFolder();
    const garbage = Buffer.alloc(8192, 'not a database ');
    writeFileSync(join(folder, 'x.db'), garbage);
    const { io, said } = recordingIo({ DATABASE_URL: fileIn(folder) });
    expect(await seed([], io)).toBe(1);
    expect(said()).toMatch(/ingen databas[\s\S]*not a database/);
    expect(readFileSync(join(folder, 'x.db')).equals(garbage)).toBe(true);
  });

  test('a file that was cut off', async () => {
    const { url, path } = await databaseInOneFile();
    const half = Math.floor(statSync(path).size / 2);
    truncateSync(path, half);
    const { io, said } = recordingIo({ DATABASE_URL: url });
    expect(await seed([], io)).toBe(1);
    expect(said()).toMatch(/är skadad[\s\S]*is damaged/);
    expect(statSync(path).size).toBe(half);
  });

  test('a file with overwritten pages', async () => {
    const { url, path } = await databaseInOneFile();
    const content = readFileSync(path);
    writeFileSync(path, content.fill(0x5a, 4096));
    const { io, said } = recordingIo({ DATABASE_URL: url });
    expect(await seed([], io)).toBe(1);
    expect(said()).toMatch(/är skadad[\s\S]*is damaged/);
  });

  test('a database that can only be read', async () => {
    const db = connect(':memory:');
    await migrateToLatest(db);
    await sql`pragma query_only = on`.execute(db);
    const organisation = { kind: 'municipality', slug: 'a', name: 'A', formal_name: 'A', created_at: '' } as const;
    const error = await insertOrganisation(db, { id: 'a', ...organisation }).catch((reason: unknown) => reason);
    expect(explainStorageError(error, 'file:/data/x.db')?.sv).toContain('/data/x.db går bara att läsa');
    await db.destroy();
  });

  test('a server that does not answer, without its password', async () => {
    const { io, said } = recordingIo({ DATABASE_URL: 'postgres://mognad:hemligt@127.0.0.1:1/mognad' });
    expect(await seed([], io)).toBe(1);
    expect(said()).toMatch(/svarar inte[\s\S]*does not answer/);
    expect(said()).toContain('127.0.0.1:1/mognad');
    expect(said()).not.toContain('hemligt');
  });

  test('other errors are not about storage', () => {
    expect(explainStorageError(new TypeError('x is not a function'), ':memory:')).toBeNull();
    expect(describePlace('postgres://u:p@[bad')).toBe('PostgreSQL');
  });
});

/** A real database with everything in the one file, so that damage to the file is damage to the data. */
async function databaseInOneFile() {
  const folder = temporaryFolder();
  const url = fileIn(folder);
  const path = join(folder, 'x.db');
  expect(await seed(['--reference'], recordingIo({ DATABASE_URL: url }).io)).toBe(0);
  const db = connect(url);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await db.destroy();
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return { url, path };
}
