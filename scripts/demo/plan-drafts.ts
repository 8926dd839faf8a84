import type { Kysely } from 'kysely';
import { type ActionDraft, type ActionStatus, EMPTY_ACTION } from '#app/domain/plan/action';
import { defaultTarget } from '#app/domain/priorities/default-target';
import { applicableAreas, placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Indicator, Questionnaire } from '#app/domain/questionnaire/schema';
import type { StoredAction } from '#db/queries/actions';
import type { AssessmentRow } from '#db/queries/assessments';
import type { Database, Id } from '#db/schema';
import { addDays, type Day, type DemoRound } from './calendar';
import { type Generator, generatorFor } from './generator';
import { truthOf } from './levels';
import { PLAN_TEXTS, type PlanText, RUS_GOALS, responsibleFor } from './plan-texts';

/** From the beginning of a plan to the day on which it is decided. */
export const DAYS_TO_DECISION = 34;
const NEW_ACTIONS = 5;
const QUESTIONS_PER_DIRECTION = 2;
/** One action of each plan begins at the end of the year. */
const LATE_STARTER = 4;
const DAYS_LATER = 330;
/** How often an action is finished within its year: where its questions rose, and elsewhere; less while the year is going on. */
const FINISHED = { risen: 0.85, other: 0.3, now: 0.6 };

export interface PlanSetting {
  db: Kysely<Database>;
  questionnaire: Questionnaire;
  rounds: readonly DemoRound[];
  organisations: readonly { id: Id; slug: string }[];
  people: ReadonlyMap<string, { coordinator: Id; approver: Id }>;
  today: Day;
}

/** One organisation's plan after one round. */
export interface Writing extends PlanSetting {
  assessment: AssessmentRow;
  staff: { coordinator: Id; approver: Id };
  round: DemoRound;
  scope: { assessmentId: Id; organisationIds: Id[] };
  /** The day on which the plan is begun. */
  begins: Day;
  draw: Generator;
}

/** What becomes of an action within its year, as the later answers tell. */
type Fate = Extract<ActionStatus, 'done' | 'ongoing' | 'cancelled'>;

/** The actions that are new this year: other ones than the organisation has had before. */
export function textsFor({ assessment, round, questionnaire, draw }: Writing): PlanText[] {
  const slug = assessment.organisationSlug;
  const applicable = applicableAreas(questionnaire, assessment.organisationKind);
  const directions = new Set(applicable.flatMap((area) => area.directions.map(({ code }) => code)));
  const order = PLAN_TEXTS.filter(({ direction }) => directions.has(direction))
    .map((text) => ({ text, key: generatorFor('plan text', slug, text.title).next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ text }) => text);
  const start = (round.number * (NEW_ACTIONS + 1)) % order.length;
  const count = NEW_ACTIONS + draw.between(0, 1);
  return Array.from({ length: count }, (_, index) => order[(start + index) % order.length]!);
}

export function draftOf(writing: Writing, text: PlanText, index: number): ActionDraft {
  const { assessment, begins } = writing;
  const draw = generatorFor('plan action', assessment.organisationSlug, writing.round.number, text.title);
  const startsOn = addDays(begins, DAYS_TO_DECISION + draw.between(10, 60) + (index === LATE_STARTER ? DAYS_LATER : 0));
  const questions = questionsOf(writing, text);
  const area = /^[A-Z]+/.exec(text.direction)![0];
  return {
    ...EMPTY_ACTION,
    title: text.title,
    description: text.description,
    effectGoal: text.goal,
    responsible: draw.pick(responsibleFor(assessment.organisationKind, area)),
    startsOn,
    dueOn: addDays(startsOn, draw.between(150, 420)),
    costClass: text.cost,
    collaborationArea: questions[0]?.collaborationAreas[0] ?? null,
    perspective: text.perspective ?? null,
    obstacle: text.obstacle ?? null,
    rusGoal: index % 2 === 0 ? draw.pick(RUS_GOALS) : '',
    areas: [area, ...(text.also ? [/^[A-Z]+/.exec(text.also)![0]] : [])],
    indicators: questions.map(({ code }) => ({ code, target: targetOf(writing, code) })),
    checks: text.checks.map((check) => ({ text: check, isDone: false })),
  };
}

/** Up to two questions of the action's direction and one of its second, those first that rose the year after. */
function questionsOf(writing: Writing, { direction, also }: PlanText): Indicator[] {
  const places = [
    ...placesByIndicator(applicableAreas(writing.questionnaire, writing.assessment.organisationKind)).values(),
  ];
  const of = (code: string, most: number) =>
    places
      .filter(
        (place) => place.direction.code === code && levelOf(writing, place.indicator.code, writing.round.number) !== 5,
      )
      .map(({ indicator }) => indicator)
      .sort((a, b) => rise(writing, b.code) - rise(writing, a.code))
      .slice(0, most);
  return [...of(direction, QUESTIONS_PER_DIRECTION), ...(also ? of(also, 1) : [])];
}

export function levelOf({ assessment, questionnaire }: Writing, code: string, round: number): number | null {
  const place = placesByIndicator(questionnaire.focusAreas).get(code)!;
  const question = { area: place.area.code, direction: place.direction.code, code };
  return truthOf(assessment.organisationSlug, question, round).level;
}

function rise(writing: Writing, code: string): number {
  const { number } = writing.round;
  const before = levelOf(writing, code, number);
  const after = levelOf(writing, code, Math.min(number + 1, writing.rounds.length - 1));
  return before === null || after === null ? 0 : after - before;
}

function targetOf(writing: Writing, code: string): number {
  const { scale } = writing.questionnaire;
  return defaultTarget(levelOf(writing, code, writing.round.number) ?? scale.min, scale);
}

/** Most actions whose questions rose are finished, most others go on; a few are finished all the same, or given up. */
export function fateOf(writing: Writing, { content }: StoredAction): Fate {
  const draw = generatorFor('fate', writing.assessment.organisationSlug, writing.round.number, content.title);
  const hasRisen = content.indicators.some(({ code }) => rise(writing, code) > 0);
  if (draw.chance(0.08)) return 'cancelled';
  const isThisYear = writing.round.number === writing.rounds.length - 2;
  const share = (hasRisen ? FINISHED.risen : FINISHED.other) * (isThisYear ? FINISHED.now : 1);
  return draw.chance(share) ? 'done' : 'ongoing';
}
