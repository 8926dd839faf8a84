/**
 * Brings the database to what the server needs, before it serves: tables, reference data, and in demo mode the demo.
 *
 *     node seed.mjs [--reference]
 *
 * `--reference` leaves the demo out. Everything is said on stderr. Exit code 0, 1 when the server should not start, 2
 * for wrong use.
 */
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { describePlace } from '#db/explain-storage-error';
import { migrateToLatest } from '#db/migrator';
import { findInstallationValue } from '#db/queries/operations';
import type { Database } from '#db/schema';
import { type CommandIo, type ExitCode, runIfStarted, withDatabase, wrongUse } from './command';
import { clearHalfLoaded } from './demo/clear-half-loaded';
import { CONTENT_KEY, DEMO_CONTENT, HALF_LOADED_CONTENT, loadDemo } from './demo/load-demo';
import { loadReference } from './reference';

const USAGE = 'Usage: seed [--reference]';

export async function seed(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let isReferenceOnly: boolean;
  try {
    const { values } = parseArgs({ args: [...args], options: { reference: { type: 'boolean', default: false } } });
    isReferenceOnly = values.reference;
  } catch (error) {
    return wrongUse(io, USAGE, error);
  }
  return withDatabase(io, async (db, config) => {
    const migrations = await migrateToLatest(db);
    if (migrations.length > 0) {
      say(
        io,
        `Databasen är uppdaterad: ${migrations.length} steg.`,
        `The database is updated: ${migrations.length} steps.`,
      );
    }
    const place = describePlace(config.databaseUrl);
    if (config.mode === 'production') return seedProduction(db, io, place);
    return isReferenceOnly ? seedReference(db, io) : seedDemo(db, io, place);
  });
}

async function seedProduction(db: Kysely<Database>, io: CommandIo, place: string): Promise<ExitCode> {
  const content = await findInstallationValue(db, CONTENT_KEY);
  if (content === DEMO_CONTENT || content === HALF_LOADED_CONTENT) {
    say(
      io,
      `${place} innehåller demodata och får inte användas i drift. Ange en tom databas i DATABASE_URL.`,
      `${place} holds demo data and must not be used in production. Name an empty database in DATABASE_URL.`,
    );
    return 1;
  }
  return seedReference(db, io);
}

async function seedReference(db: Kysely<Database>, io: CommandIo): Promise<ExitCode> {
  const added = await loadReference(db, { now: io.now });
  const names = [...added.programmes, ...added.questionnaires];
  if (names.length > 0)
    say(io, `Grunddata inläst: ${names.join(', ')}.`, `Reference data loaded: ${names.join(', ')}.`);
  return 0;
}

async function seedDemo(db: Kysely<Database>, io: CommandIo, place: string): Promise<ExitCode> {
  if ((await findInstallationValue(db, CONTENT_KEY)) === HALF_LOADED_CONTENT) {
    say(
      io,
      'Förra inläsningen av demodata avbröts. Den görs om.',
      'Loading the demo data was interrupted. It starts over.',
    );
    await clearHalfLoaded(db);
  }
  const started = performance.now();
  const result = await loadDemo(db, { now: io.now, log: (line) => io.complain(`  ${line}`) });
  if (!('problem' in result)) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(
      io,
      `Demodata inläst på ${seconds} s: ${result.organisations} organisationer, ${result.people} personer, ${result.rounds} mätomgångar.`,
      `Demo data loaded in ${seconds} s: ${result.organisations} organisations, ${result.people} people, ${result.rounds} rounds.`,
    );
    return 0;
  }
  if (result.problem === 'already_demo') return 0;
  say(
    io,
    `${place} har redan annat innehåll, så demodata läses inte in där. Ange en tom databas i DATABASE_URL, eller MOGNAD_MODE=production om det är en riktig installation.`,
    `${place} already holds other content, so no demo data is loaded there. Name an empty database in DATABASE_URL, or set MOGNAD_MODE=production if this is a real installation.`,
  );
  return 1;
}

function say(io: CommandIo, swedish: string, english: string): void {
  io.complain(swedish);
  io.complain(english);
}

await runIfStarted(import.meta.url, seed);
