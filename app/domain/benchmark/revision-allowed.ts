import { checkCodeSet, checkIntegerBetween } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';

export interface RevisionAllowedInput {
  /** By default the method's 5. */
  readonly k?: number;
  readonly oldMembers: readonly string[];
  readonly newMembers: readonly string[];
  /** Members whose value has been corrected. */
  readonly changed: readonly string[];
}

export interface RevisionAllowed {
  /** Organisations whose values the difference of the two publications tells about. */
  readonly involved: number;
  readonly allowed: boolean;
  readonly reason: 'too_small' | 'differencing' | null;
}

const LARGEST_K = 1_000_000;

/**
 * Whether a published aggregate may be published again with other members or corrected values: only when nothing
 * changes or at least k organisations are involved (Method 5.8). The lists are sets.
 */
export function revisionAllowed(
  input: RevisionAllowedInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): RevisionAllowed {
  const k = checkIntegerBetween(input.k ?? parameters.k, 'k', 1, LARGEST_K);
  const before = checkCodeSet(input.oldMembers, 'oldMembers');
  const after = checkCodeSet(input.newMembers, 'newMembers');
  const changed = checkCodeSet(input.changed, 'changed');

  const left = [...before].filter((code) => !after.has(code)).length;
  const joined = [...after].filter((code) => !before.has(code)).length;
  const corrected = [...changed].filter((code) => before.has(code) && after.has(code)).length;
  const involved = left + joined + corrected;
  if (after.size < k) return { involved, allowed: false, reason: 'too_small' };
  if (involved > 0 && involved < k) return { involved, allowed: false, reason: 'differencing' };
  return { involved, allowed: true, reason: null };
}
