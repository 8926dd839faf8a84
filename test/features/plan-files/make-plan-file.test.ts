import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#app/domain/questionnaire/schema';
import { PLAN_FILES, type PlanFile } from '#app/features/plan-files/file-groups';
import { makePlanFile } from '#app/features/plan-files/make-plan-file.server';
import { readFilesPage } from '#app/features/plan-files/read-files-page.server';
import { readPlanContent } from '#app/features/plan-files/read-plan-content.server';
import { addNote } from '#app/features/planning/add-note.server';
import { decidePlan, fingerprintOf } from '#app/features/planning/decide-plan.server';
import { followUp } from '#app/features/planning/follow-up.server';
import { readCalendar } from '#test/documents/read-calendar';
import { partsOf, textsOf } from '#test/documents/read-office';
import { actionsOf, addOne, byApprover, byCoordinator, countRows, signedPlace } from '#test/features/planning/planning';
import { type County, createCounty, createOpenRound, NOW, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

const DECISION = { decidingBody: 'KS', decidedOn: '2026-11-17', paragraph: '§ 214', diaryNumber: 'KS 2026/0312' };

let made: TestDatabase;
let county: County;
let kumla: Workplace;
let nora: Workplace;
let actionId: string;

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  kumla = await signedPlace(made.db, county, 'kumla');
  nora = await signedPlace(made.db, county, 'nora');
  actionId = await addOne(made.db, kumla, {
    title: 'SDK',
    areas: ['INF'],
    dueOn: '2026-11-30',
    indicators: [{ code: 'INF1.1', target: 3 }],
  });
  await addNote(made.db, { ...kumla, actionId, text: '=HYPERLINK("x")' }, byCoordinator(kumla));
  const actions = await actionsOf(made.db, kumla);
  await decidePlan(made.db, { ...kumla, ...DECISION, fingerprint: fingerprintOf(actions) }, byApprover(kumla));
  await addOne(made.db, kumla, { title: 'Karta', status: 'decided' });
});
afterAll(() => made.drop());

const askedOf = (place: Workplace, organisation: string, round = '2026') => ({
  slugs: { organisation, round },
  organisationIds: place.organisationIds,
  today: '2026-12-10',
  language: 'sv' as Language,
});
const make = (file: PlanFile, asked = askedOf(kumla, 'kumla'), fields: Record<string, string> = {}) =>
  makePlanFile(made.db, { ...asked, file }, { now: NOW, actor: { personId: kumla.coordinatorId } }, { fields });

describe('files of a plan', () => {
  test('are all made from one snapshot, frozen once', async () => {
    for (const file of PLAN_FILES) {
      expect(await make(file), file).toMatchObject({ name: `kumla-2026-${file}`, bytes: expect.any(Buffer) });
    }
    await make('handlingsplan.docx', { ...askedOf(kumla, 'kumla'), language: 'en' });
    expect(await countRows(made.db, 'snapshots')).toBe(1);
    const snapshot = await made.db.selectFrom('snapshots').selectAll().executeTakeFirstOrThrow();
    expect(snapshot).toMatchObject({ kind: 'plan', organisation_id: kumla.organisationIds[0] });
    const word = await make('handlingsplan.docx');
    const parts = await partsOf((word as { bytes: Buffer }).bytes);
    expect(textsOf(parts.get('word/footer1.xml')!, 'w:t')).toContain(snapshot.checksum);
    expect(textsOf(parts.get('word/document.xml')!, 'w:t')).toContain('=HYPERLINK("x")');
  });

  test('are nobody else’s, and there are none of a plan that nobody has begun', async () => {
    expect(await make('handlingsplan.txt', askedOf(nora, 'kumla'))).toBeUndefined();
    expect(await make('handlingsplan.txt', askedOf(nora, 'nora'))).toBeUndefined();
    expect(await make('handlingsplan.txt', askedOf(kumla, 'kumla', '1999'))).toBeUndefined();
  });

  test('rest on the signed result and tell what is new since the decision', async () => {
    const content = await readPlanContent(made.db, askedOf(kumla, 'kumla'));
    expect(content?.result?.signedAt).toBe(NOW.toISOString());
    expect(content?.result?.scores.find(({ code }) => code === 'INDEX')?.score).toBeGreaterThan(1);
    expect(content?.actions.map(({ content: { title }, sinceDecision }) => [title, sinceDecision])).toEqual([
      ['SDK', null],
      ['Karta', 'new'],
    ]);
  });

  test('with a form that cannot be followed are refused', async () => {
    expect(await make('stratsys.txt', undefined, { enhet: '', datum: 'i morgon' })).toBe('refused');
  });

  test('keep an event’s id when the action is changed, and count up', async () => {
    const file = await make('handlingsplan.ics');
    const [event] = readCalendar(String((file as { bytes: Buffer }).bytes)).parts;
    expect(event?.properties.get('UID')).toBe(`${actionId}-due@mognadskollen`);
    expect(Number(event?.properties.get('SEQUENCE'))).toBe(2);
  });
});

describe('the page of the files', () => {
  const look = (asked = askedOf(kumla, 'kumla'), fields = {}, isTextShown = false) =>
    readFilesPage(made.db, asked, { fields, isTextShown, editableIds: [] });

  test('shows the plan as text when asked to, and freezes nothing', async () => {
    const before = await countRows(made.db, 'snapshots');
    expect((await look())?.plan).toMatchObject({ text: null, undated: 1, cancelled: 0, stratsys: { rows: null } });
    expect((await look(undefined, {}, true))?.plan?.text).toContain('3 Aktiviteter');
    expect(await countRows(made.db, 'snapshots')).toBe(before);
  });

  test('keeps the names that the address holds, and says what is wrong in them', async () => {
    const right = { enhet: 'Kumla', datum: '2026-12-31', antal: 'Aktiviteter' };
    expect((await look(undefined, right))?.plan?.stratsys).toMatchObject({
      unit: 'Kumla',
      errors: {},
      rows: [['Kumla', '2026-12-31', 'Aktiviteter', '2']],
    });
    const wrong = { ...right, enhet: '' };
    expect((await look(undefined, wrong))?.plan?.stratsys).toMatchObject({
      errors: { enhet: 'planFiles.problem.unitMissing' },
      rows: null,
    });
  });

  test('leads to the proposals while there is nothing to take along, and is not found for others', async () => {
    expect((await look(askedOf(nora, 'nora')))?.plan).toBeNull();
    expect(await look(askedOf(nora, 'kumla'))).toBeUndefined();
  });
});

test('work that goes on next year says so in both plans', async () => {
  const roundId = await createOpenRound(made.db, 2027, await county.person('orebro-lan', 'county'));
  const next = await signedPlace(made.db, county, 'kumla', roundId);
  const [sdk] = await actionsOf(made.db, kumla);
  const row = { actionId: sdk!.id, baseRevision: sdk!.revision, status: sdk!.content.status, outcome: 'Halvvägs.' };
  await followUp(made.db, { ...next, rows: [{ ...row, isMovedOver: true }] }, byCoordinator(next));
  const then = await readPlanContent(made.db, askedOf(kumla, 'kumla'));
  expect(then?.actions.map(({ movedOverFrom, movedOverTo }) => [movedOverFrom, movedOverTo])).toEqual([
    [null, '2027'],
    [null, null],
  ]);
  const now = await readPlanContent(made.db, askedOf(next, 'kumla', '2027'));
  expect(now?.actions.map(({ movedOverFrom, movedOverTo }) => [movedOverFrom, movedOverTo])).toEqual([['2026', null]]);
});
