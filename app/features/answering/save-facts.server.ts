import type { Kysely } from 'kysely';
import { type FactProblem, parseFactValue } from '#app/domain/questionnaire/answer';
import type { Fact } from '#app/domain/questionnaire/schema';
import { toSwedishTime } from '#app/domain/swedish-time';
import { type AssessmentRow, findAssessment } from '#db/queries/assessments';
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
    if (!assessment || !response) {
      return save.mutations.map(({ mutationId, fact }) => ({
        mutationId,
        fact,
        status: 'refused',
        reason: 'not_found',
      }));
    }
    const lock = findLock(assessment, response);
    const { facts } = await loadQuestionnaire(trx, assessment.questionnaireVersionId);
    const stored = new Map((await listFacts(trx, assessment.id)).map((row) => [row.fact, row]));
    const outcomes: FactOutcome[] = [];
    for (const mutation of save.mutations) {
      const { mutationId, fact } = mutation;
      const earlier = await findFactVersionByMutation(trx, assessment.id, mutationId);
      const outcome: Decision = earlier
        ? { status: 'saved', revision: earlier.revision, savedAt: earlier.saved_at }
        : lock
          ? { status: 'refused', reason: lock }
          : decide(mutation, facts, stored.get(fact), now);
      if ('value' in outcome) {
        const { value, revision, savedAt } = outcome;
        const row = { fact, value, revision, person_id: save.personId, saved_at: savedAt };
        await upsertFact(trx, { ...row, assessment_id: assessment.id, mutation_id: mutationId });
        stored.set(fact, { fact, value, revision, savedAt, personName: '' });
        outcomes.push({ mutationId, fact, status: 'saved', revision, savedAt });
      } else outcomes.push({ mutationId, fact, ...outcome });
    }
    return outcomes;
  });
}

/** Why nothing new may be written, or null. What was acknowledged before the lock stays acknowledged. */
function findLock(assessment: AssessmentRow, response: { submitted_at: Instant | null }): FactRefusal | null {
  if (assessment.roundStatus === 'archived') return 'archived';
  if (assessment.status === 'handed_over' || assessment.status === 'signed') return 'locked';
  return response.submitted_at === null ? null : 'submitted';
}

type Decision =
  | { status: 'saved'; revision: number; savedAt: Instant }
  | { status: 'saved'; revision: number; savedAt: Instant; value: string | null }
  | { status: 'conflict'; stored: StoredFact }
  | { status: 'refused'; reason: FactRefusal };

/** What becomes of a change; with a `value` there is something new to write. */
function decide(mutation: FactMutation, facts: readonly Fact[], stored: StoredFact | undefined, now: Date): Decision {
  const fact = facts.find((one) => one.code === mutation.fact);
  if (!fact) return { status: 'refused', reason: 'unknown_fact' };
  const parsed = parseFactValue(fact, mutation.value, toSwedishTime(now).day);
  if ('problem' in parsed) return { status: 'refused', reason: parsed.problem };
  const savedAt = now.toISOString();
  if (stored && stored.value === parsed.value) {
    return { status: 'saved', revision: stored.revision, savedAt: stored.savedAt };
  }
  if ((stored?.revision ?? 0) !== mutation.baseRevision) {
    return { status: 'conflict', stored: stored ?? { value: null, revision: 0, savedAt, personName: null } };
  }
  return { status: 'saved', revision: (stored?.revision ?? 0) + 1, savedAt, value: parsed.value };
}
