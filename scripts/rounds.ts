/**
 * What an administrator does with rounds until there are pages for it.
 *
 *     npm run --silent rounds -- list
 *     npm run --silent rounds -- close PROGRAMME/ROUND
 *     npm run --silent rounds -- recompute PROGRAMME/ROUND [--check]
 *
 * `recompute` computes a closed round again from its signed answers and says whether it is bit-identical with what was
 * frozen; with `--check` a difference is a failure. ROUND alone is enough where only one programme has it.
 */
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { closeRound } from '#app/features/rounds/close-round.server';
import { recomputeRound } from '#app/features/rounds/recompute-round.server';
import { findRoundsByName, listAllRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { type CommandIo, type ExitCode, runIfStarted, toTable, withDatabase, wrongUse } from './command';

const USAGE = 'Usage: rounds list | close [PROGRAMME/]ROUND | recompute [PROGRAMME/]ROUND [--check]';

export async function rounds(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let parsed: { positionals: string[]; values: { check?: boolean } };
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { check: { type: 'boolean' } } });
  } catch (error) {
    return wrongUse(io, USAGE, error);
  }
  const [verb, name, ...rest] = parsed.positionals;
  const isList = verb === 'list' && name === undefined;
  const isOnRound = (verb === 'close' || verb === 'recompute') && name !== undefined && rest.length === 0;
  if (!isList && !isOnRound) return wrongUse(io, USAGE);
  return withDatabase(io, async (db) => {
    if (isList) return list(db, io);
    const found = await findRoundsByName(db, name!);
    const [round] = found;
    if (!round || found.length > 1) {
      io.complain(
        found.length > 1 ? `Several programmes have ${name}: write PROGRAMME/ROUND.` : `There is no round ${name}.`,
      );
      return 1;
    }
    return verb === 'close' ? close(db, round.id, io) : recompute(db, round.id, parsed.values.check === true, io);
  });
}

async function list(db: Kysely<Database>, io: CommandIo): Promise<ExitCode> {
  const rows = (await listAllRounds(db)).map((row) => [
    `${row.programme}/${row.slug}`,
    row.status,
    row.opens_at,
    row.closes_at,
  ]);
  for (const line of toTable([['round', 'status', 'opens', 'closes'], ...rows])) io.print(line);
  return 0;
}

async function close(db: Kysely<Database>, roundId: Id, io: CommandIo): Promise<ExitCode> {
  const result = await closeRound(db, roundId, { now: io.now, actor: { personId: null } });
  if ('problem' in result) {
    io.complain(`The round was not closed: ${result.problem}.`);
    return 1;
  }
  io.print(JSON.stringify(result));
  return 0;
}

async function recompute(db: Kysely<Database>, roundId: Id, isCheck: boolean, io: CommandIo): Promise<ExitCode> {
  const result = await recomputeRound(db, roundId);
  if ('problem' in result) {
    io.complain(`The round cannot be recomputed: ${result.problem}.`);
    return 1;
  }
  io.print(JSON.stringify(result, null, 2));
  if (!result.isIdentical) io.complain('The recomputation differs from what was frozen.');
  return isCheck && !result.isIdentical ? 1 : 0;
}

await runIfStarted(import.meta.url, rounds);
