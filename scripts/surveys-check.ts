/**
 * Checks every questionnaire file and prints how long and how alike its texts are:
 *
 *     npm run --silent surveys:check [-- --lock] [--schema] [--folder PATH]
 *
 * `--lock` adds the hashes of versions that are not in published.lock.json yet, and never changes one that is.
 * `--schema` writes questionnaire.schema.json anew. Exit code 0, 1 when something is wrong, 2 for wrong use.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Questionnaire, questionnaireSchema } from '#app/domain/questionnaire/schema';
import { levelTexts, reportTexts, similarPairs, TEXT_LIMITS } from '#app/domain/questionnaire/text-report';
import { hashQuestionnaire } from '#app/features/installation/publish-questionnaire.server';
import { type CommandIo, type ExitCode, runIfStarted, toTable, wrongUse } from './command';
import { type JsonPath, JsonTextError, parseLocatedJson } from './json-lines';

const USAGE = 'Usage: npm run --silent surveys:check [-- --lock] [--schema] [--folder PATH]';
const SHOWN_PAIRS = 20;
const LOCK_FILE = 'published.lock.json';
const SCHEMA_FILE = 'questionnaire.schema.json';

const lockSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

export async function surveysCheck(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let options: { lock: boolean; schema: boolean; folder: string };
  try {
    options = parseArgs({
      args: [...args],
      options: {
        lock: { type: 'boolean', default: false },
        schema: { type: 'boolean', default: false },
        folder: { type: 'string', default: 'surveys' },
      },
    }).values;
  } catch (error) {
    return wrongUse(io, USAGE, error);
  }
  const { folder } = options;
  if (!existsSync(folder)) return wrongUse(io, USAGE, `${folder}: no such folder`);
  if (options.schema) writeFileSync(join(folder, SCHEMA_FILE), renderSchema());
  const complaints: string[] = [];
  const checked = new Map<string, Questionnaire>();
  for (const { path, id, version } of listFiles(folder)) {
    const read = readQuestionnaire(path, { id, version });
    complaints.push(...read.complaints);
    if (!read.questionnaire) continue;
    checked.set(`${id}@${version}`, read.questionnaire);
    complaints.push(...printReport(read.questionnaire, io).map((complaint) => `${path}: ${complaint}`));
  }
  if (checked.size === 0 && complaints.length === 0) complaints.push(`${folder}: no questionnaires`);
  complaints.push(...checkLock(folder, checked, options.lock, io));
  for (const complaint of complaints) io.complain(complaint);
  return complaints.length === 0 ? 0 : 1;
}

/** The JSON Schema of a questionnaire file, as it is kept beside the files for editors. */
export function renderSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(questionnaireSchema), null, 2)}\n`;
}

function listFiles(folder: string): { path: string; id: string; version: string }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: id }) =>
      readdirSync(join(folder, id))
        .filter((name) => name.endsWith('.json'))
        .map((name) => ({ path: join(folder, id, name), id, version: name.slice(0, -'.json'.length) })),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads and checks one file. Each complaint begins with the file and the line. */
function readQuestionnaire(
  path: string,
  place: { id: string; version: string },
): { questionnaire?: Questionnaire; complaints: string[] } {
  try {
    const json = parseLocatedJson(readFileSync(path, 'utf8'));
    const at = (steps: JsonPath, message: string) => `${path}:${json.lineOf(steps)}: ${describePath(steps)}${message}`;
    const parsed = questionnaireSchema.safeParse(json.value);
    if (!parsed.success) {
      return {
        complaints: parsed.error.issues.flatMap((issue) =>
          issue.code === 'unrecognized_keys'
            ? issue.keys.map((key) => at([...issue.path, key], 'unknown key'))
            : [at(issue.path, issue.message)],
        ),
      };
    }
    const complaints = (['id', 'version'] as const)
      .filter((name) => parsed.data[name] !== place[name])
      .map((name) => at([name], `must be "${place[name]}", as the file's place says`));
    return complaints.length > 0 ? { complaints } : { questionnaire: parsed.data, complaints };
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return { complaints: [`${path}:${error.line}: ${error.message}`] };
  }
}

/** `focusAreas[0].code: `, or nothing for the document itself. */
function describePath(path: JsonPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text === '' ? '' : `${text.replace(/^\./, '')}: `;
}

/** Prints length, reading time and the pairs that are most alike; answers what goes beyond the limits. */
function printReport(questionnaire: Questionnaire, io: CommandIo): string[] {
  const report = reportTexts(questionnaire);
  const row = (name: string, one: { indicators: number; characters: number; minutes: number }) => [
    name,
    String(one.indicators),
    String(one.characters),
    one.minutes.toFixed(1),
  ];
  io.print(`${questionnaire.id}@${questionnaire.version}`);
  const rows = [...report.areas.map((area) => row(area.code, area)), row('all', report)];
  for (const line of toTable([['area', 'indicators', 'characters', 'minutes'], ...rows])) io.print(line);
  io.print(`mean level length: ${report.meanLevelLength.toFixed(1)} characters`);
  const pairs = similarPairs(levelTexts(questionnaire));
  io.print(`most similar level texts of different indicators (limit ${TEXT_LIMITS.similarity}):`);
  for (const { a, b, similarity } of pairs.slice(0, SHOWN_PAIRS)) {
    io.print(`${similarity.toFixed(2)}  ${a.indicator} level ${a.level}: ${a.text}`);
    io.print(`      ${b.indicator} level ${b.level}: ${b.text}`);
  }
  return [
    ...report.areas
      .filter((area) => area.minutes > TEXT_LIMITS.minutesPerArea)
      .map(
        (area) =>
          `${area.code} takes ${area.minutes.toFixed(1)} minutes to read, at most ${TEXT_LIMITS.minutesPerArea}`,
      ),
    ...exceeded('reading minutes in all', report.minutes, TEXT_LIMITS.minutesInAll),
    ...exceeded('characters in all', report.characters, TEXT_LIMITS.characters),
    ...exceeded('mean level length', report.meanLevelLength, TEXT_LIMITS.meanLevelLength),
    ...pairs
      .filter((pair) => pair.similarity > TEXT_LIMITS.similarity)
      .map(({ a, b, similarity }) => {
        const names = `${a.indicator} level ${a.level} and ${b.indicator} level ${b.level}`;
        return `${names} are too similar: ${similarity.toFixed(2)}, at most ${TEXT_LIMITS.similarity}`;
      }),
  ];
}

function exceeded(what: string, value: number, limit: number): string[] {
  return value > limit ? [`${what}: ${Math.round(value * 10) / 10}, at most ${limit}`] : [];
}

/** Compares the versions with their locked hashes; with `isAdding`, locks those that are new. */
function checkLock(
  folder: string,
  checked: ReadonlyMap<string, Questionnaire>,
  isAdding: boolean,
  io: CommandIo,
): string[] {
  const path = join(folder, LOCK_FILE);
  const read = readLock(path);
  if ('complaint' in read) return [read.complaint];
  const { lock } = read;
  const complaints: string[] = [];
  let added = 0;
  for (const [name, questionnaire] of checked) {
    const hash = hashQuestionnaire(questionnaire);
    if (lock[name] === hash) continue;
    if (lock[name] !== undefined) {
      complaints.push(
        `${name} is published and must not change: make a new version beside it (its hash is not the one in ${path})`,
      );
    } else if (isAdding) {
      lock[name] = hash;
      added++;
      io.complain(`${name}: locked`);
    } else io.complain(`${name}: not locked yet, run with --lock when it is published`);
  }
  for (const name of Object.keys(lock)) {
    if (!hasFile(folder, name)) complaints.push(`${name} is locked in ${path} but its file is gone`);
  }
  if (added > 0) writeFileSync(path, `${JSON.stringify(sortKeys(lock), null, 2)}\n`);
  return complaints;
}

function readLock(path: string): { lock: Record<string, string> } | { complaint: string } {
  if (!existsSync(path)) return { lock: {} };
  try {
    const parsed = lockSchema.safeParse(parseLocatedJson(readFileSync(path, 'utf8')).value);
    return parsed.success ? { lock: parsed.data } : { complaint: `${path}: ${z.prettifyError(parsed.error)}` };
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return { complaint: `${path}:${error.line}: ${error.message}` };
  }
}

function hasFile(folder: string, name: string): boolean {
  const [id = '', version = ''] = name.split('@');
  return existsSync(join(folder, id, `${version}.json`));
}

function sortKeys(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

await runIfStarted(import.meta.url, surveysCheck);
