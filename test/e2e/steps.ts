import { PRESELECTED_SHARING } from '#app/domain/benchmark/sharing';
import type { Id } from '#db/schema';
import type { Visitor } from './visitor';
import { type AnswerChange, answer, CODES, VERSION, type World } from './world';

/** The steps of a round as requests, for tests that are about something else. */
export interface Working {
  visitor: Visitor;
  world: World;
  assessmentId: Id;
  personId: Id;
}

/** Changes on top of what is saved. */
export async function changesOf(
  { world, assessmentId, personId }: Working,
  parts: readonly { indicator: string; part?: Partial<AnswerChange> }[],
): Promise<AnswerChange[]> {
  const responseId = await world.response(assessmentId, personId);
  const rows = await world.db
    .selectFrom('answers')
    .select(['indicator', 'revision'])
    .where('response_id', '=', responseId)
    .execute();
  const revisions = new Map(rows.map((row) => [row.indicator, row.revision]));
  return parts.map(({ indicator, part }) =>
    answer(indicator, { baseRevision: revisions.get(indicator) ?? 0, ...part }),
  );
}

/** Saves and answers with the status and what became of each change. */
export async function save(working: Working, changes: readonly AnswerChange[]) {
  const { visitor, world, assessmentId, personId } = working;
  const responseId = await world.response(assessmentId, personId);
  const body = { personId, responseId, version: VERSION, answers: changes };
  const { status, text } = await visitor.json(`/sjalvskattning/${assessmentId}/svar`, body);
  return { status, outcomes: (text ? JSON.parse(text) : {}).answers as Outcome[] };
}

export interface Outcome {
  mutationId: string;
  indicator: string;
  status: 'saved' | 'conflict' | 'refused';
  revision?: number;
  reason?: string;
  stored?: { level: number | null; comment: string; revision: number };
}

/** Answers every question so that nothing stands in the way of handing over. */
export async function answerEverything(working: Working, part: (code: string) => Partial<AnswerChange> = () => ({})) {
  const comment = 'Så är det hos oss.';
  const wanted = CODES.map((indicator) => ({ indicator, part: { comment, ...part(indicator) } }));
  const { status, outcomes } = await save(working, await changesOf(working, wanted));
  if (status !== 200) throw new Error(`answers were not saved: ${status} ${JSON.stringify(outcomes?.slice(0, 2))}`);
}

export async function handOver({ visitor, assessmentId }: Working): Promise<number> {
  return (await visitor.post(`/sjalvskattning/${assessmentId}/granska`, { intent: 'handOver' })).status;
}

export async function sign(approver: Visitor, assessmentId: Id, revision = 1): Promise<number> {
  const shared = Object.entries(PRESELECTED_SHARING).map(([depth, audience]) => [`share-${depth}`, audience]);
  const sharing = Object.fromEntries(shared) as Record<string, string>;
  const fields = { intent: 'sign', revision: String(revision), read: 'yes', diaryNumber: '', ...sharing };
  return (await approver.post(`/sjalvskattning/${assessmentId}/godkann`, fields)).status;
}
