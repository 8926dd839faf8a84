import type { Kysely } from 'kysely';
import { SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import { listSharings, listSignOffs } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';

export interface ReceiptView {
  revision: number;
  reference: string;
  signedAt: string;
  personName: string;
  personTitle: string;
  diaryNumber: string | null;
  answersHash: string;
  methodId: string;
  /** What was chosen when this revision was signed, or later while it was the latest. */
  sharing: Partial<Sharing>;
}

/** The receipts of an assessment, newest revision first. */
export async function readReceipts(
  db: Kysely<Database>,
  assessmentId: Id,
  organisationIds: readonly Id[],
): Promise<ReceiptView[]> {
  const signOffs = await listSignOffs(db, assessmentId, organisationIds);
  const choices = await listSharings(db, assessmentId);
  return signOffs.map((signOff, index) => {
    const replacedAt = signOffs[index - 1]?.signed_at;
    const inForce = choices.filter((choice) => replacedAt === undefined || choice.chosen_at < replacedAt);
    const newest = SHARING_DEPTHS.map((depth) => [depth, inForce.find((choice) => choice.depth === depth)?.audience]);
    return {
      revision: signOff.revision,
      reference: signOff.reference,
      signedAt: signOff.signed_at,
      personName: signOff.person_name,
      personTitle: signOff.person_title,
      diaryNumber: signOff.diary_number,
      answersHash: signOff.answers_hash,
      methodId: signOff.method_id,
      sharing: Object.fromEntries(newest) as Partial<Sharing>,
    };
  });
}
