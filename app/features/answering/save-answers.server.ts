import type { Insertable, Kysely, Transaction } from 'kysely';
import {
  type AnswerContent,
  type AnswerProblem,
  EMPTY_ANSWER,
  findAnswerProblem,
  hasSameContent,
  toStorableText,
} from '#app/domain/questionnaire/answer';
import { indicatorCodes } from '#app/domain/questionnaire/applicable';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import {
  insertAnswerVersions,
  listAnswersOf,
  listAnswerVersionsByMutation,
  listResponsesForSave,
  type OfResponse,
  upsertAnswers,
} from '#db/queries/responses';
import type { Database, Id, Instant } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** One change of one answer, made on `baseRevision` (0 when nothing was saved before). */
export interface AnswerMutation extends AnswerContent {
  mutationId: string;
  indicator: string;
  baseRevision: number;
}

/** What one request wants to save: changes of one response, by the signed-in person. */
export interface AnswerSave {
  responseId: Id;
  assessmentId: Id;
  /** Where the person may answer: a response from an organisation they have left is not theirs to change. */
  organisationIds: readonly Id[];
  personId: Id;
  /** The questionnaire version that the form was made from. */
  version: string;
  mutations: readonly AnswerMutation[];
}

export interface StoredAnswer extends AnswerContent {
  revision: number;
  savedAt: Instant;
}

export type RefusalReason =
  | 'not_found'
  | 'locked'
  | 'submitted'
  | 'archived'
  | 'wrong_version'
  | 'unknown_indicator'
  | AnswerProblem;

export type MutationOutcome = { mutationId: string; indicator: string } & (
  | { status: 'saved'; revision: number; savedAt: Instant }
  /** Somebody (another tab, another device) saved in between: nothing was written, both values are known. */
  | { status: 'conflict'; stored: StoredAnswer }
  | { status: 'refused'; reason: RefusalReason }
);

type ResponseRow = Awaited<ReturnType<typeof listResponsesForSave>>[number];

/**
 * Saves the changes of one or several requests in one transaction, and answers for each change what became of it, in the
 * order given. A repeated mutation id changes nothing and gets its first answer again, also when the answers have been
 * locked since: what is stored must not look lost. Only committed changes are answered `saved`.
 */
export function saveAnswers(
  db: Kysely<Database>,
  saves: readonly AnswerSave[],
  { now }: { now: Date },
): Promise<MutationOutcome[][]> {
  return inTransaction(db, async (trx) => {
    const batch = await readBatch(trx, saves);
    const outcomes: MutationOutcome[][] = [];
    for (const save of saves) {
      const refusal = batch.refusalOf(save);
      outcomes.push(save.mutations.map((mutation) => batch.apply(save, mutation, refusal, now.toISOString())));
    }
    await upsertAnswers(trx, batch.changedAnswers());
    await insertAnswerVersions(trx, batch.newVersions);
    return outcomes;
  });
}

const key = (responseId: Id, name: string) => `${responseId} ${name}`;

async function readBatch(trx: Transaction<Database>, saves: readonly AnswerSave[]): Promise<Batch> {
  const responseIds = [...new Set(saves.map((save) => save.responseId))];
  const pairsOf = (name: 'indicator' | 'mutationId') =>
    saves.flatMap(({ responseId, mutations }) => mutations.map((mutation): OfResponse => [responseId, mutation[name]]));
  const responses = await listResponsesForSave(trx, responseIds);
  const answers = await listAnswersOf(trx, pairsOf('indicator'));
  const versions = await listAnswerVersionsByMutation(trx, pairsOf('mutationId'));
  const batch = new Batch(responses);
  for (const row of answers) {
    batch.current.set(key(row.response_id, row.indicator), {
      kind: row.kind,
      level: row.level,
      comment: row.comment,
      evidence: row.evidence,
      revision: row.revision,
      savedAt: row.saved_at,
    });
  }
  for (const row of versions) {
    batch.known.set(key(row.response_id, row.mutation_id), { revision: row.revision, savedAt: row.saved_at });
  }
  for (const versionId of new Set(responses.map((row) => row.questionnaireVersionId))) {
    const questionnaire = await loadQuestionnaire(trx, versionId);
    batch.questionnaires.set(versionId, questionnaire);
  }
  return batch;
}

/** The rows of a batch of saves as they change in memory, before they are written in one go. */
class Batch {
  readonly current = new Map<string, StoredAnswer>();
  readonly known = new Map<string, { revision: number; savedAt: Instant }>();
  readonly questionnaires = new Map<Id, Awaited<ReturnType<typeof loadQuestionnaire>>>();
  readonly newVersions: Insertable<Database['answer_versions']>[] = [];
  readonly #changed = new Map<string, Insertable<Database['answers']>>();
  readonly #responses: Map<Id, ResponseRow>;

  constructor(responses: ResponseRow[]) {
    this.#responses = new Map(responses.map((row) => [row.id, row]));
  }

  changedAnswers() {
    return [...this.#changed.values()];
  }

  /** Why nothing of this save may be written, or null. */
  refusalOf(save: AnswerSave): RefusalReason | null {
    const response = this.#responses.get(save.responseId);
    const isOwn = response?.personId === save.personId && response.assessmentId === save.assessmentId;
    if (!isOwn || !save.organisationIds.includes(response.organisationId)) return 'not_found';
    if (response.roundStatus === 'archived') return 'archived';
    if (response.assessmentStatus === 'handed_over' || response.assessmentStatus === 'signed') return 'locked';
    if (response.submittedAt !== null) return 'submitted';
    const questionnaire = this.questionnaires.get(response.questionnaireVersionId);
    if (!questionnaire || `${questionnaire.id}@${questionnaire.version}` !== save.version) return 'wrong_version';
    return null;
  }

  apply(save: AnswerSave, mutation: AnswerMutation, refusal: RefusalReason | null, savedAt: Instant): MutationOutcome {
    const { mutationId, indicator } = mutation;
    const earlier = this.known.get(key(save.responseId, mutationId));
    if (earlier && refusal !== 'not_found') return { mutationId, indicator, status: 'saved', ...earlier };
    if (refusal) return { mutationId, indicator, status: 'refused', reason: refusal };
    const response = this.#responses.get(save.responseId)!;
    const content: AnswerContent = {
      kind: mutation.kind,
      level: mutation.level,
      comment: toStorableText(mutation.comment),
      evidence: toStorableText(mutation.evidence),
    };
    const problem = this.#problemOf(response, indicator, content);
    if (problem) return { mutationId, indicator, status: 'refused', reason: problem };
    const stored = this.current.get(key(save.responseId, indicator));
    if ((stored?.revision ?? 0) !== mutation.baseRevision) {
      if (stored && hasSameContent(stored, content)) {
        return { mutationId, indicator, status: 'saved', revision: stored.revision, savedAt: stored.savedAt };
      }
      return { mutationId, indicator, status: 'conflict', stored: stored ?? { ...EMPTY_ANSWER, revision: 0, savedAt } };
    }
    const revision = (stored?.revision ?? 0) + 1;
    this.#write(save, mutationId, indicator, { ...content, revision, savedAt });
    return { mutationId, indicator, status: 'saved', revision, savedAt };
  }

  #problemOf(response: ResponseRow, indicator: string, content: AnswerContent): RefusalReason | null {
    const questionnaire = this.questionnaires.get(response.questionnaireVersionId)!;
    if (!indicatorCodes(questionnaire, response.organisationKind).has(indicator)) return 'unknown_indicator';
    return findAnswerProblem(questionnaire, content);
  }

  #write(save: AnswerSave, mutationId: string, indicator: string, answer: StoredAnswer) {
    const { savedAt, ...content } = answer;
    const row = { ...content, response_id: save.responseId, indicator, saved_at: savedAt };
    this.#changed.set(key(save.responseId, indicator), row);
    this.newVersions.push({ ...row, mutation_id: mutationId, person_id: save.personId });
    this.current.set(key(save.responseId, indicator), answer);
    this.known.set(key(save.responseId, mutationId), { revision: answer.revision, savedAt });
  }
}
