import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMPTY_JOINT } from '#app/domain/plan/joint-action';
import { answerOffer } from '#app/features/joint-actions/answer-offer.server';
import { offerToMore } from '#app/features/joint-actions/offer-to-more.server';
import { readJoint } from '#app/features/joint-actions/read-joint.server';
import { readJointList } from '#app/features/joint-actions/read-joint-list.server';
import { readOffer } from '#app/features/joint-actions/read-offers.server';
import { saveJointAction } from '#app/features/joint-actions/save-joint-action.server';
import { type StepInput, stepJointAction } from '#app/features/joint-actions/step-joint-action.server';
import { askAboutOffer, replyToQuestion } from '#app/features/joint-actions/write-message.server';
import { followUp } from '#app/features/planning/follow-up.server';
import { moveAction } from '#app/features/planning/move-action.server';
import { newId } from '#db/ids';
import { listActions } from '#db/queries/actions';
import { listJointSteps } from '#db/queries/joint-actions';
import { listAcceptedStatuses, listJointLinks, listWaitingOffers } from '#db/queries/joint-offers';
import { findProgrammeBySlug, insertProgramme, listProgrammeUnits } from '#db/queries/organisations';
import { listPlans } from '#db/queries/plans';
import type { Id } from '#db/schema';
import { actionsOf, addOne, signedPlace } from '#test/features/planning/planning';
import { type County, createCounty, createOpenRound, NOW, startAnswering, type Workplace } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
let programmeIds: Id[];
let leader: { now: Date; actor: { personId: Id } };
let members: Id[];
const places = new Map<string, Workplace>();

beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
  const programme = await findProgrammeBySlug(made.db, 'orebro-lan');
  programmeIds = [programme!.id];
  members = (await listProgrammeUnits(made.db, programme!.id)).map(({ organisationId }) => organisationId);
  leader = { now: NOW, actor: { personId: await county.person('orebro-lan', 'county') } };
  for (const slug of ['kumla', 'nora', 'hallsberg']) places.set(slug, await signedPlace(made.db, county, slug));
  places.set('laxa', await startAnswering(made.db, county, 'laxa'));
});
afterAll(() => made.drop());

const place = (slug: string) => places.get(slug)!;
const at = (slug: string) => ({ now: NOW, actor: { personId: place(slug).coordinatorId } });
const scope = (slug: string, jointActionId: Id) => ({
  jointActionId,
  organisation: { slug },
  organisationIds: place(slug).organisationIds,
});
const words = (part: object = {}) => ({
  ...EMPTY_JOINT,
  title: 'SDK tillsammans',
  description: 'Vi ansluter oss samtidigt.',
  collaborationArea: 'welfare_services',
  indicators: ['INF1.1', 'KOM1.1'],
  ...part,
});

async function drafted(part: object = {}): Promise<Id> {
  const input = {
    jointActionId: null,
    programmeId: programmeIds[0]!,
    programmeIds,
    baseRevision: 0,
    draft: words(part),
  };
  const saved = await saveJointAction(made.db, input, leader);
  if (!('jointActionId' in saved)) throw new Error(JSON.stringify(saved));
  return saved.jointActionId;
}

const step = (jointActionId: Id, part: Partial<StepInput>) =>
  stepJointAction(
    made.db,
    {
      jointActionId,
      programmeIds,
      to: 'presented',
      happenedOn: '2026-11-21',
      note: '',
      organisationIds: members,
      ...part,
    },
    leader,
  );

async function offered(part: object = {}, organisationIds = members): Promise<Id> {
  const id = await drafted(part);
  for (const to of ['presented', 'anchored', 'offered'] as const) {
    expect(await step(id, { to, organisationIds })).toEqual({ status: to });
  }
  return id;
}

const answer = (slug: string, id: Id, what: 'accept' | 'decline' | 'withdraw', reason = '') =>
  answerOffer(made.db, { ...scope(slug, id), answer: what, reason }, at(slug));

describe('the county', () => {
  test('drafts, and finds areas by the questions; what is not in the questionnaire is refused', async () => {
    const id = await drafted();
    const view = await readJoint(made.db, { id, programmeIds }, { today: '2026-11-21', language: 'sv' });
    expect(view!.content.areas).toEqual(['INF', 'KOM']);
    expect(view!.steps).toMatchObject([{ status: 'draft', happenedOn: '2026-11-21' }]);
    const draft = words({ title: ' ', indicators: ['NEJ1.1'], startsOn: '2027-02-01', dueOn: '2027-01-01' });
    const input = { jointActionId: id, programmeId: null, programmeIds, baseRevision: 1, draft };
    expect(await saveJointAction(made.db, input, leader)).toEqual({
      problem: 'invalid',
      errors: {
        title: 'plan.problem.titleMissing',
        indicators: 'plan.problem.unknownQuestion',
        dueOn: 'plan.problem.dueBeforeStart',
      },
    });
  });

  test('never saves over what somebody else has saved: both values are there, nothing is written', async () => {
    const id = await drafted();
    const save = (part: object) =>
      saveJointAction(
        made.db,
        {
          jointActionId: id,
          programmeId: null,
          programmeIds,
          baseRevision: 1,
          draft: words({ areas: ['INF', 'KOM'], ...part }),
        },
        leader,
      );
    expect(await save({ responsible: 'Programledaren' })).toMatchObject({ revision: 2 });
    const stale = await save({ responsible: 'Analytikern', effectGoal: 'Fler anslutna' });
    expect(stale).toMatchObject({
      problem: 'stale',
      conflicts: ['responsible'],
      merged: { responsible: 'Analytikern', effectGoal: 'Fler anslutna' },
      stored: { revision: 2, content: { responsible: 'Programledaren' } },
    });
    expect(await save({ responsible: 'Programledaren' }), 'sent twice').toMatchObject({ revision: 2 });
  });

  test('takes steps in order, each with its day and a line in the log; two at once take one', async () => {
    const id = await drafted();
    expect(await step(id, { to: 'anchored' })).toEqual({ problem: 'not_next' });
    expect(await step(id, { happenedOn: '2026-11-22' })).toEqual({ problem: 'in_future' });
    const both = await Promise.all([step(id, {}), step(id, {})]);
    expect(both.filter((one) => 'status' in one)).toHaveLength(1);
    expect(both.filter((one) => 'problem' in one)).toEqual([{ problem: 'not_next' }]);
    expect(await step(id, { to: 'anchored', happenedOn: '2026-11-20' })).toEqual({ problem: 'before_earlier' });
    await step(id, { to: 'anchored' });
    expect(await step(id, { to: 'offered', organisationIds: [] })).toEqual({ problem: 'nobody' });
    expect(await step(id, { to: 'cancelled' })).toEqual({ problem: 'note_missing' });
    expect(await step(id, { to: 'cancelled', note: 'Inget intresse.' })).toEqual({ status: 'cancelled' });
    expect((await listJointSteps(made.db, [id])).map(({ status }) => status)).toEqual([
      'draft',
      'presented',
      'anchored',
      'cancelled',
    ]);
    const log = await made.db.selectFrom('audit_events').select('action').where('object_id', '=', id).execute();
    expect(log.map((row) => row.action).sort()).toEqual([
      'joint_action_anchored',
      'joint_action_cancelled',
      'joint_action_drafted',
      'joint_action_presented',
    ]);
  });

  test('may have presented what it drafts before it was written down', async () => {
    const id = await drafted();
    expect(await step(id, { happenedOn: '2026-10-01' })).toEqual({ status: 'presented' });
    expect(await step(id, { to: 'anchored', happenedOn: '2026-09-30' })).toEqual({ problem: 'before_earlier' });
  });

  test('writes nothing anew once it is offered', async () => {
    const id = await offered();
    const input = {
      jointActionId: id,
      programmeId: null,
      programmeIds,
      baseRevision: 1,
      draft: words({ title: 'Annat' }),
    };
    expect(await saveJointAction(made.db, input, leader)).toEqual({ problem: 'locked' });
  });

  test('offers it to more for as long as organisations may answer, and to nobody twice', async () => {
    const idOf = (slug: string) => place(slug).organisationIds[0]!;
    const id = await offered({}, [idOf('kumla')]);
    const more = (organisationIds: Id[], ids = programmeIds) =>
      offerToMore(made.db, { jointActionId: id, programmeIds: ids, organisationIds }, leader);
    const look = () => readJoint(made.db, { id, programmeIds }, { today: '2026-11-21', language: 'sv' });
    const before = await look();
    expect([before!.offers.length, before!.canBeOfferedTo.length]).toEqual([1, members.length - 1]);
    expect(await more([])).toEqual({ problem: 'nobody' });
    expect(await more([idOf('kumla'), newId()])).toEqual({ problem: 'nobody' });
    expect(await more([idOf('nora')], [newId()])).toEqual({ problem: 'not_found' });
    await answer('kumla', id, 'accept');
    expect(await more([idOf('kumla'), idOf('nora')])).toEqual({ offered: 1 });
    const after = await look();
    expect(after!.offers.map(({ organisation, status }) => [organisation, status])).toEqual([
      ['Kumla', 'accepted'],
      ['Nora', 'offered'],
    ]);
    expect(await answer('nora', id, 'accept')).not.toHaveProperty('problem');
    await step(id, { to: 'ongoing' });
    expect(await more([idOf('hallsberg')])).toEqual({ offered: 1 });
    await step(id, { to: 'finished', note: 'Alla är anslutna.' });
    expect(await more([idOf('laxa')])).toEqual({ problem: 'not_open' });
    const log = await made.db.selectFrom('audit_events').select('action').where('object_id', '=', id).execute();
    expect(log.filter((row) => row.action === 'joint_action_offered_to_more')).toHaveLength(2);
  });

  test('offers a draft to nobody', async () => {
    const input = { jointActionId: await drafted(), programmeIds, organisationIds: members };
    expect(await offerToMore(made.db, input, leader)).toEqual({ problem: 'not_open' });
  });

  test('of another programme sees and changes nothing', async () => {
    const known = await findProgrammeBySlug(made.db, 'orebro-lan');
    const other = [newId()];
    await insertProgramme(made.db, { ...known!, id: other[0]!, slug: 'annat-lan' });
    const id = await offered();
    expect(
      await readJoint(made.db, { id, programmeIds: other }, { today: '2026-11-21', language: 'sv' }),
    ).toBeUndefined();
    expect((await readJointList(made.db, other, 'sv')).lines).toEqual([]);
    const input = { jointActionId: id, programmeId: null, programmeIds: other, baseRevision: 1, draft: words() };
    expect(await saveJointAction(made.db, input, leader)).toEqual({ problem: 'not_found' });
    expect(
      await saveJointAction(made.db, { ...input, jointActionId: null, programmeId: programmeIds[0]! }, leader),
    ).toEqual({
      problem: 'not_found',
    });
    expect(await step(id, { to: 'ongoing', programmeIds: other })).toEqual({ problem: 'not_found' });
    const reply = { jointActionId: id, programmeIds: other, organisationId: members[0]!, text: 'Hej' };
    expect(await replyToQuestion(made.db, reply, leader)).toEqual({ problem: 'not_found' });
  });
});

describe('an organisation', () => {
  test('sees nothing before it is offered, nor what is offered to others only', async () => {
    const id = await drafted();
    const read = (slug: string, of: Id) => readOffer(made.db, scope(slug, of), place(slug).organisationIds, 'sv');
    expect(await read('kumla', id)).toBeUndefined();
    expect(await answer('kumla', id, 'accept')).toEqual({ problem: 'not_found' });
    expect(await askAboutOffer(made.db, { ...scope('kumla', id), text: 'Hej' }, at('kumla'))).toEqual({
      problem: 'not_found',
    });
    const others = await offered({}, place('nora').organisationIds);
    expect(await read('kumla', others)).toBeUndefined();
    expect(await answer('kumla', others, 'accept')).toEqual({ problem: 'not_found' });
    const foreign = { ...scope('nora', others), organisationIds: place('kumla').organisationIds };
    expect(await answerOffer(made.db, { ...foreign, answer: 'accept', reason: '' }, at('kumla'))).toEqual({
      problem: 'not_found',
    });
    expect((await listWaitingOffers(made.db, place('kumla').organisationIds)).map(({ path }) => path)).not.toContain(
      `/gemensamma-aktiviteter/kumla/${others}`,
    );
    expect(await read('nora', others)).toMatchObject({ status: 'offered', canAccept: true });
  });

  test('that accepts gets an action of its own, with its levels and targets, and the county its status only', async () => {
    const id = await offered({ title: 'Karta ihop' });
    expect(await answer('kumla', id, 'accept')).toHaveProperty('actionId');
    const action = (await actionsOf(made.db, place('kumla'))).find(({ jointActionId }) => jointActionId === id)!;
    expect(action.content).toMatchObject({ title: 'Karta ihop', status: 'proposed', areas: ['INF', 'KOM'] });
    expect(action.content.indicators).toEqual([
      { code: 'INF1.1', majorVersion: 1, fromLevel: 1, target: 3 },
      { code: 'KOM1.1', majorVersion: 1, fromLevel: null, target: 3 },
    ]);
    const input = { ...place('kumla'), actionId: action.id, baseRevision: 1, status: 'decided' as const };
    expect(await moveAction(made.db, input, at('kumla'))).toEqual({ revision: 2 });
    expect(await listAcceptedStatuses(made.db, [id])).toEqual([
      { jointActionId: id, organisationId: place('kumla').organisationIds[0], status: 'decided' },
    ]);
    const view = await readJoint(made.db, { id, programmeIds }, { today: '2026-11-21', language: 'sv' });
    expect(view!.offers.find(({ organisation }) => organisation === 'Kumla')).toMatchObject({
      status: 'accepted',
      actionStatus: 'decided',
    });
    expect(JSON.stringify(view)).not.toContain('fromLevel');
    const own = await readOffer(made.db, scope('kumla', id), place('kumla').organisationIds, 'sv');
    expect(own!.action).toEqual({ path: `/plan/kumla/2026/aktivitet/${action.id}` });
  });

  test('that accepts twice, also at once, has one action', async () => {
    const id = await offered();
    await Promise.all([answer('nora', id, 'accept'), answer('nora', id, 'accept')]);
    await answer('nora', id, 'accept');
    const own = (await actionsOf(made.db, place('nora'))).filter(({ jointActionId }) => jointActionId === id);
    expect(own).toHaveLength(1);
    const other = await addOne(made.db, place('nora'));
    const again = made.db.updateTable('actions').set({ joint_action_id: id }).where('id', '=', other).execute();
    await expect(again).rejects.toThrow();
  });

  test('declines with a reason that the county reads, and may change its mind', async () => {
    const id = await offered();
    expect(await answer('hallsberg', id, 'decline', ' ')).toEqual({ problem: 'reason_missing' });
    expect(await answer('hallsberg', id, 'decline', 'Vi hinner inte.')).toEqual({ actionId: null });
    const read = () => readJoint(made.db, { id, programmeIds }, { today: '2026-11-21', language: 'sv' });
    const of = async () => (await read())!.offers.find(({ organisation }) => organisation === 'Hallsberg');
    expect(await of()).toMatchObject({ status: 'declined', reason: 'Vi hinner inte.', actionStatus: null });
    expect(await answer('hallsberg', id, 'withdraw', 'x')).toEqual({ problem: 'not_possible' });
    expect(await answer('hallsberg', id, 'accept')).toHaveProperty('actionId');
    expect(await of()).toMatchObject({ status: 'accepted', reason: '', actionStatus: 'proposed' });
  });

  test('asks and is answered; a question after the decision leaves it as it is', async () => {
    const id = await offered();
    const ask = (text: string) => askAboutOffer(made.db, { ...scope('nora', id), text }, at('nora'));
    const organisationId = place('nora').organisationIds[0]!;
    const reply = (text: string) =>
      replyToQuestion(made.db, { jointActionId: id, programmeIds, organisationId, text }, leader);
    expect(await reply('Ingen har frågat')).toEqual({ problem: 'nothing_asked' });
    expect(await ask(' ')).toEqual({ problem: 'text_missing' });
    await ask('Vad kostar det?');
    const read = async () =>
      (await readJoint(made.db, { id, programmeIds }, { today: '2026-11-21', language: 'sv' }))!.offers.find(
        (offer) => offer.organisationId === organisationId,
      )!;
    expect(await read()).toMatchObject({ status: 'asked', awaitsReply: true });
    await reply('Ingenting.');
    expect(await read()).toMatchObject({ status: 'offered', awaitsReply: false });
    await answer('nora', id, 'accept');
    await ask('När börjar vi?');
    expect(await read()).toMatchObject({ status: 'accepted', awaitsReply: true });
    const own = await readOffer(made.db, scope('nora', id), [], 'sv');
    expect(own!.messages.map(({ text }) => text)).toEqual(['Vad kostar det?', 'Ingenting.', 'När börjar vi?']);
    expect(own).toMatchObject({ canAccept: false, canDecline: false, canWithdraw: false, canAsk: false });
  });

  test('that takes its yes back keeps the action; the link and the status end, and begin again with a new yes', async () => {
    const id = await offered();
    await answer('kumla', id, 'accept');
    const links = async () =>
      (await listJointLinks(made.db, place('kumla').organisationIds)).filter(
        ({ jointActionId }) => jointActionId === id,
      );
    const [link] = await links();
    expect(await answer('kumla', id, 'withdraw')).toEqual({ problem: 'reason_missing' });
    expect(await answer('kumla', id, 'withdraw', 'Ändrad budget.')).toEqual({ actionId: null });
    expect(await links()).toEqual([]);
    expect(await listAcceptedStatuses(made.db, [id])).toEqual([]);
    expect((await actionsOf(made.db, place('kumla'))).map((action) => action.id)).toContain(link!.actionId);
    expect(await answer('kumla', id, 'accept')).toEqual({ actionId: link!.actionId });
    expect(await links()).toHaveLength(1);
  });

  test('without signed answers has no plan to accept into, and an ended one is not answered', async () => {
    const id = await offered();
    expect(await answer('laxa', id, 'accept')).toEqual({ problem: 'no_plan' });
    expect(await answer('laxa', id, 'decline', 'Vi hinner inte.')).toEqual({ actionId: null });
    await step(id, { to: 'ongoing' });
    expect(await step(id, { to: 'finished' })).toEqual({ problem: 'note_missing' });
    await step(id, { to: 'finished', note: 'Tio anslutna.' });
    expect(await answer('nora', id, 'accept')).toEqual({ problem: 'ended' });
    expect(await readOffer(made.db, scope('nora', id), place('nora').organisationIds, 'sv')).toMatchObject({
      canAccept: false,
      ending: { status: 'finished', note: 'Tio anslutna.' },
    });
  });

  test('moves it over to next year’s plan with the link, and the county follows the newer one', async () => {
    const id = await offered();
    await answer('hallsberg', id, 'accept');
    const before = await actionsOf(made.db, place('hallsberg'));
    const action = before.find(({ jointActionId }) => jointActionId === id)!;
    const nextRound = await createOpenRound(made.db, 2027, leader.actor.personId);
    const next = await signedPlace(made.db, county, 'hallsberg', nextRound);
    const rows = [
      { actionId: action.id, baseRevision: 1, status: 'decided' as const, outcome: 'Påbörjad', isMovedOver: true },
    ];
    expect(await followUp(made.db, { ...next, rows }, at('hallsberg'))).toEqual({ changed: 1, movedOver: 1 });
    const [plan] = await listPlans(made.db, next.organisationIds);
    const [moved] = await listActions(made.db, [plan!.id], next.organisationIds);
    expect(moved).toMatchObject({ jointActionId: id, continuesActionId: action.id });
    const input = { ...next, actionId: moved!.id, baseRevision: 1, status: 'ongoing' as const };
    await moveAction(made.db, input, at('hallsberg'));
    expect(await listAcceptedStatuses(made.db, [id])).toMatchObject([{ status: 'ongoing' }]);
  });
});
