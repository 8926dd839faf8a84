import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pickProposals } from '#app/features/planning/pick-proposals.server';
import { readPlanPage } from '#app/features/planning/plan-page.server';
import { readTargets, readWritten, writtenTarget } from '#app/features/planning/proposals-form';
import { readProposals } from '#app/features/planning/read-proposals.server';
import { type AreaTargetChange, setTargets } from '#app/features/planning/set-targets.server';
import { deleteAreaTarget, listAreaTargets } from '#db/queries/plans';
import { type County, createCounty, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { actionsOf, byApprover, byCoordinator, signedPlace } from './planning';

type PageAccess = Parameters<typeof readPlanPage>[2];

let made: TestDatabase;
let county: County;
let kumla: Workplace;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  kumla = await signedPlace(made.db, county, 'kumla');
});
afterAll(() => made.drop());
beforeEach(async () => {
  for (const area of ['INF', 'KOM']) await deleteAreaTarget(made.db, kumla.assessmentId, area);
});

const save = (areaTargets: AreaTargetChange[], by = byCoordinator) =>
  setTargets(made.db, { ...kumla, ratings: [], areaTargets }, by(kumla));
const targets = async () =>
  Object.fromEntries(
    (await listAreaTargets(made.db, kumla.assessmentId)).map(({ area, targetU6 }) => [area, targetU6]),
  );

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test('a question with its target at its level leaves the proposals, and comes back from its fold when it is raised', async () => {
  const read = async () => {
    const viewer = { personId: kumla.coordinatorId, memberships: [] } as unknown as PageAccess['viewer'];
    const access = { viewer, organisationIds: kumla.organisationIds };
    const page = await readPlanPage(made.db, { organisation: 'kumla', omgang: '2026' }, access);
    return (await readProposals(made.db, page, { language: 'sv', isWhole: true }))!;
  };
  const rating = { code: 'INF1.1', importance: 4, feasibility: null };
  const before = await read();
  expect(before.reached.map(({ code }) => code)).not.toContain('INF1.1');
  const lowered = { ...rating, target: 1, baseRevision: 0 };
  await setTargets(made.db, { ...kumla, ratings: [lowered], areaTargets: [] }, byCoordinator(kumla));
  const view = await read();
  expect(view.proposals.map(({ code }) => code)).not.toContain('INF1.1');
  expect(view.total + view.reached.length).toBe(before.total + before.reached.length);
  expect(view.reached.find(({ code }) => code === 'INF1.1')).toMatchObject({
    level: 1,
    target: 1,
    set: { target: 1, importance: 4, feasibility: null, revision: 1, by: 'coordinator kumla' },
  });
  const raised = { ...rating, target: 4, baseRevision: 1 };
  await setTargets(made.db, { ...kumla, ratings: [raised], areaTargets: [] }, byCoordinator(kumla));
  expect((await read()).proposals.map(({ code }) => code)).toContain('INF1.1');
});

describe('a target of a focus area', () => {
  test('that nobody touched on the page is not sent, and so wipes nothing', () => {
    const untouched = {
      'wasAreaTarget.KOM': '',
      'areaTarget.KOM': '',
      'wasAreaTarget.INF': '3,75',
      'areaTarget.INF': ' 3,75',
    };
    expect(readTargets(formOf(untouched))).toEqual({ ratings: [], areaTargets: [] });
    const written = { ...untouched, 'areaTarget.KOM': '3,7', 'areaTarget.INF': '' };
    expect(readTargets(formOf(written))?.areaTargets).toEqual([
      { area: 'KOM', target: 3.7, was: null },
      { area: 'INF', target: null, was: 3.75 },
    ]);
  });

  test('that says not what it was, or was never ours, is no form of ours', () => {
    expect(readTargets(formOf({ 'areaTarget.KOM': '3' }))).toBeNull();
    expect(readTargets(formOf({ 'wasAreaTarget.KOM': 'x', 'areaTarget.KOM': '3' }))).toBeNull();
  });

  test('is shown with every decimal that can be written', () => {
    expect([null, 3, 3.7, 1.1, 3.75].map(writtenTarget)).toEqual(['', '3,0', '3,7', '1,1', '3,75']);
  });

  test('goes back to its field as it was written when it could not be saved', () => {
    const form = formOf({ 'wasAreaTarget.KOM': '', 'areaTarget.KOM': 'tre', pick: 'INF1.1/1' });
    const changes = readTargets(form)!;
    expect(changes.areaTargets[0]?.target).toBeNaN();
    expect(readWritten(form, changes)).toEqual({ ratings: [], areaTargets: { KOM: 'tre' }, picks: ['INF1.1/1'] });
  });

  test('stands beside what somebody else has set for another area meanwhile', async () => {
    await save([{ area: 'KOM', target: 3.7, was: null }]);
    expect(await save([{ area: 'INF', target: 3.4, was: null }], byApprover)).toEqual({ saved: 1 });
    expect(await targets()).toEqual({ INF: 3_400_000, KOM: 3_700_000 });
  });

  test('that two have changed is refused to the later with both values, and saved on top of what was shown then', async () => {
    await save([{ area: 'KOM', target: 3.7, was: null }]);
    const mine = [
      { area: 'KOM', target: 4, was: null },
      { area: 'INF', target: 3, was: null },
    ];
    expect(await save(mine, byApprover)).toEqual({
      problem: 'stale',
      stale: { ratings: [], areas: [{ area: 'KOM', mine: 4, stored: 3.7, personName: 'coordinator kumla' }] },
    });
    expect(await targets()).toEqual({ KOM: 3_700_000 });
    expect(await save([{ area: 'KOM', target: 3.7, was: null }], byApprover)).toEqual({ saved: 0 });
    expect(await save([{ ...mine[0]!, was: 3.7 }], byApprover)).toEqual({ saved: 1 });
    expect(await targets()).toEqual({ KOM: 4_000_000 });
  });

  test('that somebody has taken away meanwhile is not put back unasked', async () => {
    await save([{ area: 'KOM', target: 3.7, was: null }]);
    await save([{ area: 'KOM', target: null, was: 3.7 }]);
    expect(await save([{ area: 'KOM', target: 3.9, was: 3.7 }], byApprover)).toMatchObject({
      problem: 'stale',
      stale: { areas: [{ mine: 3.9, stored: null, personName: null }] },
    });
  });

  test('saved by two at the same time is saved once; the other is told', async () => {
    const both = await Promise.all([
      save([{ area: 'KOM', target: 3.7, was: null }]),
      save([{ area: 'KOM', target: 4.1, was: null }], byApprover),
    ]);
    expect(both.filter((result) => 'saved' in result)).toHaveLength(1);
    expect(both.filter((result) => 'problem' in result && result.problem === 'stale')).toHaveLength(1);
    expect([3_700_000, 4_100_000]).toContain((await targets()).KOM);
  });

  test('holds back picked proposals too, one by one and as one action', async () => {
    await save([{ area: 'KOM', target: 3.7, was: null }]);
    const picks = [
      { code: 'INF1.1', hint: 1 },
      { code: 'TRY1.1', hint: 1 },
    ];
    const areaTargets = [{ area: 'KOM', target: 4, was: null }];
    const input = { ...kumla, ratings: [], areaTargets, picks, language: 'sv' as const };
    for (const isMerged of [false, true]) {
      expect(await pickProposals(made.db, { ...input, isMerged }, byApprover(kumla))).toMatchObject({
        problem: 'stale',
        stale: { areas: [{ area: 'KOM', mine: 4, stored: 3.7 }] },
      });
    }
    expect(await actionsOf(made.db, kumla)).toEqual([]);
  });
});
