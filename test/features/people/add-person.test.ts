import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPerson,
  disablePerson,
  type PersonInput,
  personSchema,
  removeRole,
} from '#app/features/people/add-person.server';
import { findPersonByEmail, listOpenMemberships, listPeople, toEmailKey } from '#db/queries/people';
import { createCounty, NOW } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const LATER = new Date(NOW.getTime() + 60_000);

let made: TestDatabase;
beforeAll(async () => {
  made = await createDatabase();
  await createCounty(made.db);
});
afterAll(() => made.drop());

const eva: PersonInput = {
  email: 'Eva.Ek@Kumla.example',
  name: 'Eva Ek',
  title: 'Digitaliseringschef',
  language: 'sv',
  role: 'respondent',
  at: 'kumla',
};
const add = (part: Partial<PersonInput> = {}, now = NOW) => addPerson(made.db, { ...eva, ...part }, { now });
const rolesOf = async (email: string) => {
  const person = await findPersonByEmail(made.db, email);
  const open = person ? await listOpenMemberships(made.db, person.id) : [];
  return open.map(({ role, organisationSlug, programmeSlug }) => `${role} ${organisationSlug ?? programmeSlug}`);
};
const eventsOf = async (personId: string) =>
  (await made.db.selectFrom('audit_events').selectAll().where('object_id', '=', personId).orderBy('id').execute()).map(
    ({ action, before, after }) => [action, JSON.parse(after ?? before ?? 'null')],
  );

test('a person is added with a role; again changes nothing; a second role is one more', async () => {
  const first = await add();
  expect(first).toMatchObject({ isNewPerson: true, isNewRole: true });
  const { personId } = first as { personId: string };
  expect(await add({ name: 'Någon annan', email: ' eva.ek@KUMLA.example ' })).toEqual({
    personId,
    isNewPerson: false,
    isNewRole: false,
  });
  expect(await add({ role: 'coordinator' }, LATER)).toEqual({ personId, isNewPerson: false, isNewRole: true });
  expect(await add({ at: 'nora' }, LATER)).toEqual({ personId, isNewPerson: false, isNewRole: true });
  expect(await add({ role: 'county', at: 'orebro-lan' }, LATER)).toMatchObject({ isNewRole: true });
  expect(await rolesOf(eva.email)).toEqual([
    'respondent kumla',
    'coordinator kumla',
    'respondent nora',
    'county orebro-lan',
  ]);
  expect(await findPersonByEmail(made.db, eva.email)).toMatchObject({
    email: 'Eva.Ek@Kumla.example',
    name: 'Eva Ek',
    disabled_at: null,
  });
});

test('a role is ended, once, and can be given again', async () => {
  const coordinator = { email: eva.email, role: 'coordinator', at: 'kumla' } as const;
  expect(await removeRole(made.db, coordinator, { now: LATER })).toEqual({ isRemoved: true });
  expect(await removeRole(made.db, coordinator, { now: LATER })).toEqual({ isRemoved: false });
  expect(await rolesOf(eva.email)).toEqual(['respondent kumla', 'respondent nora', 'county orebro-lan']);
  expect(await add({ role: 'coordinator' }, LATER)).toMatchObject({ isNewRole: true });
  expect(await rolesOf(eva.email)).toContain('coordinator kumla');
});

test('who is disabled keeps their roles for the day they are enabled again', async () => {
  expect(await disablePerson(made.db, 'EVA.EK@kumla.example', { now: LATER })).toEqual({ isDisabled: true });
  expect((await findPersonByEmail(made.db, eva.email))?.disabled_at).toBe(LATER.toISOString());
  await add();
  expect((await findPersonByEmail(made.db, eva.email))?.disabled_at).toBeNull();
  expect(await rolesOf(eva.email)).toHaveLength(4);
});

test('every change of rights is in the log', async () => {
  const { id } = (await findPersonByEmail(made.db, eva.email))!;
  const events = await eventsOf(id);
  expect(events[0]).toEqual(['role_added', { role: 'respondent', at: 'kumla' }]);
  expect(events).toContainEqual(['role_added', { role: 'county', at: 'orebro-lan' }]);
  expect(events).toContainEqual(['role_removed', { role: 'coordinator', at: 'kumla' }]);
  expect(events.map(([action]) => action)).toContain('person_disabled');
});

test('what does not exist is said, and nothing is written', async () => {
  const count = async () => (await listPeople(made.db)).length;
  const before = await count();
  expect(await add({ email: 'ny@example.se', at: 'atlantis' })).toEqual({ problem: 'unknown_organisation' });
  expect(await add({ email: 'ny@example.se', role: 'admin', at: 'kumla' })).toEqual({ problem: 'unknown_programme' });
  expect(await add({ email: 'ny@example.se', role: 'reader', at: 'orebro-lan' })).toEqual({
    problem: 'unknown_organisation',
  });
  expect(await disablePerson(made.db, 'ny@example.se', { now: NOW })).toEqual({ problem: 'unknown_person' });
  const nobody = { email: 'ny@example.se', role: 'reader', at: 'kumla' } as const;
  expect(await removeRole(made.db, nobody, { now: NOW })).toEqual({ problem: 'unknown_person' });
  const unknownPlace = { email: eva.email, role: 'reader', at: 'atlantis' } as const;
  expect(await removeRole(made.db, unknownPlace, { now: NOW })).toEqual({ problem: 'unknown_organisation' });
  expect(await count()).toBe(before);
});

test('the same person added twice at the same moment is one person with one role', async () => {
  const person = { email: 'samtidigt@example.se' };
  const results = await Promise.all([add(person), add(person), add(person)]);
  expect(new Set(results.map((result) => ('personId' in result ? result.personId : result.problem))).size).toBe(1);
  expect(await rolesOf(person.email)).toEqual(['respondent kumla']);
});

test('an address is the same in any case, with å, ä and ö, however they are composed', async () => {
  const decomposed = 'a\u030Asa.o\u0308berg@example.se';
  const spellings = [
    'Åsa.Öberg@Example.SE',
    'åsa.öberg@example.se',
    ' ÅSA.ÖBERG@EXAMPLE.SE\n',
    decomposed,
    decomposed.toUpperCase(),
  ];
  expect(new Set(spellings.map(toEmailKey))).toEqual(new Set(['åsa.öberg@example.se']));
  const first = await add({ email: spellings[0]!.trim() });
  for (const email of spellings)
    expect((await findPersonByEmail(made.db, email))?.id).toBe((first as { personId: string }).personId);
  expect(toEmailKey('asa.oberg@example.se')).not.toBe(toEmailKey(spellings[0]!));
});

test.each<[string, object]>([
  ['an unknown role', { role: 'owner' }],
  ['a field of another table', { disabled_at: null }],
  ['a role that is a list', { role: ['admin', 'respondent'] }],
  ['no name', { name: '  ' }],
  ['a name of 201 characters', { name: 'x'.repeat(201) }],
  ['another language', { language: 'de' }],
  ['no address', { email: 'eva' }],
  ['an address of 255 characters', { email: `${'x'.repeat(243)}@example.se.` }],
])('a person with %s is not read', (_name, part) => {
  expect(personSchema.safeParse({ ...eva, ...part }).success).toBe(false);
});
