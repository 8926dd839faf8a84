import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { listDueJobs, updateJobClaimed, updateJobOutcome } from '#db/queries/jobs';
import type { Database, JobKind } from '#db/schema';

const EVERY_MS = 5_000;
const BATCH = 20;
/** Longer than any job takes; a process that dies leaves its job for that long. */
const LEASE_MS = 5 * 60_000;
const FIRST_RETRY_MS = 15_000;
const LONGEST_RETRY_MS = 10 * 60_000;

/** Does one piece of work. `'done'` also when there was nothing left to do; an instant when it was not time yet. */
type Work = (db: Kysely<Database>, parameters: Record<string, string>, now: Date) => Promise<'done' | Date>;

export interface Runner {
  db: Kysely<Database>;
  log: Pick<Logger, 'info' | 'error'>;
  work: Record<JobKind, Work>;
}

/** Does what is due, at once and then every five seconds. `stop` waits for the work in hand. */
export function startJobRunner(runner: Runner, clock: () => Date = () => new Date()): { stop: () => Promise<void> } {
  let current: Promise<unknown> | null = null;
  const tick = () => {
    current ??= runDueJobs(runner, clock)
      .catch((error) => runner.log.error({ err: error }, 'jobs unreadable'))
      .finally(() => {
        current = null;
      });
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await current;
    },
  };
}

/**
 * Does the jobs whose time has come, one after another, and answers how many were done. Each is claimed first, so that
 * two processes never do one job twice; what fails is logged and tried again, after 15 seconds, doubling to ten minutes,
 * for as long as it takes.
 */
export async function runDueJobs({ db, log, work }: Runner, clock: () => Date): Promise<number> {
  let done = 0;
  for (const { id } of await listDueJobs(db, clock().toISOString(), BATCH)) {
    const now = clock();
    const job = await updateJobClaimed(db, id, now.toISOString(), after(now, LEASE_MS));
    if (!job) continue;
    try {
      const result = await work[job.kind](db, JSON.parse(job.parameters) as Record<string, string>, now);
      if (result === 'done') {
        await updateJobOutcome(db, job, { status: 'done', progress: 100, finished_at: clock().toISOString() });
        done++;
      } else await updateJobOutcome(db, job, { status: 'waiting', due_at: result.toISOString(), attempts: 0 });
    } catch (error) {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** (job.attempts - 1), LONGEST_RETRY_MS);
      log.error({ err: error, jobId: job.id, kind: job.kind, attempt: job.attempts }, 'job failed');
      const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      await updateJobOutcome(db, job, { status: 'waiting', due_at: after(clock(), wait), last_error: reason });
    }
  }
  return done;
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
