import { type ActionContent, changedFields } from './action';

/**
 * What has become of an action since the plan was decided; null when it stands as it was decided. A new status and
 * checks done are the plan at work, not a change of it.
 */
export function sinceDecision(decided: ActionContent | undefined, now: ActionContent): 'new' | 'changed' | null {
  if (!decided) return 'new';
  const fields = changedFields(decided, now).filter((field) => field !== 'status' && field !== 'checks');
  return fields.length > 0 ? 'changed' : null;
}
