import type { Id } from '#db/schema';

/** Who acts, and when: what every use-case is told instead of reading a session or a clock. */
export interface Acting {
  now: Date;
  actor: { personId: Id; requestId?: string | null };
}
