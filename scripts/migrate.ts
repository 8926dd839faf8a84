/**
 * Brings the database to the newest version and prints the names of the steps that ran, one a line:
 *
 *     npm run --silent db:migrate
 */
import { parseArgs } from 'node:util';
import { migrateToLatest } from '#db/migrator';
import { type CommandIo, type ExitCode, runIfStarted, withDatabase, wrongUse } from './command';

const USAGE = 'Usage: npm run --silent db:migrate';

export async function migrate(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
    parseArgs({ args: [...args], options: {} });
  } catch (error) {
    return wrongUse(io, USAGE, error);
  }
  return withDatabase(io, async (db) => {
    const names = await migrateToLatest(db);
    for (const name of names) io.print(name);
    if (names.length === 0)
      io.complain('Inget att göra, databasen är aktuell (nothing to do, the database is up to date).');
    return 0;
  });
}

await runIfStarted(import.meta.url, migrate);
