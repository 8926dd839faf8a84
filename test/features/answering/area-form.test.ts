import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#app/access/viewer';
import { fieldName, writtenAs } from '#app/features/answering/answer-fields';
import type { AreaView } from '#app/features/answering/area-view';
import { readAnswerArea } from '#app/features/answering/read-answer-area.server';
import { saveAreaForm } from '#app/features/answering/save-area-form.server';
import { SaveGroup } from '#app/features/answering/save-group.server';
import { findAssessment } from '#db/queries/assessments';
import { change, createCounty, NOW, saveOne, startAnswering, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let place: Workplace;

beforeAll(async () => {
  made = await createDatabase();
  place = await startAnswering(made.db, await createCounty(made.db), 'lekeberg');
});

afterAll(() => made.drop());

async function readView(slug: string, role: 'coordinator' | 'approver' = 'coordinator'): Promise<AreaView> {
  const [organisationId = ''] = place.organisationIds;
  const viewer: Viewer = {
    personId: role === 'coordinator' ? place.coordinatorId : place.approverId,
    name: role,
    title: null,
    email: '',
    language: 'sv',
    memberships: [
      {
        role,
        organisationId,
        organisationSlug: 'lekeberg',
        organisationName: 'Lekeberg',
        programmeId: null,
        programmeSlug: null,
        programmeName: null,
      },
    ],
  };
  const assessment = await findAssessment(made.db, place.assessmentId, place.organisationIds);
  const view = await readAnswerArea(made.db, viewer, {
    assessment: assessment!,
    slug,
    language: 'sv',
    factsName: 'Fakta',
  });
  return view!;
}

/** The form as the server's page holds it, with what the person changed. */
function formOf(view: AreaView, step: number, changed: Record<string, string>): FormData {
  const form = new FormData();
  for (const { code, answer, revision } of view.steps[step - 1]?.indicators ?? []) {
    form.set(fieldName.revision(code), String(revision));
    form.set(fieldName.was(code), writtenAs(answer));
    form.set(fieldName.level(code), answer.kind === 'level' ? String(answer.level) : (answer.kind ?? ''));
    form.set(fieldName.comment(code), answer.comment.replaceAll('\n', '\r\n'));
    form.set(fieldName.evidence(code), answer.evidence);
  }
  for (const { code, value, revision } of view.facts) {
    form.set(fieldName.revision(code), String(revision));
    form.set(fieldName.was(code), writtenAs(value));
    form.set(fieldName.value(code), value);
  }
  for (const [name, value] of Object.entries(changed)) form.set(name, value);
  return form;
}

function send(view: AreaView, step: number, changed: Record<string, string>) {
  const { assessmentId, organisationIds, coordinatorId: personId } = place;
  const app = { db: made.db, saves: new SaveGroup(made.db, () => NOW) };
  return saveAreaForm(
    app,
    { view, step, form: formOf(view, step, changed) },
    { assessmentId, organisationIds, personId, now: NOW },
  );
}

const answerOf = async (code: string, slug = 'inf') =>
  (await readView(slug)).steps.flatMap((step) => step.indicators).find((one) => one.code === code)!;

test('a form saves only what was changed, and leads on through the area to the next', async () => {
  const first = await send(await readView('inf'), 1, {
    'INF1.1.level': '3',
    'INF1.1.comment': 'a\r\nb',
    intent: 'next',
  });
  expect(first).toEqual({ goTo: `/sjalvskattning/${place.assessmentId}/inf?steg=2` });
  expect(await answerOf('INF1.1')).toMatchObject({ answer: { level: 3, comment: 'a\nb' }, revision: 1 });
  expect(await answerOf('INF1.2')).toMatchObject({ revision: 0 });
  const unchanged = await send(await readView('inf'), 2, { intent: 'next' });
  expect(unchanged).toEqual({ goTo: `/sjalvskattning/${place.assessmentId}/kom` });
  expect(await answerOf('INF1.1')).toMatchObject({ revision: 1 });
  expect(await send(await readView('inf'), 2, { intent: 'back' })).toEqual({
    goTo: `/sjalvskattning/${place.assessmentId}/inf?steg=1`,
  });
  expect(await send(await readView('inf'), 1, { intent: 'pause' })).toEqual({
    goTo: `/sjalvskattning/${place.assessmentId}`,
  });
});

test('"Vet ej" on everything unanswered spares what is answered and comments what has no comment', async () => {
  await send(await readView('kom'), 1, { 'KOM1.1.level': '4', intent: 'pause' });
  await send(await readView('kom'), 1, { 'KOM1.2.comment': 'Egen', dontKnowComment: 'Gemensam', intent: 'dont_know' });
  expect(await answerOf('KOM1.1', 'kom')).toMatchObject({ answer: { kind: 'level', level: 4, comment: '' } });
  expect(await answerOf('KOM1.2', 'kom')).toMatchObject({ answer: { kind: 'DK', comment: 'Egen' } });
  expect(await answerOf('KOM1.3', 'kom')).toMatchObject({ answer: { kind: 'DK', comment: 'Gemensam' } });
});

test('a form that is behind another tab gets both values, and saves the rest', async () => {
  const view = await readView('try');
  await saveOne(made.db, place, [change('TRY1.1', { level: 5, comment: 'från mobilen' })]);
  const result = await send(view, 1, { 'TRY1.1.level': '1', 'TRY1.2.level': '2', intent: 'next' });
  expect(result).toMatchObject({
    status: 409,
    problems: [
      {
        code: 'TRY1.1',
        status: 'conflict',
        mine: { level: 1 },
        stored: { value: { level: 5, comment: 'från mobilen' }, revision: 1 },
      },
    ],
  });
  expect(await answerOf('TRY1.2', 'try')).toMatchObject({ answer: { level: 2 } });
  const kept = await send(await readView('try'), 1, { 'TRY1.1.level': '1', intent: 'mine:TRY1.1' });
  expect(kept).toMatchObject({ goTo: expect.stringContaining('try?steg=1#TRY1.1') });
  expect(await answerOf('TRY1.1', 'try')).toMatchObject({ answer: { level: 1 }, revision: 2 });
});

test('choosing the saved value writes nothing to that question', async () => {
  const view = await readView('try');
  await send(view, 1, { 'TRY1.3.level': '0', intent: 'stored:TRY1.3' });
  expect(await answerOf('TRY1.3', 'try')).toMatchObject({ revision: 0 });
});

test('what cannot be saved comes back with its reason', async () => {
  const tooLong = await send(await readView('inf'), 1, { 'INF1.3.comment': 'x'.repeat(40_000), intent: 'next' });
  expect(tooLong).toMatchObject({ status: 400, problems: [{ code: 'INF1.3', reason: 'comment_too_long' }] });
  const noLevel = await send(await readView('inf'), 1, { 'INF1.3.level': '9', intent: 'next' });
  expect(noLevel).toMatchObject({ status: 400, problems: [{ code: 'INF1.3', reason: 'unknown_level' }] });
  const notOfThisStep = await send(await readView('inf'), 1, {
    'LED1.1.level': '5',
    'LED1.1.comment': '',
    intent: 'next',
  });
  expect(notOfThisStep).toMatchObject({ goTo: expect.stringContaining('steg=2') });
  expect(await answerOf('LED1.1', 'led')).toMatchObject({ revision: 0 });
});

test('facts are saved with their own form and say who changed them', async () => {
  const wrong = await send(await readView('fakta'), 1, { 'SDK_FLODEN.value': 'många', intent: 'next' });
  expect(wrong).toMatchObject({
    status: 400,
    problems: [{ kind: 'fact', code: 'SDK_FLODEN', reason: 'not_a_number' }],
  });
  await send(await readView('fakta'), 1, { 'SDK_FLODEN.value': '1 234', intent: 'next' });
  const { facts } = await readView('fakta');
  expect(facts.find((fact) => fact.code === 'SDK_FLODEN')).toMatchObject({
    value: '1234',
    personName: 'coordinator lekeberg',
  });
});

test('an area tells why it can only be read', async () => {
  expect(await readView('inf')).toMatchObject({ lock: null, responseId: place.responseId });
  expect(await readView('inf', 'approver')).toMatchObject({ lock: 'reader', responseId: null });
});
