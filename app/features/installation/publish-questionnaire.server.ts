import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { listNodes } from '#app/domain/questionnaire/applicable';
import { type Questionnaire, questionnaireSchema } from '#app/domain/questionnaire/schema';
import { newId } from '#db/ids';
import { findQuestionnaireVersion, insertNodes, insertQuestionnaireVersion } from '#db/queries/questionnaires';
import type { Database } from '#db/schema';
import { inTransaction } from '#db/transaction';

/** SHA-256 of the content as it is stored and locked. */
export function hashQuestionnaire(questionnaire: Questionnaire): string {
  return createHash('sha256').update(JSON.stringify(questionnaire)).digest('hex');
}

export type PublishResult = 'published' | 'already_published';

/**
 * Stores a questionnaire version with its nodes. The same content again changes nothing; other content under a published
 * version is a mistake that stops the start, since rounds point at what was published.
 */
export function publishQuestionnaire(
  db: Kysely<Database>,
  content: unknown,
  { now }: { now: Date },
): Promise<PublishResult> {
  const questionnaire = questionnaireSchema.parse(content);
  const contentHash = hashQuestionnaire(questionnaire);
  return inTransaction(db, async (trx) => {
    const existing = await findQuestionnaireVersion(trx, questionnaire.id, questionnaire.version);
    if (existing && existing.content_hash !== contentHash) {
      throw new Error(`questionnaire ${questionnaire.id} ${questionnaire.version} is published with other content`);
    }
    if (existing) return 'already_published';
    const id = newId();
    await insertQuestionnaireVersion(trx, {
      id,
      questionnaire_id: questionnaire.id,
      version: questionnaire.version,
      content: JSON.stringify(questionnaire),
      content_hash: contentHash,
      published_at: now.toISOString(),
    });
    const nodes = listNodes(questionnaire);
    await insertNodes(
      trx,
      nodes.map((node, position) => ({
        questionnaire_version_id: id,
        code: node.code,
        kind: node.kind,
        parent_code: node.parentCode,
        position,
        weight: node.weight,
      })),
    );
    return 'published';
  });
}
