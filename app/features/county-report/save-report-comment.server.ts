import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { findRoundOfProgrammes, listReportComments, upsertReportComment } from '#db/queries/county-reports';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import type { Section } from './report-content';

export interface ReportCommentSave {
  slug: string;
  programmeIds: readonly Id[];
  section: Section;
  text: string;
  /** The revision that the text was written on; 0 where nothing had been written. */
  baseRevision: number;
}

export type ReportCommentResult =
  | { revision: number }
  | { problem: 'not_found' }
  /** Somebody else has saved since: what they wrote, and the revision to save over. */
  | { problem: 'changed'; theirs: { text: string; revision: number; savedBy: string; savedAt: string } };

/** Saves what the coordinator writes in a section. Every version is kept; a text written on an old one is not saved over. */
export function saveReportComment(
  db: Kysely<Database>,
  { slug, programmeIds, section, text, baseRevision }: ReportCommentSave,
  acting: Acting,
): Promise<ReportCommentResult> {
  return inTransaction(db, async (trx): Promise<ReportCommentResult> => {
    const round = await findRoundOfProgrammes(trx, slug, programmeIds);
    if (!round || (round.status !== 'closed' && round.status !== 'archived')) return { problem: 'not_found' };
    const known = (await listReportComments(trx, round.id)).find((one) => one.section === section);
    // The same text again, such as a form sent twice, changes nothing.
    if (known && known.text === text) return { revision: known.revision };
    const at = acting.now.toISOString();
    const revision = baseRevision + 1;
    const isSaved =
      (known?.revision ?? 0) === baseRevision &&
      (await upsertReportComment(trx, {
        round_id: round.id,
        section,
        text,
        revision,
        person_id: acting.actor.personId,
        saved_at: at,
      }));
    if (!isSaved) {
      const { text: theirText = '', revision: theirRevision = 0, personName = '', savedAt = at } = known ?? {};
      const theirs = { text: theirText, revision: theirRevision, savedBy: personName, savedAt };
      return { problem: 'changed', theirs };
    }
    await logEvent(trx, acting, {
      organisationId: null,
      action: 'report_comment_saved',
      objectType: 'round',
      objectId: round.id,
      before: { section, revision: baseRevision },
      after: { section, revision },
    });
    return { revision };
  });
}
