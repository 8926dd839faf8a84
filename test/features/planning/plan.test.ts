import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote } from '#app/features/planning/add-note.server';
import { decidePlan, fingerprintOf } from '#app/features/planning/decide-plan.server';
import { followUp } from '#app/features/planning/follow-up.server';
import { readSaved, writeSaved } from '#app/features/planning/follow-up-form';
import { moveAction } from '#app/features/planning/move-action.server';
import { pickProposals } from '#app/features/planning/pick-proposals.server';
import { readPlanPage } from '#app/features/planning/plan-page.server';
import { readAction } from '#app/features/planning/read-action.server';
import { readDecisions } from '#app/features/planning/read-decisions.server';
import { readEffect } from '#app/features/planning/read-effect.server';
import { readProposals } from '#app/features/planning/read-proposals.server';
import { saveAction } from '#app/features/planning/save-action.server';
import { setTargets } from '#app/features/planning/set-targets.server';
import { reopen } from '#app/features/signing-off/send-back.server';
import { listActionVersions } from '#db/queries/action-history';
import { listIndicatorPriorities } from '#db/queries/plans';
import {
  answerAll,
  type County,
  change,
  createCounty,
  createOpenRound,
  handOverAndSign,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';
import { actionsOf, addOne, byApprover, byCoordinator, countRows, draftOf, signedPlace } from './planning';

let made: TestDatabase;
let county: County;
let kumla: Workplace;
let nora: Workplace;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  kumla = await signedPlace(made.db, county, 'kumla');
  nora = await signedPlace(made.db, county, 'nora');
});
afterAll(() => made.drop());

const viewerOf = (place: Workplace) =>
  ({ personId: place.coordinatorId, memberships: [] }) as unknown as Parameters<typeof readPlanPage>[2]['viewer'];
const pageOf = (place: Workplace, organisation: string, omgang = '2026') =>
  readPlanPage(made.db, { organisation, omgang }, { viewer: viewerOf(place), organisationIds: place.organisationIds });
const decision = { decidingBody: 'KS', decidedOn: '2026-11-17', paragraph: '§ 214', diaryNumber: 'KS 2026/0312' };

describe('proposals', () => {
  test('put what is required and below its minimum first, and what nobody knows apart', async () => {
    const view = await readProposals(made.db, await pageOf(kumla, 'kumla'), { language: 'sv', isWhole: false });
    expect(view?.proposals[0]).toMatchObject({ code: 'TRY1.1', isBelowRequired: true, gap: 2 });
    expect(view?.proposals[1]).toMatchObject({ code: 'INF1.1', level: 1, target: 3, gap: 2, importance: 3 });
    expect(view?.proposals).toHaveLength(10);
    expect(view?.investigate.map(({ code }) => code)).toEqual(['KOM1.1']);
    expect(view?.proposals.every(({ hints }) => hints.length > 0)).toBe(true);
  });

  test('are rated once, and a rating on top of an older one is refused with both values', async () => {
    const rating = { code: 'LED1.2', target: 5, importance: 5, feasibility: 5, baseRevision: 0 };
    const saved = await setTargets(
      made.db,
      { ...kumla, ratings: [rating], areaTargets: [{ area: 'INF', target: 3.4, was: null }] },
      byCoordinator(kumla),
    );
    expect(saved).toEqual({ saved: 2 });
    const other = { ...rating, target: 4 };
    expect(await setTargets(made.db, { ...kumla, ratings: [other], areaTargets: [] }, byApprover(kumla))).toMatchObject(
      {
        problem: 'stale',
        stale: { ratings: [{ code: 'LED1.2', mine: { target: 4 }, stored: { target: 5, revision: 1 } }], areas: [] },
      },
    );
    expect(await setTargets(made.db, { ...kumla, ratings: [rating], areaTargets: [] }, byCoordinator(kumla))).toEqual({
      saved: 0,
    });
    const again = { ...other, baseRevision: 1 };
    await setTargets(made.db, { ...kumla, ratings: [again], areaTargets: [] }, byApprover(kumla));
    expect(await listIndicatorPriorities(made.db, kumla.assessmentId)).toMatchObject([{ target: 4, revision: 2 }]);
  });

  test.each([
    [{ code: 'XX9.9', target: 3, importance: 3, feasibility: 3 }],
    [{ code: 'INF1.1', target: 6, importance: 3, feasibility: 3 }],
    [{ code: 'INF1.1', target: 3, importance: 0, feasibility: 3 }],
    [{ code: 'INF1.1', target: 3, importance: 3, feasibility: 2.5 }],
  ])('are not rated with %j', async (rating) => {
    const input = { ...kumla, ratings: [{ ...rating, baseRevision: 0 }], areaTargets: [] };
    expect(await setTargets(made.db, input, byCoordinator(kumla))).toEqual({ problem: 'invalid' });
  });

  test('become one action each, or one of them all with the hints as its checklist', async () => {
    const picks = [
      { code: 'INF1.1', hint: 1 },
      { code: 'TRY1.1', hint: 1 },
    ];
    const input = { ...nora, ratings: [], areaTargets: [], picks, language: 'sv' as const };
    const apart = await pickProposals(made.db, { ...input, isMerged: false }, byCoordinator(nora));
    expect('actionIds' in apart && apart.actionIds).toHaveLength(2);
    await pickProposals(made.db, { ...input, isMerged: true }, byCoordinator(nora));
    const [first, , merged] = await actionsOf(made.db, nora);
    expect(first?.content).toMatchObject({
      status: 'proposed',
      areas: ['INF'],
      indicators: [{ code: 'INF1.1', fromLevel: 1, target: 3, majorVersion: 1 }],
    });
    expect(merged?.content.areas).toEqual(['INF', 'TRY']);
    expect(merged?.content.indicators.map(({ code }) => code)).toEqual(['INF1.1', 'TRY1.1']);
    expect(merged?.content.checks).toHaveLength(2);
    expect(await pickProposals(made.db, { ...input, picks: [], isMerged: true }, byCoordinator(nora))).toEqual({
      problem: 'nothing_picked',
    });
    const one = { ...input, picks: picks.slice(0, 1), isMerged: true };
    expect(await pickProposals(made.db, one, byCoordinator(nora))).toEqual({ problem: 'one_to_merge' });
    const unknown = { ...input, picks: [{ code: 'INF1.1', hint: 99 }], isMerged: false };
    expect(await pickProposals(made.db, unknown, byCoordinator(nora))).toEqual({ problem: 'invalid' });
  });
});

describe('an action', () => {
  test('is kept with every version, and areas follow from its questions when none are chosen', async () => {
    const actionId = await addOne(made.db, kumla, {
      indicators: [{ code: 'INF1.1', target: 3 }],
      checks: [
        { text: ' Hämta uppgifter ', isDone: true },
        { text: '  ', isDone: false },
      ],
    });
    const before = (await actionsOf(made.db, kumla)).find(({ id }) => id === actionId)!;
    expect(before.content).toMatchObject({ areas: ['INF'], checks: [{ text: 'Hämta uppgifter', isDone: true }] });
    const draft = { ...draftOf(before.content), title: 'Karta över fiber' };
    expect(await saveAction(made.db, { ...kumla, actionId, baseRevision: 1, draft }, byApprover(kumla))).toEqual({
      actionId,
      revision: 2,
    });
    const versions = await listActionVersions(made.db, actionId);
    expect(versions.map(({ revision, content }) => [revision, content.title])).toEqual([
      [2, 'Karta över fiber'],
      [1, 'Karta'],
    ]);
    const audit = await made.db.selectFrom('audit_events').selectAll().where('object_id', '=', actionId).execute();
    expect(audit.map(({ action }) => action)).toEqual(['action_added', 'action_changed']);
    expect(JSON.parse(audit[1]!.before!)).toEqual({ title: 'Karta' });
  });

  test('saved by two: the later sees both values and nothing is written until they choose', async () => {
    const actionId = await addOne(made.db, kumla, { responsible: 'It-chefen' });
    const save = (baseRevision: number, part: object) =>
      saveAction(made.db, { ...kumla, actionId, baseRevision, draft: draftOf(part) }, byApprover(kumla));
    await save(1, { title: 'Deras', responsible: 'It-chefen', dueOn: '2027-01-01' });
    const stale = await save(1, { title: 'Min', responsible: 'HR-chefen' });
    expect(stale).toMatchObject({ problem: 'stale', conflicts: ['title'], taken: ['dueOn'] });
    if (!('merged' in stale)) throw new Error('not stale');
    expect(stale.mine.title).toBe('Min');
    expect(stale.stored.content.title).toBe('Deras');
    expect(stale.merged).toMatchObject({ title: 'Min', responsible: 'HR-chefen', dueOn: '2027-01-01' });
    expect((await actionsOf(made.db, kumla)).find(({ id }) => id === actionId)?.content.title).toBe('Deras');
    expect(await save(2, stale.merged)).toEqual({ actionId, revision: 3 });
    expect(await save(1, stale.merged), 'the same once more').toEqual({ actionId, revision: 3 });
  });

  test.each<[object, string]>([
    [{ title: '  ' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ description: 'x'.repeat(4001) }, 'description'],
    [{ dueOn: '2026-02-30' }, 'dueOn'],
    [{ startsOn: '2026-03-01', dueOn: '2026-02-01' }, 'dueOn'],
    [{ status: 'sabotaged' }, 'status'],
    [{ costClass: 'free' }, 'costClass'],
    [{ areas: ['NOWHERE'] }, 'areas'],
    [{ collaborationArea: 'space' }, 'collaborationArea'],
    [{ indicators: [{ code: 'INF1.1', target: 6 }] }, 'indicators'],
    [{ indicators: [{ code: 'INF1.1', target: Number.NaN }] }, 'indicators'],
    [{ indicators: [{ code: '__proto__', target: 3 }] }, 'indicators'],
  ])('is refused with %j, at its field', async (part, field) => {
    const rows = await countRows(made.db, 'actions');
    const input = { ...kumla, actionId: null, baseRevision: 0, draft: draftOf(part) };
    const result = await saveAction(made.db, input, byCoordinator(kumla));
    expect(result).toMatchObject({
      problem: 'invalid',
      errors: { [field]: expect.stringMatching(/^plan\.problem\./) },
    });
    expect(await countRows(made.db, 'actions')).toBe(rows);
  });

  test('of another organisation does not exist: not to read, move, note, save or plan in', async () => {
    const actionId = await addOne(made.db, kumla);
    const foreign = { ...nora, assessmentId: kumla.assessmentId };
    const missing = { problem: 'not_found' };
    const draft = draftOf();
    for (const scope of [foreign, nora]) {
      const acting = byCoordinator(nora);
      expect(await saveAction(made.db, { ...scope, actionId, baseRevision: 1, draft }, acting)).toEqual(missing);
      expect(await moveAction(made.db, { ...scope, actionId, baseRevision: 1, status: 'decided' }, acting)).toEqual(
        missing,
      );
      expect(await addNote(made.db, { ...scope, actionId, text: 'Hej' }, acting)).toEqual(missing);
    }
    expect(await decidePlan(made.db, { ...foreign, ...decision, fingerprint: '' }, byApprover(nora))).toEqual(missing);
    await expect(pageOf(nora, 'kumla')).rejects.toMatchObject({ status: 404 });
  });

  test('moved twice at the same time moves once; the other is told what stands there', async () => {
    const actionId = await addOne(made.db, kumla, { status: 'decided' });
    const move = (status: 'ongoing' | 'cancelled') =>
      moveAction(made.db, { ...kumla, actionId, baseRevision: 1, status }, byCoordinator(kumla));
    const results = await Promise.all([move('ongoing'), move('cancelled')]);
    expect(results.filter((result) => 'revision' in result)).toEqual([{ revision: 2 }]);
    const stale = results.find((result) => 'problem' in result);
    const stands = (await actionsOf(made.db, kumla)).find(({ id }) => id === actionId)!.content.status;
    expect(stale).toMatchObject({ problem: 'stale', stored: stands });
  });

  test('that runs already is entered as ongoing, and one that was proposed goes there, with the levels signed now', async () => {
    const place = await signedPlace(made.db, county, 'hallsberg');
    const indicators = [{ code: 'INF1.1', target: 3 }];
    const page = await pageOf(place, 'hallsberg');
    const empty = await readAction(
      made.db,
      page,
      { actionId: null, question: null },
      { today: '2026-11-21', language: 'sv' },
    );
    expect(empty?.statuses).toEqual(['proposed', 'decided', 'ongoing', 'cancelled']);
    await addOne(made.db, place, { title: 'Pågående', status: 'ongoing', indicators });
    const proposedId = await addOne(made.db, place, { title: 'Förslag', indicators });
    await reopen(made.db, { ...place, reason: 'Kartan var bättre än vi trodde.' }, byApprover(place));
    await saveOne(made.db, place, [change('INF1.1', { level: 2, baseRevision: 1, comment: 'Rättat.' })]);
    await handOverAndSign(made.db, place, { revision: 2 });
    const input = { ...place, actionId: proposedId, baseRevision: 1, status: 'ongoing' as const };
    await moveAction(made.db, input, byCoordinator(place));
    const levels = (await actionsOf(made.db, place)).map(({ content }) => [
      content.title,
      content.status,
      content.indicators[0]?.fromLevel,
    ]);
    expect(levels).toEqual([
      ['Pågående', 'ongoing', 1],
      ['Förslag', 'ongoing', 2],
    ]);
  });

  test('takes no step that its status does not have', async () => {
    const actionId = await addOne(made.db, kumla);
    const input = { ...kumla, actionId, baseRevision: 1, status: 'done' as const };
    expect(await moveAction(made.db, input, byCoordinator(kumla))).toEqual({ problem: 'status_step' });
  });
});

test('nothing is planned before the sign-off', async () => {
  const place = await startAnswering(made.db, county, 'laxa');
  const input = { ...place, actionId: null, baseRevision: 0, draft: draftOf() };
  expect(await saveAction(made.db, input, byCoordinator(place))).toEqual({ problem: 'not_signed' });
  expect((await pageOf(place, 'laxa')).base).toBeNull();
});

describe('from one year to the next', () => {
  let place: Workplace;
  let doneId: string;
  let goesOnId: string;

  beforeAll(async () => {
    place = await signedPlace(made.db, county, 'askersund');
    doneId = await addOne(made.db, place, { title: 'Karta', indicators: [{ code: 'INF1.1', target: 3 }] });
    const areaTargets = [
      { area: 'INF', target: 3, was: null },
      { area: 'TRY', target: 4.25, was: null },
    ];
    await setTargets(made.db, { ...place, ratings: [], areaTargets }, byCoordinator(place));
    goesOnId = await addOne(made.db, place, { title: 'SDK', indicators: [{ code: 'INF2.1', target: 4 }] });
  });

  test('a decision makes proposals decided and freezes the plan; later changes are seen against it', async () => {
    const actions = await actionsOf(made.db, place);
    const input = { ...place, ...decision, fingerprint: fingerprintOf(actions) };
    expect(await decidePlan(made.db, { ...input, fingerprint: 'older' }, byApprover(place))).toEqual({
      problem: 'changed_since',
    });
    expect(await decidePlan(made.db, { ...input, decidedOn: '2026-11-22' }, byApprover(place))).toEqual({
      problem: 'not_decided_yet',
    });
    const twice = await Promise.all([
      decidePlan(made.db, input, byApprover(place)),
      decidePlan(made.db, input, byCoordinator(place)),
    ]);
    expect(twice.filter((result) => 'number' in result)).toMatchObject([{ number: 1 }]);
    expect(twice).toContainEqual({ problem: 'changed_since' });
    expect((await actionsOf(made.db, place)).map(({ content }) => content.status)).toEqual(['decided', 'decided']);

    const action = (await actionsOf(made.db, place)).find(({ id }) => id === goesOnId)!;
    const draft = { ...draftOf(action.content), dueOn: '2027-06-30' };
    const change = { ...place, actionId: goesOnId, baseRevision: action.revision, draft };
    expect(await saveAction(made.db, change, byCoordinator(place))).toMatchObject({ revision: 3 });
    const view = await readDecisions(made.db, await pageOf(place, 'askersund'), 'sv');
    expect(view?.decisions).toMatchObject([{ ...decision, number: 1 }]);
    expect(view?.decisions[0]?.actions.map(({ content }) => [content.title, content.dueOn])).toEqual([
      ['Karta', null],
      ['SDK', null],
    ]);
    expect(view?.decisions[0]?.actions[0]?.content).toMatchObject({
      status: 'decided',
      areas: ['INF'],
      indicators: [{ code: 'INF1.1', fromLevel: 1, target: 3 }],
    });
    expect(view?.questions.map(({ code }) => code)).toEqual(['INF1.1', 'INF2.1']);
    expect(view?.changed).toEqual([
      { id: goesOnId, title: 'SDK', changes: [{ field: 'dueOn', before: null, after: '2027-06-30' }] },
    ]);
  });

  test('the follow-up sets outcomes and moves over what goes on, in one step and once', async () => {
    const { revision } = (await actionsOf(made.db, place)).find(({ id }) => id === doneId)!;
    await moveAction(
      made.db,
      { ...place, actionId: doneId, baseRevision: revision, status: 'done' },
      byCoordinator(place),
    );
    const roundId = await createOpenRound(made.db, 2027, await county.person('orebro-lan', 'county'));
    const next = await startAnswering(made.db, county, 'askersund', roundId);
    await answerAll(made.db, next, (code) => (code === 'INF1.1' ? { level: 3 } : { level: 3 }));
    await handOverAndSign(made.db, next);
    const rows = (await actionsOf(made.db, place)).map((action) => ({
      actionId: action.id,
      baseRevision: action.revision,
      status: action.content.status,
      outcome: 'Så gick det.',
      isMovedOver: true,
    }));
    const stale = rows.map((row) => ({ ...row, baseRevision: 1 }));
    expect(await followUp(made.db, { ...next, rows: stale }, byCoordinator(next))).toMatchObject({ problem: 'stale' });
    const twice = await Promise.all([1, 2].map(() => followUp(made.db, { ...next, rows }, byCoordinator(next))));
    expect(twice).toContainEqual({ changed: 2, movedOver: 1 });
    const now = await actionsOf(made.db, next);
    expect(now.map(({ continuesActionId, content }) => [continuesActionId, content.title, content.status])).toEqual([
      [goesOnId, 'SDK', 'decided'],
    ]);
    expect(now[0]?.content).toMatchObject({ outcome: '', indicators: [{ code: 'INF2.1', fromLevel: 3, target: 4 }] });
    const foreign = { ...nora, assessmentId: next.assessmentId, rows };
    expect(await followUp(made.db, foreign, byCoordinator(nora))).toEqual({ problem: 'not_found' });
    expect(await followUp(made.db, { ...next, rows: [{ ...rows[0]!, actionId: 'x' }] }, byCoordinator(next))).toEqual({
      problem: 'invalid',
    });
  });

  test('what the follow-up did is told in the address, and nothing is told from an address that says it half', () => {
    const told = writeSaved({ changed: 2, movedOver: 0 });
    expect(readSaved(new URLSearchParams(told))).toEqual({ changed: 2, movedOver: 0 });
    expect(readSaved(new URLSearchParams('andrade=2'))).toBeNull();
    expect(readSaved(new URLSearchParams('andrade=2&flyttade=x'))).toBeNull();
  });

  test('the effect stands beside what is done: 1 when it was decided, 3 now, a clear increase', async () => {
    const view = await readEffect(made.db, await pageOf(place, 'askersund'), 'sv');
    expect(view?.later?.roundName).toBe('Mätomgång 2027');
    expect(view?.actions).toMatchObject([
      {
        title: 'Karta',
        outcome: 'Så gick det.',
        questions: [{ code: 'INF1.1', before: 1, now: 3, target: 3, label: 'clear_increase', isTargetReached: true }],
      },
    ]);
    expect(view?.summary?.worked).toEqual({ up: 1, same: 0, down: 0, compared: 1, mean: 2 });
    expect(view?.areas.map(({ code, target, now, standing }) => [code, target, now, standing])).toEqual([
      ['INF', 3, 3, { kind: 'reached' }],
      ['KOM', null, 3, { kind: 'no_target' }],
      ['TRY', 4.25, 3, { kind: 'left', left: 1.25 }],
      ['INN', null, 3, { kind: 'no_target' }],
      ['LED', null, 3, { kind: 'no_target' }],
    ]);
    expect(view?.areas[0]?.score).toBeLessThan(3);
    // TRY1.1 went from 1 to 3 with nothing finished about it.
    expect(view?.summary?.others).toMatchObject({ up: 1, down: 0 });
  });
});
