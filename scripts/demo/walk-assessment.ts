import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { startResponse } from '#app/features/assessments/start-response.server';
import { submitResponse } from '#app/features/assessments/submit-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { reopen, sendBack } from '#app/features/signing-off/send-back.server';
import { sign } from '#app/features/signing-off/sign.server';
import { type AssessmentRow, findAssessment } from '#db/queries/assessments';
import type { Database, Id } from '#db/schema';
import { diaryNumber } from './answers';
import { addDays, addMinutes, type DemoRound, instantAt } from './calendar';
import { factsOf } from './facts';
import { generatorFor } from './generator';
import { answerAll, answerAsColleague, reviseAnswers, type Writing } from './write-answers';

/** What each step of an organisation's work has to know. */
export interface Walk extends Writing {
  db: Kysely<Database>;
  assessment: AssessmentRow;
  people: { respondents: readonly Id[]; coordinator: Id; approver: Id };
  round: DemoRound;
  rounds: readonly DemoRound[];
}

/** Days after the opening on which the steps are taken. */
interface Schedule {
  colleagues: number;
  coordinator: number;
  handedOver: number;
  signed: number;
}

const MINUTES_PER_COLLEAGUE = 55;

/** When an organisation takes its steps: always in working hours, and before the day on which the demo is loaded. */
export function scheduleOf(organisation: string, round: DemoRound, isLate: boolean): Schedule {
  const drawn = generatorFor('schedule', organisation, round.number);
  const pace = round.isOpen
    ? { colleagues: 11, coordinator: 16, agree: 5 }
    : { colleagues: 18, coordinator: 24, agree: 9 };
  const delay = isLate ? 40 : 0;
  const coordinator = pace.coordinator + drawn.between(0, pace.agree) + delay;
  const handedOver = coordinator + drawn.between(1, 2);
  return {
    colleagues: 2 + drawn.between(0, pace.colleagues),
    coordinator,
    handedOver,
    signed: handedOver + drawn.between(1, 3),
  };
}

/** Colleagues answer their areas, then the coordinator answers for the organisation, facts included. */
export async function answer(walk: Walk, schedule: Schedule): Promise<Id> {
  const { people, assessment, round } = walk;
  for (const [seat, personId] of people.respondents.entries()) {
    const at = instantAt(addDays(round.opensOn, schedule.colleagues + seat), '09:10');
    const responseId = await start(walk, { now: at, actor: { personId } });
    const isReady = await answerAsColleague(walk, { responseId, personId, seat, at: addMinutes(at, 40) });
    if (isReady) {
      const acting = { now: addMinutes(at, MINUTES_PER_COLLEAGUE), actor: { personId } };
      succeeded(await submitResponse(walk.db, { ...scopeOf(assessment), isReady }, acting));
    }
  }
  const at = instantAt(addDays(round.opensOn, schedule.coordinator), '13:05');
  const coordinator = { now: at, actor: { personId: people.coordinator } };
  const responseId = await start(walk, coordinator);
  await writeFacts(walk, coordinator);
  await answerAll(walk, { responseId, personId: people.coordinator, at: addMinutes(at, 65) });
  return responseId;
}

export async function handOverAll(walk: Walk, schedule: Schedule): Promise<void> {
  const now = instantAt(addDays(walk.round.opensOn, schedule.handedOver), '15:20');
  const acting = { now, actor: { personId: walk.people.coordinator } };
  succeeded(await handOver(walk.db, scopeOf(walk.assessment), acting));
}

export async function sendBackOnce(walk: Walk, schedule: Schedule): Promise<void> {
  const now = instantAt(addDays(walk.round.opensOn, schedule.handedOver), '16:05');
  const reason = 'Skriv ut vad som saknas för nästa nivå i svaren om ledning, och lämna sedan in på nytt.';
  const acting = { now, actor: { personId: walk.people.approver } };
  succeeded(await sendBack(walk.db, { ...scopeOf(walk.assessment), reason }, acting));
  const coordinator = { now: addMinutes(now, 40), actor: { personId: walk.people.coordinator } };
  succeeded(await handOver(walk.db, scopeOf(walk.assessment), coordinator));
}

export async function signAll(walk: Walk, schedule: Schedule, sharing: Sharing = PRESELECTED_SHARING): Promise<void> {
  const day = addDays(walk.round.opensOn, schedule.signed);
  await signRevision(walk, { now: instantAt(day, '10:30'), actor: { personId: walk.people.approver } }, sharing);
}

/** Opened again some days after the signing: answers change, and the approver signs revision 2. */
export async function signAgain(
  walk: Walk,
  schedule: Schedule,
  again: { responseId: Id; reason: string; sharing: Sharing },
): Promise<void> {
  const day = addDays(walk.round.opensOn, schedule.signed + 4);
  await reopenAnd(walk, day, again);
  const coordinator = { now: instantAt(addDays(day, 2), '11:00'), actor: { personId: walk.people.coordinator } };
  succeeded(await handOver(walk.db, scopeOf(walk.assessment), coordinator));
  const approver = { now: instantAt(addDays(day, 3), '09:40'), actor: { personId: walk.people.approver } };
  await signRevision(walk, approver, again.sharing);
}

/** Opened again, with new answers, on a day of its own: the earlier revision stands until the next is signed. */
export async function reopenAnd(walk: Walk, day: string, again: { responseId: Id; reason: string }): Promise<void> {
  const approver = { now: instantAt(day, '09:15'), actor: { personId: walk.people.approver } };
  succeeded(await reopen(walk.db, { ...scopeOf(walk.assessment), reason: again.reason }, approver));
  const at = instantAt(addDays(day, 1), '13:30');
  await reviseAnswers(walk, { responseId: again.responseId, personId: walk.people.coordinator, at });
}

async function signRevision(walk: Walk, acting: Acting, sharing: Sharing): Promise<void> {
  const { db, assessment, round } = walk;
  const current = await findAssessment(db, assessment.id, [assessment.organisationId]);
  const revision = current?.revision ?? 1;
  const { organisationSlug, organisationKind } = assessment;
  const number = diaryNumber(organisationKind, round.slug, organisationSlug, 'sign-off', revision);
  succeeded(await sign(db, { ...scopeOf(assessment), revision, sharing, diaryNumber: number }, acting));
}

async function start(walk: Walk, acting: Acting): Promise<Id> {
  return succeeded(await startResponse(walk.db, scopeOf(walk.assessment), acting)).responseId;
}

async function writeFacts(walk: Walk, { now, actor }: Acting): Promise<void> {
  const { organisationSlug, organisationKind } = walk.assessment;
  const facts = factsOf({
    organisation: organisationSlug,
    kind: organisationKind,
    openings: walk.rounds.map((round) => round.opensOn),
    round: walk.round.number,
  });
  const known = new Set(walk.questionnaire.facts.map((fact) => fact.code));
  const mutations = Object.entries(facts)
    .filter(([fact, value]) => known.has(fact) && value !== '')
    .map(([fact, value]) => ({ mutationId: walk.newMutationId(), fact, value, baseRevision: 0 }));
  const outcomes = await saveFacts(
    walk.db,
    { ...scopeOf(walk.assessment), personId: actor.personId, mutations },
    { now },
  );
  const refused = outcomes.find((outcome) => outcome.status !== 'saved');
  if (refused) throw new Error(`demo facts of ${organisationSlug}: ${JSON.stringify(refused)}`);
}

function scopeOf(assessment: AssessmentRow) {
  return { assessmentId: assessment.id, organisationIds: [assessment.organisationId] };
}

/** The result of a step that must not fail: the demo would be half a story. */
export function succeeded<T extends object>(result: T): Exclude<T, { problem: unknown }> {
  if ('problem' in result) throw new Error(`demo: a step was refused: ${JSON.stringify(result)}`);
  return result as Exclude<T, { problem: unknown }>;
}
