import { type ActionContent, type ActionField, changedFields, isSame } from './action';

export interface StaleMerge {
  /** What to show in the form: the other's changes where only they changed something, else what was written now. */
  content: ActionContent;
  /** Fields that both changed, to different values: somebody has to choose. */
  conflicts: ActionField[];
  /** Fields that only the other changed. */
  taken: ActionField[];
}

/**
 * Two people wrote in the same action. `base` is what both began from, `stored` what the other has saved since, `mine`
 * what was sent now. Nothing is thrown away: conflicts are named, so that both values can be shown.
 */
export function mergeStale(base: ActionContent, stored: ActionContent, mine: ActionContent): StaleMerge {
  const theirs = changedFields(base, stored);
  const conflicts = theirs.filter((field) => !isSame(base[field], mine[field]) && !isSame(stored[field], mine[field]));
  const taken = theirs.filter((field) => isSame(base[field], mine[field]));
  const content = { ...mine, ...Object.fromEntries(taken.map((field) => [field, stored[field]])) };
  return { content, conflicts, taken };
}
