import type { Kysely } from 'kysely';
import { type FactProblem, parseFactValue } from '#app/domain/questionnaire/answer';
import { findAssessment } from '#db/queries/assessments';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { findFactVersionByMutation, findResponseOfPerson, listFacts, upsertFact } from '#db/queries/responses';
import type { Database, Id, Instant } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** One change of one fact. Facts belong to the organisation's assessment, not to a person's response. */
export interface FactMutation {
  mutationId: string;
  fact: string;
  value: string;
  baseRevision: number;
}

export interface StoredFact {
  value: string | null;
  revision: number;
  savedAt: Instant;
  personName: string | null;
}

export type FactRefusal = 'not_found' | 'locked' | 'submitted' | 'archived' | 'unknown_fact' | FactProblem;

export type FactOutcome = { mutationId: string; fact: string } & (
  | { status: 'saved'; revision: number; savedAt: Instant }
  | { status: 'conflict'; stored: StoredFact }
  | { status: 'refused'; reason: FactRefusal }
);

export interface FactSave {
  assessmentId: Id;
  organisationIds: readonly Id[];
  personId: Id;
  mutations: readonly FactMutation[];
}

/** Saves facts of an assessment with the same promises as answers: mutation ids, revisions, conflicts with both values. */
export function saveFacts(db: Kysely<Database>, save: FactSave, { now }: { now: Date }): Promise<FactOutcome[]> {
  return inTransaction(db, async (trx) => {
    const assessment = await findAssessment(trx, save.assessmentId, save.organisationIds);
    const response = assessment && (await findResponseOfPerson(trx, assessment.id, save.personId));
    const refuseAll = (reason: FactRefusal): FactOutcome[] =>
      save.mutations.map(({ mutationId, fact }) => ({ mutationId, fact, status: 'refused', reason }));
    if (!assessment || !response) return refuseAll('not_found');
    if (assessment.roundStatus === 'archived') return refuseAll('archived');
    if (assessment.status === 'handed_over' || assessment.status === 'signed') return refuseAll('locked');
    if (response.submitted_at !== null) return refuseAll('submitted');
    const questionnaire = await loadQuestionnaire(trx, assessment.questionnaireVersionId);
    const outcomes: FactOutcome[] = [];
    for (const mutation of save.mutations) {
      const { mutationId, fact: code } = mutation;
      const earlier = await findFactVersionByMutation(trx, assessment.id, mutationId);
      const fact = questionnaire.facts.find((one) => one.code === code);
      const parsed = fact ? parseFactValue(fact, mutation.value) : { problem: 'unknown_fact' as const };
      const stored = (await listFacts(trx, assessment.id)).find((row) => row.fact === code);
      const revision = (stored?.revision ?? 0) + 1;
      if (earlier) {
        outcomes.push({
          mutationId,
          fact: code,
          status: 'saved',
          revision: earlier.revision,
          savedAt: earlier.saved_at,
        });
      } else if ('problem' in parsed) {
        outcomes.push({ mutationId, fact: code, status: 'refused', reason: parsed.problem });
      } else if (stored && stored.value === parsed.value) {
        outcomes.push({ mutationId, fact: code, status: 'saved', revision: stored.revision, savedAt: stored.savedAt });
      } else if ((stored?.revision ?? 0) !== mutation.baseRevision) {
        outcomes.push({
          mutationId,
          fact: code,
          status: 'conflict',
          stored: stored ?? { value: null, revision: 0, savedAt: now.toISOString(), personName: null },
        });
      } else {
        const savedAt = now.toISOString();
        await upsertFact(trx, {
          assessment_id: assessment.id,
          fact: code,
          value: parsed.value,
          revision,
          person_id: save.personId,
          saved_at: savedAt,
          mutation_id: mutationId,
        });
        outcomes.push({ mutationId, fact: code, status: 'saved', revision, savedAt });
      }
    }
    return outcomes;
  });
}
