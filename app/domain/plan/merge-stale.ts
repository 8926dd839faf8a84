import { type ActionContent, isSame } from './action';

export interface StaleMerge<T = ActionContent> {
  /** What to show in the form: the other's changes where only they changed something, else what was written now. */
  content: T;
  /** Fields that both changed, to different values: somebody has to choose. */
  conflicts: (keyof T & string)[];
  /** Fields that only the other changed. */
  taken: (keyof T & string)[];
}

/**
 * Two people wrote in the same content. `base` is what both began from, `stored` what the other has saved since, `mine`
 * what was sent now. Nothing is thrown away: conflicts are named, so that both values can be shown.
 */
export function mergeStale<T extends object>(base: T, stored: T, mine: T): StaleMerge<T> {
  const fields = Object.keys(base) as (keyof T & string)[];
  const theirs = fields.filter((field) => !isSame(base[field], stored[field]));
  const conflicts = theirs.filter((field) => !isSame(base[field], mine[field]) && !isSame(stored[field], mine[field]));
  const taken = theirs.filter((field) => isSame(base[field], mine[field]));
  const content = { ...mine, ...Object.fromEntries(taken.map((field) => [field, stored[field]])) };
  return { content, conflicts, taken };
}
