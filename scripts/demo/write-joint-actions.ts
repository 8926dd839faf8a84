import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { ActionStatus } from '#app/domain/plan/action';
import { answerOffer } from '#app/features/joint-actions/answer-offer.server';
import type { JointDraft } from '#app/features/joint-actions/joint-form';
import { saveJointAction } from '#app/features/joint-actions/save-joint-action.server';
import { stepJointAction } from '#app/features/joint-actions/step-joint-action.server';
import { askAboutOffer } from '#app/features/joint-actions/write-message.server';
import { moveAction } from '#app/features/planning/move-action.server';
import { findAction } from '#db/queries/actions';
import { listAssessments } from '#db/queries/assessments';
import { listJointLinks } from '#db/queries/joint-actions';
import { findProgrammeBySlug } from '#db/queries/organisations';
import { findPlan } from '#db/queries/plans';
import reference from '#db/reference/orebro-lan.json';
import type { Database, Id } from '#db/schema';
import { addDays, type Day, instantAt } from './calendar';
import { generatorFor } from './generator';
import { succeeded } from './walk-assessment';

interface JointSetting {
  db: Kysely<Database>;
  organisations: readonly { id: Id; slug: string }[];
  people: ReadonlyMap<string, { coordinator: Id; approver: Id }>;
  leader: Id;
  today: Day;
}

/** Offered, and answered by most. */
const OFFERED: JointDraft = {
  title: 'Gemensamt införande av Säker digital kommunikation',
  collaborationArea: 'welfare_services',
  description:
    'Organisationerna ansluter sig till Säker digital kommunikation (SDK) tillsammans. En arbetsgrupp tar fram rutiner, utbildning och en gemensam tidplan. Alla inför minst ett flöde mot en annan organisation i länet.',
  effectGoal: 'Känsliga uppgifter mellan organisationer skickas inte längre med fax eller rekommenderat brev.',
  responsible: 'Programledaren, Region Örebro län',
  startsOn: null,
  dueOn: null,
  areas: ['INN', 'TRY'],
  indicators: ['INN5.3'],
};

/** Not yet shown to anybody but the county. */
const DRAFT: JointDraft = {
  title: 'Digital hjälp på biblioteken, ett upplägg för hela länet',
  collaborationArea: 'competence_and_capacity',
  description: 'Ta fram ett gemensamt utbud av digital hjälp tillsammans med den regionala biblioteksverksamheten.',
  effectGoal: 'Den som behöver hjälp med e-legitimation eller en e-tjänst får den i sin egen kommun.',
  responsible: 'Biblioteksutvecklingen, Region Örebro län',
  startsOn: null,
  dueOn: null,
  areas: ['KOM'],
  indicators: ['KOM1.3'],
};

/** How far those who take part have come with it. */
const ACCEPTING: Readonly<Record<string, ActionStatus>> = {
  'region-orebro-lan': 'ongoing',
  orebro: 'ongoing',
  kumla: 'ongoing',
  karlskoga: 'decided',
  lindesberg: 'decided',
  lekeberg: 'proposed',
  askersund: 'proposed',
  nora: 'proposed',
};

const DECLINING: Readonly<Record<string, string>> = {
  ljusnarsberg: 'Vi hinner inte i år. Vi saknar någon som kan ta emot meddelanden varje dag.',
  'orebro-universitet': 'Vi har inga flöden mot socialtjänst eller vård som SDK skulle ersätta.',
};

const ASKING: Readonly<Record<string, string>> = {
  hallefors: 'Vad kostar anslutningen för en kommun av vår storlek, och kan vi dela accesspunkt med en granne?',
};

const DAYS_AGO = { drafted: 96, presented: 75, anchored: 41, offered: 14 };
const DAYS_TO_ANSWER = [2, 9] as const;

/** Two joint actions of the county, each step on its day by the use-cases that real work goes through. */
export async function writeJointActions(setting: JointSetting): Promise<void> {
  const { db, today } = setting;
  const programme = await findProgrammeBySlug(db, reference.slug);
  if (!programme) throw new Error('demo: no programme');
  const dates = { startsOn: addDays(today, 20), dueOn: addDays(today, 320) };
  const jointActionId = await draft(setting, programme.id, { ...OFFERED, ...dates }, DAYS_AGO.drafted);
  for (const to of ['presented', 'anchored', 'offered'] as const) {
    const happenedOn = addDays(today, -DAYS_AGO[to]);
    const organisationIds = to === 'offered' ? setting.organisations.map(({ id }) => id) : [];
    const step = { jointActionId, programmeIds: [programme.id], to, happenedOn, note: '', organisationIds };
    succeeded(await stepJointAction(db, step, byLeader(setting, happenedOn)));
  }
  for (const organisation of setting.organisations) await answer(setting, jointActionId, organisation);
  await draft(setting, programme.id, DRAFT, 5);
}

async function draft(setting: JointSetting, programmeId: Id, text: JointDraft, daysAgo: number): Promise<Id> {
  const input = { jointActionId: null, programmeId, programmeIds: [programmeId], baseRevision: 0, draft: text };
  const saved = await saveJointAction(setting.db, input, byLeader(setting, addDays(setting.today, -daysAgo)));
  if (!('jointActionId' in saved)) throw new Error(`demo: no joint action: ${saved.problem}`);
  return saved.jointActionId;
}

async function answer(setting: JointSetting, jointActionId: Id, { id, slug }: { id: Id; slug: string }): Promise<void> {
  const { db, today } = setting;
  const staff = setting.people.get(slug);
  if (!staff) return;
  const scope = { jointActionId, organisation: { id }, organisationIds: [id] };
  const day = addDays(today, -generatorFor('joint', slug).between(...DAYS_TO_ANSWER));
  const approver = { now: instantAt(day, '15:10'), actor: { personId: staff.approver } };
  const coordinator = { now: instantAt(day, '09:40'), actor: { personId: staff.coordinator } };
  const [question, reason, status] = [ASKING[slug], DECLINING[slug], ACCEPTING[slug]];
  if (question) succeeded(await askAboutOffer(db, { ...scope, text: question }, coordinator));
  if (reason) succeeded(await answerOffer(db, { ...scope, answer: 'decline', reason }, approver));
  if (!status) return;
  succeeded(await answerOffer(db, { ...scope, answer: 'accept', reason: '' }, approver));
  const moved = { now: instantAt(addDays(day, 1), '11:05'), actor: { personId: staff.coordinator } };
  const steps = (['decided', 'ongoing'] as const).slice(0, status === 'ongoing' ? 2 : status === 'decided' ? 1 : 0);
  for (const to of steps) await move(db, id, to, moved);
}

/** The next status of the action that came of the acceptance. */
async function move(db: Kysely<Database>, organisationId: Id, status: ActionStatus, acting: Acting): Promise<void> {
  const organisationIds = [organisationId];
  const [link] = await listJointLinks(db, organisationIds);
  for (const assessment of await listAssessments(db, organisationIds)) {
    const plan = await findPlan(db, assessment, organisationIds);
    const action = plan && link && (await findAction(db, link.actionId, plan.id, organisationIds));
    if (!action) continue;
    const scope = { assessmentId: assessment.id, organisationIds };
    const input = { ...scope, actionId: action.id, baseRevision: action.revision, status };
    succeeded(await moveAction(db, input, acting));
  }
}

function byLeader({ leader }: JointSetting, day: Day): Acting {
  return { now: instantAt(day, '10:30'), actor: { personId: leader } };
}
