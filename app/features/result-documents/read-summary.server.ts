import type { Kysely } from 'kysely';
import type { Document } from '#app/documents/model';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { Database } from '#db/schema';
import { describeSummary } from './describe-summary';
import { type ResultAsked, readResultContent } from './read-result-content.server';
import { wordsOf } from './result-words';

/** The summary as a page. Nothing is frozen by reading; what was signed cannot change in any case. */
export async function readSummary(
  db: Kysely<Database>,
  asked: ResultAsked & { language: Language },
): Promise<Pick<Document, 'title' | 'subtitle' | 'blocks'> | undefined> {
  const content = await readResultContent(db, asked);
  if (!content) return undefined;
  const questionnaire = await loadQuestionnaire(db, content.questionnaireVersionId);
  const words = wordsOf(content, questionnaire, asked.language, translatorFor(asked.language).t);
  const { title, subtitle, blocks } = describeSummary(words);
  return { title, subtitle, blocks };
}
