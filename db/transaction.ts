import type { Kysely, Transaction } from 'kysely';
import { engineOf } from './connection.server';
import { isSerializationFailure, isUniqueViolation } from './errors';
import type { Database } from './schema';

const MAX_RERUNS = 5;
/** The longest wait before the first rerun; it doubles, so that even slow transactions get apart. */
const FIRST_WAIT_MS = 120;

/**
 * Runs a use-case in one transaction: SQLite takes the write lock at once; PostgreSQL is serializable and runs `fn`
 * again, up to five times more, when two transactions collided. So `fn` has no effects but rows.
 */
export async function inTransaction<T>(
  db: Kysely<Database>,
  fn: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  if (engineOf(db) === 'sqlite') return db.transaction().execute(fn);
  for (let reruns = 0; ; reruns++) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(fn);
    } catch (error) {
      if (reruns >= MAX_RERUNS || !isCollision(error)) throw error;
      await pause(reruns);
    }
  }
}

/** Of two that insert the same key, PostgreSQL may tell one so before it sees that they collided. */
function isCollision(error: unknown): boolean {
  return isSerializationFailure(error) || isUniqueViolation(error);
}

/** Colliding transactions wait different times, or they would collide again. */
function pause(reruns: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_WAIT_MS * 2 ** reruns));
}
