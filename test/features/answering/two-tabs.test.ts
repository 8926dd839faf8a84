import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnswerMutation, MutationOutcome } from '#app/features/answering/save-answers.server';
import { SaveGroup } from '#app/features/answering/save-group.server';
import {
  change,
  createCounty,
  joinColleague,
  NOW,
  readStored,
  startAnswering,
  toSave,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const CODES = ['INF1.1', 'LED5.3'] as const;

interface Step {
  tab: 0 | 1;
  code: (typeof CODES)[number];
  level: number;
  /** What happens to the request: it goes well, its answer is lost and it is sent again later, or it is sent twice at once. */
  fate: 'answered' | 'answer lost' | 'sent twice';
  /** Also send again what had no answer, before this one. */
  retriesFirst: boolean;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    tab: fc.constantFrom<0 | 1>(0, 1),
    code: fc.constantFrom(...CODES),
    level: fc.integer({ min: 0, max: 5 }),
    fate: fc.constantFrom<Step['fate']>('answered', 'answered', 'answer lost', 'sent twice'),
    retriesFirst: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);

/** One browser tab: it knows the revision it last heard of for each answer, and what it has had no answer to. */
class Tab {
  readonly revisions = new Map<string, number>();
  unanswered: { mutation: AnswerMutation; unheard: MutationOutcome }[] = [];

  hears(outcome: MutationOutcome) {
    if (outcome.status === 'saved') this.revisions.set(outcome.indicator, outcome.revision);
    if (outcome.status === 'conflict') this.revisions.set(outcome.indicator, outcome.stored.revision);
  }
}

let made: TestDatabase;
let place: Workplace;
let people = 0;
beforeAll(async () => {
  made = await createDatabase();
  place = await startAnswering(made.db, await createCounty(made.db), 'kumla');
});
afterAll(() => made.drop());

/** Plays the steps as a person of their own, and answers what the server acknowledged, in order. */
async function play(script: readonly Step[]) {
  const person = await joinColleague(made.db, place, 'kumla', `p${++people}`);
  const saves = new SaveGroup(made.db, () => NOW);
  const tabs = [new Tab(), new Tab()] as const;
  const acknowledged: { mutation: AnswerMutation; revision: number }[] = [];
  const answeredAnew: string[] = [];
  const send = async (tab: Tab, mutation: AnswerMutation, times = 1) => {
    const answers = await Promise.all(Array.from({ length: times }, () => saves.save(toSave(person, [mutation]))));
    const [outcome] = answers[0]!;
    expect(answers.every(([one]) => JSON.stringify(one) === JSON.stringify(outcome))).toBe(true);
    tab.hears(outcome!);
    if (outcome!.status === 'saved') acknowledged.push({ mutation, revision: outcome!.revision });
    return outcome!;
  };
  const retry = async (tab: Tab) => {
    for (const { mutation, unheard } of tab.unanswered.splice(0)) {
      const outcome = await send(tab, mutation);
      if (JSON.stringify(outcome) !== JSON.stringify(unheard)) answeredAnew.push(mutation.mutationId);
    }
  };
  for (const { tab: number, code, level, fate, retriesFirst } of script) {
    const tab = tabs[number];
    if (retriesFirst) await retry(tab);
    const mutation = change(code, { level, baseRevision: tab.revisions.get(code) ?? 0 });
    if (fate === 'answer lost') {
      const [unheard] = await saves.save(toSave(person, [mutation]));
      tab.unanswered.push({ mutation, unheard: unheard! });
    } else await send(tab, mutation, fate === 'sent twice' ? 2 : 1);
  }
  for (const tab of tabs) await retry(tab);
  return { person, acknowledged, answeredAnew };
}

test('however two tabs and their retries interleave, the stored answer is the newest acknowledged, and none is missing', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const { person, acknowledged, answeredAnew } = await play(script);
      const { answers, versions } = await readStored(made.db, person.responseId);
      for (const code of CODES) {
        const ofCode = acknowledged.filter(({ mutation }) => mutation.indicator === code);
        const versionsOfCode = versions.filter((version) => version.indicator === code);
        expect(versionsOfCode.map((version) => version.revision)).toEqual(versionsOfCode.map((_, index) => index + 1));
        for (const { mutation, revision } of ofCode) {
          const version = versionsOfCode.find((one) => one.revision === revision);
          expect(version?.level).toBe(mutation.level);
          // Nothing was written over that its tab had not seen.
          if (version?.mutation_id === mutation.mutationId) expect(revision).toBe(mutation.baseRevision + 1);
        }
        const newest = ofCode.reduce((a, b) => (b.revision > a.revision ? b : a), {
          revision: 0,
          mutation: {} as AnswerMutation,
        });
        expect([answers.get(code)?.revision ?? 0, answers.get(code)?.level]).toEqual([
          newest.revision,
          newest.mutation.level,
        ]);
      }
      const written = new Set(versions.map((version) => version.mutation_id));
      expect(written.size).toBe(versions.length);
      // A retry of what was written gets the first answer again, whatever has happened since.
      expect(answeredAnew.filter((mutationId) => written.has(mutationId))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
