import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { findRoundOfProgrammes, listReportComments } from '#db/queries/county-reports';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { Database, Id } from '#db/schema';
import { describeSections, reportSubtitle, reportTitle } from './describe-report';
import { readReportContent } from './read-report-content.server';
import type { Section } from './report-content';

/** The report as a page, with the checksum of what it says; undefined when there is none to see. */
export async function readReport(
  db: Kysely<Database>,
  asked: { slug: string; programmeIds: readonly Id[]; language: Language; now: Date },
) {
  const { language } = asked;
  const content = await readReportContent(db, asked);
  if (!content) return undefined;
  const questionnaire = await loadQuestionnaire(db, content.questionnaireVersionId);
  const words = { content, questionnaire, language, t: translatorFor(language).t };
  return {
    title: reportTitle(words),
    subtitle: reportSubtitle(words),
    sections: describeSections(words),
    commented: content.comments.map(({ section }) => section),
    checksum: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  };
}

/** What is written in one section of a closed round's report; undefined for a round that has no report to see. */
export async function readReportComment(
  db: Kysely<Database>,
  { slug, programmeIds, section }: { slug: string; programmeIds: readonly Id[]; section: Section },
) {
  const round = await findRoundOfProgrammes(db, slug, programmeIds);
  if (!round || (round.status !== 'closed' && round.status !== 'archived')) return undefined;
  const known = (await listReportComments(db, round.id)).find((one) => one.section === section);
  return {
    roundName: round.name,
    text: known?.text ?? '',
    revision: known?.revision ?? 0,
    savedAt: known?.savedAt ?? null,
    savedBy: known?.personName ?? null,
  };
}
