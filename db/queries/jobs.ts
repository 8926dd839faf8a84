import type { Kysely } from 'kysely';
import { newId } from '../ids';
import type { Database, Id, Instant, JobKind } from '../schema';

interface PlannedJob {
  kind: JobKind;
  uniqueKey: string;
  parameters: Record<string, string>;
  dueAt: Instant;
  now: Instant;
}

/**
 * Plans a job, or plans it again for another time; false when it is running, so that the time can't be moved any more.
 * Claiming writes to the same row: of the two that come at the same moment one sees the other.
 */
export async function upsertJob(db: Kysely<Database>, job: PlannedJob): Promise<boolean> {
  const planned = { status: 'waiting', progress: 0, due_at: job.dueAt, attempts: 0 } as const;
  const rows = await db
    .insertInto('jobs')
    .values({
      id: newId(),
      kind: job.kind,
      unique_key: job.uniqueKey,
      parameters: JSON.stringify(job.parameters),
      ...planned,
      lease_until: null,
      cancel_requested_at: null,
      last_error: null,
      created_at: job.now,
      finished_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('unique_key')
        .doUpdateSet({ ...planned, cancel_requested_at: null, last_error: null, finished_at: null })
        .where('jobs.status', '!=', 'running'),
    )
    .returning('id')
    .execute();
  return rows.length === 1;
}

/** The work that is planned under this key and not called off. */
export function findWaitingJob(db: Kysely<Database>, uniqueKey: string) {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('unique_key', '=', uniqueKey)
    .where('status', '=', 'waiting')
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
}

/** Calls waiting work off; false when there was none. */
export async function updateJobCancelled(db: Kysely<Database>, uniqueKey: string, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ cancel_requested_at: now })
    .where('unique_key', '=', uniqueKey)
    .where('status', '=', 'waiting')
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Work whose time has come, first what was due first: waiting, or left by a process that died. */
export function listDueJobs(db: Kysely<Database>, now: Instant, limit: number) {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('status', 'in', ['waiting', 'running'])
    .where('due_at', '<=', now)
    .where('cancel_requested_at', 'is', null)
    .where((is) => is.or([is('status', '=', 'waiting'), is('lease_until', '<', now)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Takes a due job until `leaseUntil`; undefined when another process has it, it was moved or called off. */
export function updateJobClaimed(db: Kysely<Database>, id: Id, now: Instant, leaseUntil: Instant) {
  return db
    .updateTable('jobs')
    .set((row) => ({ status: 'running' as const, lease_until: leaseUntil, attempts: row('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('due_at', '<=', now)
    .where('cancel_requested_at', 'is', null)
    .where((is) =>
      is.or([is('status', '=', 'waiting'), is.and([is('status', '=', 'running'), is('lease_until', '<', now)])]),
    )
    .returningAll()
    .executeTakeFirst();
}

interface JobOutcome {
  status: 'waiting' | 'done';
  progress?: number;
  due_at?: Instant;
  attempts?: number;
  last_error?: string | null;
  finished_at?: Instant;
}

/** Writes what became of a claimed job, unless somebody else has taken it over since. */
export function updateJobOutcome(db: Kysely<Database>, claimed: { id: Id; attempts: number }, outcome: JobOutcome) {
  return db
    .updateTable('jobs')
    .set({ lease_until: null, ...outcome })
    .where('id', '=', claimed.id)
    .where('status', '=', 'running')
    .where('attempts', '=', claimed.attempts)
    .execute();
}
