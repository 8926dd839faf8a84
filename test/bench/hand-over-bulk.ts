import type { Kysely } from 'kysely';
import { saveAnswers } from '#app/features/answering/save-answers.server';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { startResponse } from '#app/features/assessments/start-response.server';
import { handOver } from '#app/features/signing-off/hand-over.server';
import { newId } from '#db/ids';
import type { Database, Id } from '#db/schema';
import { change, toSave } from '../support/county';
import { BULK_FACTS, bulkAnswers } from './bulk-signing';

export interface BulkPlace {
  assessmentId: Id;
  organisationIds: Id[];
}

/** One organisation of a bulk county answers what is in store for it and hands over, all through the use-cases. */
export async function answerAndHandOver(
  db: Kysely<Database>,
  place: BulkPlace,
  bulk: { index: number; year: number; seed: number },
  acting: { now: Date; actor: { personId: Id } },
): Promise<void> {
  const { personId } = acting.actor;
  const started = await startResponse(db, place, acting);
  if ('problem' in started) throw new Error(started.problem);
  const workplace = { ...place, responseId: started.responseId, coordinatorId: personId, approverId: personId };
  const answers = bulkAnswers(bulk.index, bulk.year, bulk.seed);
  const mutations = [...answers].map(([code, answer]) => change(code, answer));
  const [outcomes] = await saveAnswers(db, [toSave(workplace, mutations)], acting);
  const failed = outcomes?.filter((outcome) => outcome.status !== 'saved') ?? [];
  if (failed.length > 0) throw new Error(`not saved: ${JSON.stringify(failed.slice(0, 3))}`);
  const facts = BULK_FACTS.map(({ fact, value }) => ({ mutationId: newId(), fact, value, baseRevision: 0 }));
  await saveFacts(db, { ...place, personId, mutations: facts }, acting);
  const handedOver = await handOver(db, place, acting);
  if ('problem' in handedOver) throw new Error(JSON.stringify(handedOver));
}
