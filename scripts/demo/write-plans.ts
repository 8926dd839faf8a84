import type { Acting } from '#app/access/acting';
import type { ActionDraft, ActionStatus } from '#app/domain/plan/action';
import { applicableAreas, placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { FocusArea } from '#app/domain/questionnaire/schema';
import { addNote } from '#app/features/planning/add-note.server';
import { decidePlan, fingerprintOf } from '#app/features/planning/decide-plan.server';
import { type FollowedUp, followUp } from '#app/features/planning/follow-up.server';
import { moveAction } from '#app/features/planning/move-action.server';
import { pickProposals } from '#app/features/planning/pick-proposals.server';
import { saveAction } from '#app/features/planning/save-action.server';
import { setTargets } from '#app/features/planning/set-targets.server';
import { findAction, listActions, type StoredAction } from '#db/queries/actions';
import { findAssessmentBySlugs } from '#db/queries/assessments';
import { findPlan, listPlans } from '#db/queries/plans';
import { listSignOffs } from '#db/queries/sign-offs';
import type { Id } from '#db/schema';
import { diaryNumber } from './answers';
import { addDays, addMinutes, addYears, type Day, type DemoRound, instantAt, swedishDay } from './calendar';
import { generatorFor } from './generator';
import { DAYS_TO_DECISION, draftOf, fateOf, levelOf, type PlanSetting, textsFor, type Writing } from './plan-drafts';
import { DECIDING_BODY, NOTES, OUTCOMES } from './plan-texts';
import { succeeded } from './walk-assessment';

/** The first round that an organisation makes a plan after, and whether anybody decides on it. The others make none. */
const PLANNING: Readonly<Record<string, { from: number; isDecided: boolean }>> = {
  orebro: { from: 0, isDecided: true },
  kumla: { from: 0, isDecided: true },
  karlskoga: { from: 0, isDecided: true },
  'region-orebro-lan': { from: 0, isDecided: true },
  lindesberg: { from: 1, isDecided: true },
  hallsberg: { from: 1, isDecided: true },
  lekeberg: { from: 1, isDecided: true },
  'lansstyrelsen-orebro-lan': { from: 1, isDecided: true },
  askersund: { from: 2, isDecided: true },
  nora: { from: 2, isDecided: true },
  hallefors: { from: 2, isDecided: false },
  ljusnarsberg: { from: 2, isDecided: false },
  'orebro-universitet': { from: 2, isDecided: true },
};

const DAYS_TO_PLAN = 9;
const LAST_OPEN_DAY = 2;
/** What is carried over gets more time, all but the first. */
const DAYS_MORE = 340;

/** The plans that followed the rounds, each step taken on its day by the use-cases that real work goes through. */
export async function writePlans(setting: PlanSetting): Promise<void> {
  for (const organisation of setting.organisations) {
    const planning = PLANNING[organisation.slug];
    const staff = setting.people.get(organisation.slug);
    if (!planning || !staff) continue;
    for (const round of setting.rounds.slice(planning.from)) {
      const writing = await openWriting(setting, organisation, round, staff);
      if (writing) await writePlan(writing, planning.isDecided);
    }
  }
}

/** null when there is nothing signed to plan from, or it was signed too lately. */
async function openWriting(
  setting: PlanSetting,
  organisation: { id: Id; slug: string },
  round: DemoRound,
  staff: Writing['staff'],
): Promise<Writing | null> {
  const { db, today } = setting;
  const slugs = { organisation: organisation.slug, round: round.slug };
  const assessment = await findAssessmentBySlugs(db, slugs, [organisation.id]);
  const [latest] = assessment ? await listSignOffs(db, assessment.id, [organisation.id]) : [];
  if (!assessment || !latest) return null;
  const begins = addDays(swedishDay(new Date(latest.signed_at)), round.isOpen ? LAST_OPEN_DAY : DAYS_TO_PLAN);
  if (begins >= today) return null;
  const scope = { assessmentId: assessment.id, organisationIds: [organisation.id] };
  const draw = generatorFor('plan', organisation.slug, round.number);
  return { ...setting, assessment, staff, round, scope, begins, draw };
}

async function writePlan(writing: Writing, isDecided: boolean): Promise<void> {
  const { db, round, begins, scope } = writing;
  const plans = await listPlans(db, scope.organisationIds);
  if (plans.length > 0) await followUpEarlier(writing, plans[0]!.id);
  for (const action of (await readActions(writing)).slice(1)) await giveMoreTime(writing, action.id, begins, DAYS_MORE);
  await setOwnTargets(writing);
  if (round.isOpen) return pickFirst(writing);
  const texts = textsFor(writing);
  for (const [index, text] of texts.entries()) {
    const at = addMinutes(instantAt(begins, '09:30'), index * 20);
    const input = { ...scope, actionId: null, baseRevision: 0, draft: draftOf(writing, text, index) };
    succeeded(await saveAction(db, input, byCoordinator(writing, at)));
  }
  if (!isDecided) return;
  await decide(writing);
  for (const [index, action] of (await readActions(writing)).entries()) await workOn(writing, action, index);
}

async function decide(writing: Writing): Promise<void> {
  const { db, assessment, scope, begins, draw } = writing;
  const kind = assessment.organisationKind;
  const decidedOn = addDays(begins, DAYS_TO_DECISION);
  const actions = await readActions(writing);
  const decision = {
    decidingBody: DECIDING_BODY[kind],
    decidedOn,
    paragraph: `§ ${draw.between(12, 260)}`,
    diaryNumber: diaryNumber(kind, decidedOn.slice(0, 4), assessment.organisationSlug, 'plan', writing.round.number),
    fingerprint: fingerprintOf(actions),
  };
  const at = instantAt(addDays(decidedOn, 1), '08:50');
  succeeded(await decidePlan(db, { ...scope, ...decision }, byCoordinator(writing, at)));
}

/** A year's work on an action, as far as the year has come. */
async function workOn(writing: Writing, action: StoredAction, index: number): Promise<void> {
  const { startsOn, dueOn } = action.content;
  const fate = fateOf(writing, action);
  const nextOpening = addYears(writing.round.opensOn, 1);
  const latest = [writing.today, addDays(nextOpening, -3)].sort()[0]!;
  const starts = [startsOn ?? writing.begins, addDays(writing.begins, DAYS_TO_DECISION + 2)].sort()[1]!;
  if (starts >= latest) return;
  if (action.content.status === 'decided') await move(writing, action.id, 'ongoing', starts);
  if (index % 3 === 1 && addDays(starts, 40) < latest) await note(writing, action, addDays(starts, 40));
  if (index === 2 && dueOn && addDays(starts, 70) < latest)
    await giveMoreTime(writing, action.id, addDays(starts, 70), 45);
  if (fate === 'ongoing') return;
  const ends = [dueOn ?? latest, addDays(latest, -4)].sort()[0]!;
  if (ends <= starts) return;
  if (fate === 'done' && action.content.checks.length > 0) {
    const checks = action.content.checks.map((check) => ({ ...check, isDone: true }));
    await rewrite(writing, action.id, instantAt(ends, '14:10'), () => ({ checks }));
  }
  await move(writing, action.id, fate, ends);
}

async function move(writing: Writing, actionId: Id, status: ActionStatus, day: Day): Promise<void> {
  const { revision } = await readAction(writing, actionId);
  const input = { ...writing.scope, actionId, baseRevision: revision, status };
  succeeded(await moveAction(writing.db, input, byCoordinator(writing, instantAt(day, '14:15'))));
}

async function note(writing: Writing, action: StoredAction, day: Day): Promise<void> {
  const text = generatorFor('plan note', writing.assessment.organisationSlug, action.content.title).pick(NOTES);
  const input = { ...writing.scope, actionId: action.id, text };
  succeeded(await addNote(writing.db, input, byCoordinator(writing, instantAt(day, '10:40'))));
}

/** A later last day, and the first item of the checklist done. */
function giveMoreTime(writing: Writing, actionId: Id, day: Day, days: number): Promise<void> {
  return rewrite(writing, actionId, instantAt(day, '11:20'), ({ dueOn, checks }) => ({
    dueOn: dueOn && addDays(dueOn, days),
    checks: checks.map((check, index) => ({ ...check, isDone: index === 0 })),
  }));
}

async function rewrite(
  writing: Writing,
  actionId: Id,
  at: Date,
  change: (content: StoredAction['content']) => Partial<ActionDraft>,
): Promise<void> {
  const { content, revision } = await readAction(writing, actionId);
  const indicators = content.indicators.map(({ code, target }) => ({ code, target }));
  const draft = { ...content, indicators, ...change(content) };
  const input = { ...writing.scope, actionId, baseRevision: revision, draft };
  succeeded(await saveAction(writing.db, input, byCoordinator(writing, at)));
}

/** Last year's plan in one step: outcomes, and what is under way goes on. */
async function followUpEarlier(writing: Writing, planId: Id): Promise<void> {
  const { db, scope, begins, assessment } = writing;
  const actions = await listActions(db, [planId], scope.organisationIds);
  const rows = actions.map(({ id, revision, content }): FollowedUp => {
    const draw = generatorFor('outcome', assessment.organisationSlug, content.title);
    const isUnderWay = content.status === 'decided' || content.status === 'ongoing';
    const key = isUnderWay || content.status === 'proposed' ? 'ongoing' : content.status;
    const outcome = draw.pick(OUTCOMES[key as keyof typeof OUTCOMES]);
    return { actionId: id, baseRevision: revision, status: content.status, outcome, isMovedOver: isUnderWay };
  });
  succeeded(await followUp(db, { ...scope, rows }, byCoordinator(writing, instantAt(begins, '08:30'))));
}

/** Two questions rated, and a target for two areas. */
async function setOwnTargets(writing: Writing): Promise<void> {
  const { db, scope, begins, draw, assessment, questionnaire } = writing;
  const areas = applicableAreas(questionnaire, assessment.organisationKind);
  const codes = [areas[draw.between(0, 1)]!, areas[draw.between(2, 4)]!].map(
    (area) => area.directions[0]!.indicators[0]!.code,
  );
  const ratings = codes.map((code) => ({
    code,
    target: null,
    importance: draw.between(4, 5),
    feasibility: draw.between(2, 5),
    baseRevision: 0,
  }));
  const areaTargets = [areas[0]!, areas.at(-1)!].map((area) => ({
    area: area.code,
    target: somewhatAbove(writing, area, draw.between(3, 8) / 10),
    was: null,
  }));
  const at = byCoordinator(writing, instantAt(begins, '08:45'));
  succeeded(await setTargets(db, { ...scope, ratings, areaTargets }, at));
}

/** A target for an area: its mean level and a step, to one decimal and within the scale. */
function somewhatAbove(writing: Writing, area: FocusArea, step: number): number {
  const { round, questionnaire } = writing;
  const levels = area.directions
    .flatMap((direction) => direction.indicators)
    .flatMap(({ code }) => levelOf(writing, code, round.number) ?? []);
  const mean = levels.reduce((sum, level) => sum + level, 0) / Math.max(levels.length, 1);
  return Math.min(questionnaire.scale.max, Math.round((mean + step) * 10) / 10);
}

/** In the open round the plan has just begun: two of the questionnaire's own hints, not yet decided. */
async function pickFirst(writing: Writing): Promise<void> {
  const { db, scope, begins, questionnaire } = writing;
  const picks = ['LED1.2', 'TRY2.2'].map((code) => ({ code, hint: levelOf(writing, code, writing.round.number) ?? 0 }));
  const known = placesByIndicator(questionnaire.focusAreas);
  const picked = picks.filter(({ code, hint }) => known.get(code)?.indicator.actionHints[hint] !== undefined);
  const input = { ...scope, ratings: [], areaTargets: [], picks: picked, isMerged: false, language: 'sv' as const };
  succeeded(await pickProposals(db, input, byCoordinator(writing, instantAt(begins, '09:30'))));
}

async function readActions({ db, assessment, scope }: Writing): Promise<StoredAction[]> {
  const plan = await findPlan(db, assessment, scope.organisationIds);
  return plan ? listActions(db, [plan.id], scope.organisationIds) : [];
}

async function readAction({ db, assessment, scope }: Writing, actionId: Id): Promise<StoredAction> {
  const plan = await findPlan(db, assessment, scope.organisationIds);
  const action = plan && (await findAction(db, actionId, plan.id, scope.organisationIds));
  if (!action) throw new Error(`demo: no action ${actionId}`);
  return action;
}

function byCoordinator({ staff }: Writing, now: Date): Acting {
  return { now, actor: { personId: staff.coordinator } };
}
