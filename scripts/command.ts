import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { type Config, readConfig } from '#app/config.server';
import { connect } from '#db/connection.server';
import { explainStorageError } from '#db/explain-storage-error';
import type { Database } from '#db/schema';

/** 0 done, 1 failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** What a command needs from outside: results go to `print`, everything said about them to `complain`. */
export interface CommandIo {
  environment: Record<string, string | undefined>;
  now: Date;
  print(line: string): void;
  complain(line: string): void;
}

export type Command = (args: readonly string[], io: CommandIo) => Promise<ExitCode>;

/** Runs the command when its file is the program that was started, and not when it is imported, as tests do. */
export async function runIfStarted(moduleUrl: string, command: Command): Promise<void> {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  process.exitCode = await command(process.argv.slice(2), {
    environment: process.env,
    now: new Date(),
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}

/** Complains about wrong use, in the words of `parseArgs` where it has some. */
export function wrongUse(io: CommandIo, usage: string, reason?: unknown): ExitCode {
  if (reason !== undefined) io.complain(reason instanceof Error ? reason.message : String(reason));
  io.complain(usage);
  return 2;
}

/**
 * Opens the database that the environment names for `work`, and closes it. Settings that are missing and storage that
 * fails are explained in words; any other error is a mistake in the program and passes through.
 */
export async function withDatabase(
  io: CommandIo,
  work: (db: Kysely<Database>, config: Config) => Promise<ExitCode>,
): Promise<ExitCode> {
  const read = readConfig(io.environment);
  if ('missing' in read) {
    io.complain('Inställningar saknas eller är fel (settings are missing or wrong):');
    for (const line of read.missing) io.complain(`  ${line}`);
    return 2;
  }
  let db: Kysely<Database> | undefined;
  try {
    db = connect(read.config.databaseUrl);
    return await work(db, read.config);
  } catch (error) {
    const explanation = explainStorageError(error, read.config.databaseUrl);
    if (!explanation) throw error;
    io.complain(explanation.sv);
    io.complain(explanation.en);
    return 1;
  } finally {
    await db?.destroy();
  }
}

/** Columns of equal width, two spaces apart. */
export function toTable(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
