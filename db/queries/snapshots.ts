import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newId } from '../ids';
import type { Database, Id, Instant } from '../schema';
import { inTransaction } from '../transaction';

export interface SnapshotOwner {
  kind: Database['snapshots']['kind'];
  organisationId: Id | null;
  programmeId: Id | null;
  roundId: Id;
}

export interface Snapshot {
  id: Id;
  checksum: string;
  createdAt: Instant;
  content: string;
}

/**
 * Freezes content and answers its snapshot: the one that already holds exactly this, or a new one. `content` is JSON in
 * an order of its own making, so that the same content always has the same checksum.
 */
export function freezeSnapshot(
  db: Kysely<Database>,
  owner: SnapshotOwner,
  content: unknown,
  { now, personId }: { now: Date; personId: Id },
): Promise<Snapshot> {
  const text = JSON.stringify(content);
  const checksum = createHash('sha256').update(text).digest('hex');
  return inTransaction(db, async (trx) => {
    const known = await snapshots(trx)
      .where('kind', '=', owner.kind)
      .where('round_id', '=', owner.roundId)
      .where('checksum', '=', checksum)
      .executeTakeFirst();
    if (known) return known;
    const made = { id: newId(), checksum, createdAt: now.toISOString(), content: text };
    await trx
      .insertInto('snapshots')
      .values({
        id: made.id,
        kind: owner.kind,
        organisation_id: owner.organisationId,
        programme_id: owner.programmeId,
        round_id: owner.roundId,
        content: text,
        checksum,
        created_at: made.createdAt,
        person_id: personId,
      })
      .execute();
    return made;
  });
}

const snapshots = (db: Kysely<Database>) =>
  db.selectFrom('snapshots').select(['id', 'checksum', 'created_at as createdAt', 'content']);

/** The contents of an organisation's latest snapshots of a kind in a round, as JSON, the newest first. */
export async function listSnapshotContents(
  db: Kysely<Database>,
  { kind, organisationId, roundId }: Omit<SnapshotOwner, 'programmeId'>,
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('snapshots')
    .select('content')
    .where('kind', '=', kind)
    .where('round_id', '=', roundId)
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ content }) => content);
}
