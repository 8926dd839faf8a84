import type { Kysely } from 'kysely';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import { programmeSchema } from '#app/features/installation/load-programme.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { openRound } from '#app/features/rounds/open-round.server';
import { planRound } from '#app/features/rounds/plan-round.server';
import { newId } from '#db/ids';
import { findAssessmentBySlugs } from '#db/queries/assessments';
import { findInstallationValue, upsertInstallationValue } from '#db/queries/operations';
import { countOrganisations, findProgrammeBySlug, listOrganisations } from '#db/queries/organisations';
import { findQuestionnaireVersion } from '#db/queries/questionnaires';
import reference from '#db/reference/orebro-lan.json';
import type { Database, Id } from '#db/schema';
import { questionnaires } from '#surveys/index';
import { loadReference } from '../reference';
import { addDays, addMinutes, type DemoRound, demoRounds, swedishDay } from './calendar';
import { offerExamples } from './examples';
import { type DemoPeople, PeopleDealer } from './people';
import { type Part, partOf } from './story';
import * as step from './walk-assessment';
import { writeJointActions } from './write-joint-actions';
import { writePlans } from './write-plans';

/** Key and values of the mark in the table `installation` (product.md, "Demo and real"). */
export const CONTENT_KEY = 'content';
export const DEMO_CONTENT = 'demo';
/** Set before the first row is written: a load that was stopped half-way can be told from real content. */
export const HALF_LOADED_CONTENT = 'demo_loading';

export type LoadDemoResult =
  | { rounds: number; organisations: number; people: number }
  | { problem: 'not_empty' | 'already_demo' | 'half_loaded' };

const QUESTIONNAIRE = { id: 'orebro-lan', version: '1.0.0' };
const DAYS_OF_PREPARATION = 60;
const DAYS_SINCE_REOPENING = 6;

interface Setting {
  db: Kysely<Database>;
  rounds: DemoRound[];
  organisations: { id: Id; slug: string }[];
  people: Map<string, DemoPeople>;
  leader: Id;
  /** What every round is planned with. */
  plan: {
    programmeId: Id;
    programmeIds: Id[];
    questionnaireVersionId: Id;
    parameters: MethodParameters;
    message: string;
    copyOf: null;
  };
}

/**
 * Fills an empty database with the demo: the county, its people, three closed rounds and one half-way, all of it written
 * by the use-cases that real work goes through, each told the day on which it happens. The content follows from the day
 * alone. Any database with organisations is refused.
 */
export async function loadDemo(
  db: Kysely<Database>,
  { now, log = () => {} }: { now: Date; log?: (line: string) => void },
): Promise<LoadDemoResult> {
  const mark = await findInstallationValue(db, CONTENT_KEY);
  if (mark === DEMO_CONTENT) return { problem: 'already_demo' };
  if (mark === HALF_LOADED_CONTENT) return { problem: 'half_loaded' };
  if ((await countOrganisations(db)) > 0) return { problem: 'not_empty' };
  await upsertInstallationValue(db, CONTENT_KEY, HALF_LOADED_CONTENT);
  const today = swedishDay(now);
  const rounds = demoRounds(today);
  const setting = await prepare(db, rounds);
  for (const round of rounds) {
    await runRound(setting, round, today);
    log(`${round.name}: ${round.isOpen ? 'öppen (open)' : 'stängd (closed)'}`);
  }
  await writePlans({ ...setting, questionnaire: questionnaireOf(), today });
  await writeJointActions({ ...setting, today });
  await offerExamples(db, setting.organisations, (slug) => setting.people.get(slug)!.coordinator, today);
  await upsertInstallationValue(db, CONTENT_KEY, DEMO_CONTENT);
  const people = new Set(
    [...setting.people.values()].flatMap((one) => [...one.respondents, one.coordinator, one.approver, one.reader]),
  );
  return { rounds: rounds.length, organisations: setting.organisations.length, people: people.size };
}

/** The county, the questionnaire and the people, in place two months before the first round. */
async function prepare(db: Kysely<Database>, rounds: DemoRound[]): Promise<Setting> {
  const now = new Date(`${addDays(rounds[0]!.opensOn, -DAYS_OF_PREPARATION)}T08:00:00Z`);
  await loadReference(db, { now });
  const stored = new Map((await listOrganisations(db)).map((organisation) => [organisation.slug, organisation]));
  // In the order of the reference: each engine sorts å, ä and ö in its own way, and people's names follow the order.
  const organisations = reference.organisations.flatMap(({ slug }) => stored.get(slug) ?? []);
  const dealer = new PeopleDealer(db, now);
  const people = new Map<string, DemoPeople>();
  for (const organisation of organisations) people.set(organisation.slug, await dealer.staff(organisation));
  const shared = await dealer.share();
  people.get(shared.organisation)?.respondents.push(shared.personId);
  const leader = await dealer.runners(programmeSchema.parse(reference).slug);
  const programme = (await findProgrammeBySlug(db, reference.slug))!;
  const version = (await findQuestionnaireVersion(db, QUESTIONNAIRE.id, QUESTIONNAIRE.version))!;
  const plan = {
    programmeId: programme.id,
    programmeIds: [programme.id],
    questionnaireVersionId: version.id,
    parameters: DEFAULT_PARAMETERS,
    message: '',
    copyOf: null,
  };
  return { db, rounds, organisations, people, leader, plan };
}

async function runRound(setting: Setting, round: DemoRound, today: string): Promise<void> {
  const { db, organisations, leader } = setting;
  const actor = { personId: leader };
  const roundId = newId();
  const { name, opensAt, closesAt } = round;
  const planned = await planRound(
    db,
    { ...setting.plan, id: roundId, name, opensAt, closesAt, organisationIds: organisations.map(({ id }) => id) },
    { now: round.plannedAt, actor },
  );
  step.succeeded(planned);
  step.succeeded(await openRound(db, roundId, { now: round.opensAt, actor }));
  const afterClosing: (() => Promise<void>)[] = [];
  for (const organisation of organisations) {
    const part = partOf(organisation.slug, round.number);
    if (part.outcome === 'absent') continue;
    const walk = await walkFor(setting, organisation, round, part);
    if (part.outcome === 'signed' && part.isLate) {
      afterClosing.push(async () => void (await takePart(walk, part)));
      continue;
    }
    const responseId = await takePart(walk, part);
    if (part.outcome === 'signed' && part.reworkedBecause) {
      const again = { responseId, reason: part.reworkedBecause };
      afterClosing.push(() => step.reopenAnd(walk, addDays(today, -DAYS_SINCE_REOPENING), again));
    }
  }
  if (round.isOpen) return;
  step.succeeded(await closeRound(db, roundId, { now: addMinutes(round.closesAt, 1), actor }));
  for (const act of afterClosing) await act();
}

async function walkFor(
  { db, rounds, people }: Setting,
  organisation: { id: Id; slug: string },
  round: DemoRound,
  part: Part,
): Promise<step.Walk> {
  const slugs = { organisation: organisation.slug, round: round.slug };
  const assessment = await findAssessmentBySlugs(db, slugs, [organisation.id]);
  const staff = people.get(organisation.slug);
  if (!assessment || !staff) throw new Error(`demo: nothing to answer for ${organisation.slug}`);
  return { db, questionnaire: questionnaireOf(), assessment, people: staff, round, rounds, part, newMutationId: newId };
}

function questionnaireOf(): Questionnaire {
  return questionnaires[QUESTIONNAIRE.id]![QUESTIONNAIRE.version]!;
}

/** One organisation's work in one round, as far as its part goes. Answers with the coordinator's response. */
async function takePart(walk: step.Walk, part: Exclude<Part, { outcome: 'absent' }>): Promise<Id> {
  const isLate = part.outcome === 'signed' && part.isLate === true;
  const schedule = step.scheduleOf(walk.assessment.organisationSlug, walk.round, isLate);
  const responseId = await step.answer(walk, schedule);
  if (part.outcome === 'in_progress') return responseId;
  await step.handOverAll(walk, schedule);
  if (part.outcome === 'handed_over') return responseId;
  if (part.isSentBack) await step.sendBackOnce(walk, schedule);
  await step.signAll(walk, schedule, part.sharing);
  if (part.signedAgainBecause) {
    await step.signAgain(walk, schedule, { responseId, reason: part.signedAgainBecause, sharing: part.sharing });
  }
  return responseId;
}
