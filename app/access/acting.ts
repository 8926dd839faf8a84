import type { Id } from '#db/schema';

/** Who acts, and when: what every use-case is told instead of reading a session or a clock. */
export interface Acting {
  now: Date;
  actor: { personId: Id; requestId?: string | null };
}

/** The same where the clock or a command may act too: then nobody is named. */
export interface ActingUnattended {
  now: Date;
  actor: { personId: Id | null; requestId?: string | null };
}
