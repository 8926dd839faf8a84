import type { Kysely } from 'kysely';
import type { Database } from '../schema';
import type { AssessmentRow } from './assessments';
import { listAuditEvents } from './operations';

export interface Returned {
  action: 'sent_back' | 'reopened';
  at: string;
  personName: string | null;
  reason: string;
}

/** Why the assessment is worked on again, if the last thing that happened to it as a whole was that it came back. */
export async function readReturned(db: Kysely<Database>, assessment: AssessmentRow): Promise<Returned | null> {
  if (assessment.status !== 'in_progress') return null;
  const events = await listAuditEvents(db, 'assessment', assessment.id, [assessment.organisationId]);
  const last = events.findLast(({ action }) => ['handed_over', 'sent_back', 'reopened'].includes(action));
  if (!last || last.action === 'handed_over' || last.after === null) return null;
  const { reason } = JSON.parse(last.after) as { reason: string };
  return { action: last.action as Returned['action'], at: last.at, personName: last.personName, reason };
}
