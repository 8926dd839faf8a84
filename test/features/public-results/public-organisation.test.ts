import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sharing } from '#app/domain/benchmark/sharing';
import { indicatorsOpenToOthers } from '#app/domain/questionnaire/sensitive';
import { readPlan } from '#app/features/comparison/read-plans.server';
import { addNote } from '#app/features/planning/add-note.server';
import { moveAction } from '#app/features/planning/move-action.server';
import { readPublicOrganisation } from '#app/features/public-results/read-public-organisation.server';
import { readPublicResults } from '#app/features/public-results/read-public-results.server';
import { changeSharing } from '#app/features/sharing/change-sharing.server';
import { findProgrammeBySlug } from '#db/queries/organisations';
import { listSharings } from '#db/queries/sign-offs';
import type { Audience, Id } from '#db/schema';
import { questionnaire, type Workplace } from '#test/support/county';
import { actionsOf, addOne, byCoordinator, decide } from '../planning/planning';
import { at, Rounds } from '../results/rounds';

const shared = (indicators: Audience, plan: Audience): Sharing => ({
  index: 'public',
  areas: 'public',
  directions: 'public',
  indicators,
  plan,
});
const comment = 'Vi följer upp varje år.';

let rounds: Rounds;
let kumla: Workplace;
let programmeIds: Id[];
const db = () => rounds.made.db;

const readOpen = (organisation: string, programme: string | null = null, slug = '2025') =>
  readPublicOrganisation(db(), { slug, programme, organisation }, 'sv');
const readAs = (slug: string, organisation: string, round = '2025') =>
  readPlan(
    db(),
    { organisation, round },
    { programmeIds: [], organisationIds: places.get(slug)!.organisationIds },
    'sv',
  );
const places = new Map<string, Workplace>();

beforeAll(async () => {
  rounds = await Rounds.create();
  programmeIds = [(await findProgrammeBySlug(db(), 'orebro-lan'))!.id];
  const sign = async (slug: string, sharing: Sharing) => {
    const place = await rounds.sign(slug, 2025, () => ({ level: 2, comment }), { sharing });
    places.set(slug, place);
    const written = { areas: ['INF'], effectGoal: 'Ingen väntar', responsible: 'Socialchefen', dueOn: '2027-06-30' };
    await addOne(db(), place, {
      ...written,
      title: `Plan i ${slug}`,
      description: 'Hemlig beskrivning',
      outcome: 'Hemligt utfall',
      checks: [{ text: 'Hemlig punkt', isDone: false }],
    });
    return place;
  };
  kumla = await sign('kumla', shared('public', 'public'));
  const [action] = await actionsOf(db(), kumla);
  await addNote(db(), { ...kumla, actionId: action!.id, text: 'Hemlig anteckning' }, byCoordinator(kumla));
  await addOne(db(), kumla, { title: 'Avbruten efter beslutet' });
  await decide(db(), kumla);
  await addOne(db(), kumla, { title: 'Hemligt förslag' });
  await addOne(db(), kumla, { title: 'Hemlig avbruten', status: 'cancelled' });
  const cancelled = (await actionsOf(db(), kumla)).find(({ content }) => content.title === 'Avbruten efter beslutet')!;
  const step = { ...kumla, actionId: cancelled.id, baseRevision: cancelled.revision, status: 'cancelled' as const };
  await moveAction(db(), step, byCoordinator(kumla));
  await decide(db(), await sign('nora', shared('county', 'county')));
  await decide(db(), await sign('laxa', shared('county', 'aggregate')));
  await sign('hallefors', shared('county', 'public'));
});
afterAll(() => rounds.made.drop());

test('of an open round nobody reads anything', async () => {
  expect(await readOpen('kumla')).toBeNull();
  expect(await readAs('nora', 'kumla')).toBeNull();
});

test('after the close everybody reads the answers and the plan of those who chose so', async () => {
  await rounds.close(2025, '2025-12-22');
  const view = (await readOpen('kumla', 'orebro-lan'))!;
  const directions = view.areas!.flatMap((area) => area.directions);
  const answers = directions.flatMap((direction) => direction.answers ?? []);
  expect(answers.map(({ code }) => code)).toEqual(indicatorsOpenToOthers(questionnaire).map(({ code }) => code));
  expect(answers[0]).toMatchObject({ code: 'INF1.1', kind: 'level', level: 2, comment });
  expect(answers[0]!.levelText).toBe(questionnaire.focusAreas[0]!.directions[0]!.indicators[0]!.levels[2]!.sv);
  expect(
    directions.some((direction) => direction.answers === null),
    'may be secret',
  ).toBe(true);
  expect(view.plan).toMatchObject({
    decidedOn: '2026-11-20',
    actions: [
      {
        title: 'Plan i kumla',
        areas: ['Digital infrastruktur'],
        effectGoal: 'Ingen väntar',
        responsible: 'Socialchefen',
        status: 'decided',
        startsOn: null,
        dueOn: '2027-06-30',
      },
      { title: 'Avbruten efter beslutet', status: 'cancelled' },
    ],
  });
  expect(JSON.stringify(view)).not.toMatch(/hemlig/i);
});

test('the open results lead to those who show more than values, and say what', async () => {
  const results = await readPublicResults(db(), { slug: '2025', programme: null }, 'sv');
  expect(results).toMatchObject({ pages: [{ slug: 'kumla', name: 'Kumla', hasAnswers: true, hasPlan: true }] });
});

test('who shows neither has no page: not for the county only, not in sums, not before the decision', async () => {
  for (const slug of ['nora', 'laxa', 'hallefors', 'orebro', 'finns-inte'])
    expect(await readOpen(slug), slug).toBeNull();
  expect(await readOpen('kumla', 'annat-lan')).toBeNull();
  expect(await readOpen('kumla', null, '2026')).toBeNull();
});

test('the county and its members read the plans shown by name; nobody else, and no plan in sums or undecided', async () => {
  for (const slug of ['kumla', 'nora']) {
    expect((await readAs('laxa', slug))?.actions[0], slug).toMatchObject({
      title: `Plan i ${slug}`,
      status: 'decided',
    });
  }
  for (const slug of ['laxa', 'hallefors', 'orebro']) expect(await readAs('nora', slug), slug).toBeNull();
  const asked = { organisation: 'nora', round: '2025' };
  expect(await readPlan(db(), asked, { programmeIds, organisationIds: [] }, 'sv')).not.toBeNull();
  expect(await readPlan(db(), asked, { programmeIds: [], organisationIds: [] }, 'sv'), 'of no programme').toBeNull();
});

test('a plan and answers that are hidden again are gone at once', async () => {
  const { assessmentId, organisationIds, approverId } = kumla;
  const seen = (await listSharings(db(), assessmentId))[0]!.id;
  const input = { assessmentId, organisationIds, sharing: shared('public', 'private'), seen };
  await changeSharing(db(), input, { now: at('2026-02-01'), actor: { personId: approverId } });
  expect(await readOpen('kumla')).toMatchObject({ plan: null, areas: [{}, {}, {}, {}, {}] });
  expect(await readAs('nora', 'kumla')).toBeNull();
});
