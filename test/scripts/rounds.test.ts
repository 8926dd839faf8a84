import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '#db/connection.server';
import { migrateToLatest } from '#db/migrator';
import { answerAll, createCounty, handOverAndSign, startAnswering } from '#test/support/county';
import { rounds } from '../../scripts/rounds';
import { recordingIo } from './command-io';

const folder = mkdtempSync(join(tmpdir(), 'mognadskollen-rounds-'));
const url = `file:${join(folder, 'rounds.db')}`;
const run = async (...args: string[]) => {
  const { io, printed, said } = recordingIo({ DATABASE_URL: url }, new Date('2026-12-22T10:00:00Z'));
  return { code: await rounds(args, io), printed: printed.join('\n'), said: said() };
};

beforeAll(async () => {
  const db = connect(url);
  await migrateToLatest(db);
  const county = await createCounty(db);
  const place = await startAnswering(db, county, 'kumla');
  await answerAll(db, place);
  await handOverAndSign(db, place);
  await db.destroy();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('refuses to recompute what is not closed, and rounds that do not exist', async () => {
  expect(await run('recompute', '2026')).toMatchObject({ code: 1, said: expect.stringContaining('not_closed') });
  expect(await run('recompute', '1999', '--check')).toMatchObject({ code: 1, said: 'There is no round 1999.' });
});

it('closes a round once, and finds it bit-identical afterwards', async () => {
  expect(await run('close', 'orebro-lan/2026')).toMatchObject({ code: 0, printed: '{"counted":1}' });
  expect((await run('close', '2026')).code).toBe(1);
  const { code, printed } = await run('recompute', '2026', '--check');
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ isIdentical: true, counted: 1, differing: [] });
  expect((await run('list')).printed).toMatch(/orebro-lan\/2026\s+closed/);
});

it('says how it is used', async () => {
  for (const args of [[], ['close'], ['list', 'x'], ['open', '2026'], ['recompute', '2026', '--chek']]) {
    expect((await run(...args)).code).toBe(2);
  }
});
