import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import type { Making, Stamp } from '#app/documents/model';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { freezeSnapshot } from '#db/queries/snapshots';
import type { Database, Id } from '#db/schema';
import { describeReport } from './describe-report';
import { describeReportWorkbook } from './describe-report-workbook';
import { readReportContent } from './read-report-content.server';
import type { ReportContent } from './report-content';
import type { ReportWords } from './report-words';

/** The report's files, by the end of their address. */
export const REPORT_FILES = ['rapport.docx', 'rapport.pptx', 'rapport.pdf', 'rapport.xlsx'] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

interface ReportAsked {
  slug: string;
  programmeIds: readonly Id[];
  language: Language;
  file: ReportFile;
}

/**
 * Makes one of the report's files from a snapshot, whole; undefined when there is no such report. Stops between two parts
 * when nobody waits any longer: then there is no file at all.
 */
export async function makeReportFile(
  db: Kysely<Database>,
  { slug, programmeIds, language, file }: ReportAsked,
  acting: Acting,
  making: Making = {},
): Promise<{ name: string; bytes: Buffer } | undefined> {
  const found = await readReportContent(db, { slug, programmeIds, now: acting.now });
  if (!found) return undefined;
  const owner = { kind: 'county_report', organisationId: null, programmeId: found.programme.id } as const;
  const snapshot = await freezeSnapshot(db, { ...owner, roundId: found.round.id }, found, {
    now: acting.now,
    personId: acting.actor.personId,
  });
  // Everything from here on is of the frozen content, and of nothing else.
  const content = JSON.parse(snapshot.content) as ReportContent;
  const { t } = translatorFor(language);
  const questionnaire = await loadQuestionnaire(db, content.questionnaireVersionId);
  const { id: snapshotId, checksum, createdAt } = snapshot;
  const stamp = { snapshotId, checksum, createdAt, footer: t('document.footer', { id: snapshotId, checksum }) };
  const bytes = await write(file, { content, questionnaire, language, t }, stamp, making);
  await logEvent(db, acting, {
    organisationId: null,
    action: 'report_file_made',
    objectType: 'snapshot',
    objectId: snapshotId,
    after: { file, language, checksum },
  });
  return { name: `${language === 'sv' ? 'lansrapport' : 'county-report'}-${slug}.${file.split('.')[1]}`, bytes };
}

/** The writers are loaded when a file is asked for: a server that makes none stays small. */
async function write(file: ReportFile, words: ReportWords, stamp: Stamp, making: Making): Promise<Buffer> {
  switch (file) {
    case 'rapport.docx': {
      const { writeDocx } = await import('#app/documents/write-docx.server');
      return writeDocx(describeReport(words, stamp), making);
    }
    case 'rapport.pptx': {
      const { writePptx } = await import('#app/documents/write-pptx.server');
      return writePptx(describeReport(words, stamp), making);
    }
    case 'rapport.pdf': {
      const { writePdf } = await import('#app/documents/write-pdf.server');
      return writePdf(describeReport(words, stamp), making);
    }
    case 'rapport.xlsx': {
      const { writeXlsx } = await import('#app/documents/write-xlsx.server');
      return Buffer.concat(await writeXlsx(describeReportWorkbook(words, stamp), making).toArray());
    }
  }
}
