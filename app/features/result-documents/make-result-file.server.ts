import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { Stamp } from '#app/documents/model';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { freezeSnapshot } from '#db/queries/snapshots';
import type { Database } from '#db/schema';
import { describeResult } from './describe-result';
import { describeSummary } from './describe-summary';
import { describeWorkbook } from './describe-workbook';
import { type ResultAsked, readResultContent } from './read-result-content.server';
import type { ResultContent } from './result-content';
import { type ResultWords, wordsOf } from './result-words';

/** The files of a result, by the end of their address. */
export const RESULT_FILES = ['resultat.docx', 'resultat.pdf', 'svar.xlsx', 'sammanfattning.pdf'] as const;
export type ResultFile = (typeof RESULT_FILES)[number];

interface MadeFile {
  name: string;
  bytes: Buffer;
}

/** A result frozen, and the words for it in one language; undefined when there is none to see. */
async function freezeResult(
  db: Kysely<Database>,
  asked: ResultAsked & { language: Language },
  { now, actor }: Acting,
): Promise<{ words: ResultWords; stamp: Stamp } | undefined> {
  const found = await readResultContent(db, asked);
  if (!found) return undefined;
  const snapshot = await freezeSnapshot(
    db,
    { kind: 'result', organisationId: found.organisation.id, programmeId: null, roundId: found.round.id },
    found,
    { now, personId: actor.personId },
  );
  // Everything from here on is of the frozen content, and of nothing else.
  const content = JSON.parse(snapshot.content) as ResultContent;
  const { t } = translatorFor(asked.language);
  const questionnaire = await loadQuestionnaire(db, content.questionnaireVersionId);
  const footer = t('document.footer', { id: snapshot.id, checksum: snapshot.checksum });
  return {
    words: wordsOf(content, questionnaire, asked.language, t),
    stamp: { snapshotId: snapshot.id, checksum: snapshot.checksum, createdAt: snapshot.createdAt, footer },
  };
}

/** Makes one of the result's files, whole; undefined when there is no such result to see. */
export async function makeResultFile(
  db: Kysely<Database>,
  asked: ResultAsked & { language: Language; file: ResultFile },
  acting: Acting,
  signal?: AbortSignal,
): Promise<MadeFile | undefined> {
  const frozen = await freezeResult(db, asked, acting);
  if (!frozen) return undefined;
  const { words, stamp } = frozen;
  const name = `${asked.slugs.organisation}-${asked.slugs.round}-${asked.file}`;
  return { name, bytes: await write(asked.file, words, stamp, signal ? { signal } : {}) };
}

/** The writers are loaded when a file is asked for: a server that makes none stays small. */
async function write(
  file: ResultFile,
  words: ResultWords,
  stamp: Stamp,
  making: { signal?: AbortSignal },
): Promise<Buffer> {
  switch (file) {
    case 'resultat.docx': {
      const { writeDocx } = await import('#app/documents/write-docx.server');
      return writeDocx(describeResult(words, stamp), making);
    }
    case 'resultat.pdf': {
      const { writePdf } = await import('#app/documents/write-pdf.server');
      return writePdf(describeResult(words, stamp), making);
    }
    case 'sammanfattning.pdf': {
      const { writePdf } = await import('#app/documents/write-pdf.server');
      return writePdf({ ...describeSummary(words), stamp }, making);
    }
    case 'svar.xlsx': {
      const { writeXlsx } = await import('#app/documents/write-xlsx.server');
      return Buffer.concat(await writeXlsx(describeWorkbook(words, stamp), making).toArray());
    }
  }
}
