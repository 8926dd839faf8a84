import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { sql } from 'kysely';
import type { Engine } from '#db/connection.server';
import { openCountry } from './country-online';
import type { Line } from './measure';

const COUNTRY = 290;
const YEARS = 2;
/** About as long as people write when they explain a level. */
const COMMENT =
  'Enligt beslut i kommunstyrelsen införs det under året, och förvaltningarna har utsett ansvariga. '.repeat(3);

/** Asks for a file and reads it as it comes: milliseconds to its first byte and to its last, and how many there were. */
function download(address: string, cookie: string): Promise<{ firstMs: number; lastMs: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let firstMs = 0;
    let bytes = 0;
    get(address, { headers: { Cookie: cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${address}`));
      response.on('data', (chunk: Buffer) => {
        firstMs ||= performance.now() - started;
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ firstMs, lastMs: performance.now() - started, bytes }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

const megabytesOf = (pid: number | undefined, what: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** The Excel file of every answer and comment of a country where everybody shows them, and what the server holds then. */
export async function benchWorkbook(engine: Engine): Promise<Line[]> {
  const country = await openCountry(COUNTRY, YEARS, engine, async (db) => {
    await sql`update sharings_in_force set audience = 'county'`.execute(db);
    await sql`update signed_answers set comment = ${COMMENT}`.execute(db);
  });
  const { server, coordinator, year } = country;
  try {
    await coordinator.get('/oversikt');
    const before = megabytesOf(server.pid, 'VmRSS');
    // The highest mark of the server's memory from here on, not from its start.
    writeFileSync(`/proc/${server.pid}/clear_refs`, '5');
    const address = `${server.origin}/jamfor/alla-svar.xlsx?omgang=${year}`;
    const { firstMs, lastMs, bytes } = await download(address, coordinator.cookie);
    const highest = megabytesOf(server.pid, 'VmHWM');
    return [
      {
        what: `Excel of ${COUNTRY} organisations, ${engine}`,
        measured: `first byte ${firstMs.toFixed(0)} ms, all ${(lastMs / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB; server ${before.toFixed(0)} → at most ${highest.toFixed(0)} MB`,
        bar: '≤ 1 s, < 200 MB',
      },
    ];
  } finally {
    await country.close();
  }
}
