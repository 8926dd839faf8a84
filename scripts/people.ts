/**
 * People and their roles, from the command line:
 *
 *     npm run --silent people -- add --email X --name "…" [--title "…"] [--language sv|en] --role R --at SLUG
 *     npm run --silent people -- remove --email X --role R --at SLUG
 *     npm run --silent people -- disable --email X
 *     npm run --silent people -- list [--json]
 *     npm run --silent people -- organisations
 *
 * SLUG is an organisation's, or a programme's for the roles county and admin. Exit code 0, 1 when it could not be done,
 * 2 for wrong use.
 */
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import {
  addPerson,
  disablePerson,
  ORGANISATION_ROLES,
  type PersonInput,
  PROGRAMME_ROLES,
  personSchema,
  removeRole,
} from '#app/features/people/add-person.server';
import { listAllProgrammes, listOrganisations } from '#db/queries/organisations';
import { listPeople } from '#db/queries/people';
import type { Database } from '#db/schema';
import { type CommandIo, type ExitCode, runIfStarted, toTable, withDatabase, wrongUse } from './command';

const ROLES = [...ORGANISATION_ROLES, ...PROGRAMME_ROLES];
const USAGE = `Usage: npm run --silent people -- COMMAND
  add --email X --name "…" [--title "…"] [--language sv|en] --role R --at SLUG
  remove --email X --role R --at SLUG
  disable --email X
  list [--json]
  organisations
R: ${ROLES.join(', ')}. SLUG: see "people organisations"; the programme for ${PROGRAMME_ROLES.join(' and ')}.`;

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  title: { type: 'string' },
  language: { type: 'string', default: 'sv' },
  role: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Options {
  email?: string;
  name?: string;
  title?: string;
  language: string;
  role?: string;
  at?: string;
  json: boolean;
}

type Run = (db: Kysely<Database>, io: CommandIo) => Promise<ExitCode>;

export async function people(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const run = chooseRun(positionals, values);
    if (typeof run === 'string') return wrongUse(io, USAGE, run);
    return await withDatabase(io, (db) => run(db, io));
  } catch (error) {
    if (isParseError(error)) return wrongUse(io, USAGE, error);
    throw error;
  }
}

function isParseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** What to run, or what is wrong with how it was asked for. */
function chooseRun(positionals: readonly string[], options: Options): Run | string {
  const [command, ...rest] = positionals;
  if (rest.length > 0) return `unexpected: ${rest.join(' ')}`;
  switch (command) {
    case 'add': {
      const read = readPerson(options);
      return 'wrong' in read ? read.wrong : (db, io) => add(db, io, read.person);
    }
    case 'remove': {
      // The schema wants a name; an existing person has one already.
      const read = readPerson({ ...options, name: '-' });
      return 'wrong' in read ? read.wrong : (db, io) => remove(db, io, read.person);
    }
    case 'disable': {
      const { email } = options;
      return email ? (db, io) => disable(db, io, email) : '--email is needed';
    }
    case 'list':
      return (db, io) => list(db, io, options.json);
    case 'organisations':
      return organisations;
    default:
      return command === undefined ? 'a command is needed' : `unknown command: ${command}`;
  }
}

function readPerson(options: Options): { person: PersonInput } | { wrong: string } {
  const needed = (['email', 'name', 'role', 'at'] as const).filter((name) => !options[name]);
  if (needed.length > 0) return { wrong: `needed: ${needed.map((name) => `--${name}`).join(', ')}` };
  const { email, name, title = null, language, role, at } = options;
  const parsed = personSchema.safeParse({ email, name, title, language, role, at });
  if (parsed.success) return { person: parsed.data };
  return { wrong: parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n') };
}

async function add(db: Kysely<Database>, io: CommandIo, person: PersonInput): Promise<ExitCode> {
  const result = await addPerson(db, person, { now: io.now });
  if ('problem' in result) return refuse(io, result.problem, person);
  io.print(JSON.stringify({ ...result, email: person.email, role: person.role, at: person.at }));
  if (!result.isNewPerson)
    io.complain(`${person.email} fanns redan, med det namn som står i listan (was there already; the name is kept).`);
  if (!result.isNewRole) io.complain('Rollen fanns redan (the role was there already).');
  return 0;
}

async function remove(db: Kysely<Database>, io: CommandIo, person: PersonInput): Promise<ExitCode> {
  const result = await removeRole(db, person, { now: io.now });
  if ('problem' in result) return refuse(io, result.problem, person);
  if (!result.isRemoved) {
    io.complain(`${person.email} har inte rollen ${person.role} i ${person.at} (does not have that role there).`);
    return 1;
  }
  io.print(JSON.stringify({ isRemoved: true, email: person.email, role: person.role, at: person.at }));
  return 0;
}

async function disable(db: Kysely<Database>, io: CommandIo, email: string): Promise<ExitCode> {
  const result = await disablePerson(db, email, { now: io.now });
  if ('problem' in result) return refuse(io, result.problem, { email, at: '' });
  io.print(JSON.stringify({ isDisabled: true, email }));
  return 0;
}

async function list(db: Kysely<Database>, io: CommandIo, asJson: boolean): Promise<ExitCode> {
  const rows = (await listPeople(db)).map((row) => ({
    email: row.email,
    name: row.name,
    title: row.title,
    role: row.role,
    at: row.organisation ?? row.programme,
    isDisabled: row.disabled_at !== null,
  }));
  if (asJson) {
    io.print(JSON.stringify(rows, null, 2));
    return 0;
  }
  const lines = rows.map((row) => [
    row.email,
    row.name,
    row.title ?? '',
    row.role ?? '-',
    row.at ?? '-',
    row.isDisabled ? 'disabled' : '',
  ]);
  for (const line of toTable([['email', 'name', 'title', 'role', 'at', ''], ...lines])) io.print(line);
  return 0;
}

async function organisations(db: Kysely<Database>, io: CommandIo): Promise<ExitCode> {
  const rows = [
    ['slug', 'kind', 'name'],
    ...(await listAllProgrammes(db)).map(({ slug, name_sv }) => [slug, 'programme', name_sv]),
    ...(await listOrganisations(db)).map(({ slug, kind, name }) => [slug, kind, name]),
  ];
  for (const line of toTable(rows)) io.print(line);
  return 0;
}

type Refusal = 'unknown_person' | 'unknown_organisation' | 'unknown_programme';

function refuse(io: CommandIo, problem: Refusal, { email, at }: { email: string; at: string }): ExitCode {
  const texts: Record<Refusal, string> = {
    unknown_person: `Ingen person har adressen ${email} (no person has that address).`,
    unknown_organisation: `Ingen organisation heter ${at}; se "people organisations" (no such organisation).`,
    unknown_programme: `Inget program heter ${at}; se "people organisations" (no such programme).`,
  };
  io.complain(texts[problem]);
  return 1;
}

await runIfStarted(import.meta.url, people);
