import { afterAll, beforeAll, expect, test } from 'vitest';
import { SaveGroup } from '#app/features/answering/save-group.server';
import {
  change,
  codesFor,
  createCounty,
  joinColleague,
  NOW,
  readStored,
  startAnswering,
  toSave,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const codes = codesFor();
let made: TestDatabase;
let saves: SaveGroup;
let people: Workplace[];

beforeAll(async () => {
  made = await createDatabase();
  const county = await createCounty(made.db);
  const place = await startAnswering(made.db, county, 'kumla');
  people = [];
  for (let number = 1; number <= 10; number++) people.push(await joinColleague(made.db, place, 'kumla', `p${number}`));
  saves = new SaveGroup(made.db, () => NOW);
});
afterAll(() => made.drop());

/** A save that breaks the whole transaction it is part of: a version cannot be stored without a mutation id. */
const poisoned = (place: Workplace) => toSave(place, [change('LED5.3', { mutationId: null as unknown as string })]);

test('a hundred saves of ten people at once are all acknowledged, and all stored as each person wrote them', async () => {
  const work = people.flatMap((place, person) =>
    codes.slice(0, 10).map((code, index) => ({ place, code, level: (person + index) % 6 })),
  );
  const outcomes = await Promise.all(
    work.map(({ place, code, level }) => saves.save(toSave(place, [change(code, { level })]))),
  );
  expect(outcomes.flat().map(({ indicator, status }) => [indicator, status])).toEqual(
    work.map(({ code }) => [code, 'saved']),
  );
  for (const place of people) {
    const { answers, versions } = await readStored(made.db, place.responseId);
    const written = work.filter((one) => one.place === place).map(({ code, level }) => [code, level]);
    expect([...answers.values()].map(({ indicator, level }) => [indicator, level])).toEqual(written);
    expect(versions.map((version) => version.revision)).toEqual(written.map(() => 1));
  }
});

test('saves that come in the same turn are stored by one commit', async () => {
  let commits = 0;
  const group = new SaveGroup(made.db, () => {
    commits += 1;
    return NOW;
  });
  const outcomes = await Promise.all(
    people.map((place) => group.save(toSave(place, [change('LED2.1', { level: 4 })]))),
  );
  expect(outcomes.flat().map((outcome) => outcome.status)).toEqual(people.map(() => 'saved'));
  expect(commits).toBe(1);
});

test('changes of one answer keep their order', async () => {
  const [place] = people as [Workplace];
  const levels = [0, 1, 2, 3, 4, 5, 4, 3, 2, 1];
  const outcomes = await Promise.all(
    levels.map((level, baseRevision) => saves.save(toSave(place, [change('KOM1.1', { level, baseRevision })]))),
  );
  expect(outcomes.flat().map((outcome) => outcome.status === 'saved' && outcome.revision)).toEqual(
    levels.map((_, index) => index + 1),
  );
  const { answers, versions } = await readStored(made.db, place.responseId);
  expect(answers.get('KOM1.1')).toMatchObject({ level: 1, revision: 10 });
  expect(versions.filter((one) => one.indicator === 'KOM1.1').map((one) => one.level)).toEqual(levels);
});

test('a save that breaks the shared transaction fails alone', async () => {
  const results = await Promise.allSettled(
    people.flatMap((place, index) => [
      saves.save(toSave(place, [change('LED1.1', { level: index % 6 })])),
      ...(index % 3 === 0 ? [saves.save(poisoned(place))] : []),
    ]),
  );
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(4);
  for (const [index, place] of people.entries()) {
    const { answers } = await readStored(made.db, place.responseId);
    expect(answers.get('LED1.1')).toMatchObject({ level: index % 6, revision: 1 });
    expect(answers.has('LED5.3')).toBe(false);
  }
});

test('a save that came while another was failing is not lost, and neither are those after it', async () => {
  const [place] = people as [Workplace];
  const failing = saves.save(poisoned(place));
  const during = failing.then(
    () => [],
    () => saves.save(toSave(place, [change('LED1.2', { level: 2 })])),
  );
  const beside = saves.save(toSave(place, [change('LED1.3', { level: 3 })]));
  await expect(failing).rejects.toThrow();
  expect([...(await during), ...(await beside)].map((outcome) => outcome.status)).toEqual(['saved', 'saved']);
  const { answers } = await readStored(made.db, place.responseId);
  expect([answers.get('LED1.2')?.level, answers.get('LED1.3')?.level]).toEqual([2, 3]);
});

test('of a batch with one refused change the others are stored', async () => {
  const [, place] = people as [Workplace, Workplace];
  const [outcomes, others] = await Promise.all([
    saves.save(toSave(place, [change('INN1.1'), change('INN1.2', { level: 9 }), change('INN1.3')])),
    saves.save({ ...toSave(place, [change('INN2.1')]), version: 'orebro-lan@0.1.0' }),
  ]);
  expect([...outcomes, ...others].map((outcome) => outcome.status)).toEqual(['saved', 'refused', 'saved', 'refused']);
  const { answers } = await readStored(made.db, place.responseId);
  expect(['INN1.1', 'INN1.2', 'INN1.3', 'INN2.1'].map((code) => answers.has(code))).toEqual([true, false, true, false]);
});
