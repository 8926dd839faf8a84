import { join } from 'node:path';
import { expect, test } from 'vitest';
import { people } from '../../scripts/people';
import { seed } from '../../scripts/seed';
import { recordingIo, temporaryFolder } from './command-io';

/** A county without people, and a way to run the command in it. */
async function county() {
  const environment = { DATABASE_URL: `file:${join(temporaryFolder(), 'x.db')}` };
  expect(await seed(['--reference'], recordingIo(environment).io)).toBe(0);
  return async (...args: string[]) => {
    const { io, printed, said } = recordingIo(environment);
    return { code: await people(args, io), printed, said: said() };
  };
}

const KARIN = ['--email', 'karin@example.se', '--name', 'Karin Öberg'];

test('a person is added with a role, gets another, loses one, and is disabled', async () => {
  const run = await county();
  const added = await run('add', ...KARIN, '--title', 'strateg', '--role', 'coordinator', '--at', 'kumla');
  expect(added.code).toBe(0);
  expect(JSON.parse(added.printed[0]!)).toMatchObject({ isNewPerson: true, isNewRole: true, at: 'kumla' });
  const further = await run(
    'add',
    '--email',
    'KARIN@example.se',
    '--name',
    'K',
    '--role',
    'county',
    '--at',
    'orebro-lan',
  );
  expect(JSON.parse(further.printed[0]!)).toMatchObject({ isNewPerson: false, isNewRole: true });
  expect(further.said).toContain('fanns redan');
  const list = async () => JSON.parse((await run('list', '--json')).printed.join('\n'));
  const karin = { email: 'karin@example.se', name: 'Karin Öberg', title: 'strateg', isDisabled: false };
  expect(await list()).toEqual([
    { ...karin, role: 'coordinator', at: 'kumla' },
    { ...karin, role: 'county', at: 'orebro-lan' },
  ]);
  const removed = await run('remove', '--email', 'karin@example.se', '--role', 'coordinator', '--at', 'kumla');
  expect(removed.code).toBe(0);
  const again = await run('remove', '--email', 'karin@example.se', '--role', 'coordinator', '--at', 'kumla');
  expect(again).toMatchObject({ code: 1, printed: [] });
  expect(again.said).toContain('har inte rollen');
  expect((await run('disable', '--email', 'karin@example.se')).code).toBe(0);
  expect(await list()).toEqual([{ ...karin, role: 'county', at: 'orebro-lan', isDisabled: true }]);
  const table = await run('list');
  expect(table.printed[1]).toMatch(/^karin@example\.se {2}Karin Öberg {2}strateg {2}county {2}orebro-lan {2}disabled$/);
});

test('organisations and programmes are listed with their slugs', async () => {
  const run = await county();
  const { code, printed } = await run('organisations');
  expect(code).toBe(0);
  expect(printed[0]).toMatch(/^slug +kind +name$/);
  expect(printed[1]).toMatch(/^orebro-lan +programme +Örebro län$/);
  expect(printed.some((line) => /^kumla +municipality +Kumla$/.test(line))).toBe(true);
  expect(printed).toHaveLength(17);
});

test('what does not exist is told, exit code 1', async () => {
  const run = await county();
  const unknownPlace = await run('add', ...KARIN, '--role', 'reader', '--at', 'orebro-lan');
  expect(unknownPlace).toMatchObject({ code: 1, printed: [] });
  expect(unknownPlace.said).toContain('Ingen organisation heter orebro-lan');
  expect((await run('add', ...KARIN, '--role', 'admin', '--at', 'kumla')).said).toContain('Inget program heter kumla');
  const unknownPerson = await run('disable', '--email', 'nobody@example.se');
  expect(unknownPerson).toMatchObject({ code: 1 });
  expect(unknownPerson.said).toContain('nobody@example.se');
});

test.each([
  [[], 'a command is needed'],
  [['sing'], 'unknown command: sing'],
  [['add'], 'needed: --email, --name, --role, --at'],
  [['add', ...KARIN, '--role', 'king', '--at', 'kumla'], '--role:'],
  [['add', '--email', 'karin', '--name', 'K', '--role', 'reader', '--at', 'kumla'], '--email:'],
  [['add', ...KARIN, '--language', 'no', '--role', 'reader', '--at', 'kumla'], '--language:'],
  [['remove', '--email', 'karin@example.se'], 'needed: --role, --at'],
  [['disable'], '--email is needed'],
  [['list', '--yaml'], '--yaml'],
  [['list', 'all'], 'unexpected: all'],
])('wrong use is told with the usage, exit code 2: %j', async (args, words) => {
  const { io, printed, said } = recordingIo({ DATABASE_URL: ':memory:' });
  expect(await people(args, io)).toBe(2);
  expect(said()).toContain(words);
  expect(said()).toContain('Usage:');
  expect(printed).toEqual([]);
});
