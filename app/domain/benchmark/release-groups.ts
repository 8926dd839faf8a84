import { MethodInputError } from '../errors';
import { checkArray, checkCode, checkCodeSet, checkIntegerBetween, checkObject } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { exposesFewerThan } from './exposure';
import { addGroup, emptyFamily } from './group-family';

export interface ReleaseGroup {
  readonly id: string;
  /** Organisations with a value for the unit; a set, repeated codes count once. */
  readonly members: readonly string[];
}

export interface ReleaseGroupsInput {
  /** By default the method's 5. */
  readonly k?: number;
  /** In order of priority. */
  readonly groups: readonly ReleaseGroup[];
}

/**
 * `too_small`: fewer than k organisations. `differencing`: together with the groups already released it would expose
 * fewer than k organisations. `too_complex`: too many small overlaps to prove that it does not; register fewer groups.
 */
export type ReleaseRefusal = 'too_small' | 'differencing' | 'too_complex';

export interface GroupRelease {
  readonly id: string;
  readonly released: boolean;
  readonly reason: ReleaseRefusal | null;
}

/** The test is meant for some thirty registered groups; the work grows with the square of their number. */
const MAX_GROUPS = 100;
const LARGEST_K = 1_000_000;

/**
 * Decides in the given order which groups' aggregates may be published for one round and unit, so that no arithmetic
 * on the published means tells about fewer than k organisations (Method 5.7). A refused group does not affect the
 * ones after it. Throws MethodInputError for more than 100 groups and for an id that occurs twice.
 *
 * @example
 * releaseGroups({ k: 2, groups: [{ id: 'all', members: ['a', 'b', 'c'] }, { id: 'two', members: ['a', 'b'] }] })
 * // => 'all' is released, 'two' is not: all − two = c
 */
export function releaseGroups(
  input: ReleaseGroupsInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): { results: GroupRelease[] } {
  const k = checkIntegerBetween(input.k ?? parameters.k, 'k', 1, LARGEST_K);
  const groups = checkGroups(input.groups);
  const numbers = numberOrganisations(groups.map(({ members }) => members));

  let released = emptyFamily(numbers.size);
  const results = groups.map(({ id, members }): GroupRelease => {
    if (members.size < k) return { id, released: false, reason: 'too_small' };
    const candidate = addGroup(
      released,
      [...members].map((code) => numbers.get(code)!),
    );
    const exposure = exposesFewerThan(candidate, k);
    if (exposure === 'unknown') return { id, released: false, reason: 'too_complex' };
    if (exposure === 'yes') return { id, released: false, reason: 'differencing' };
    released = candidate;
    return { id, released: true, reason: null };
  });
  return { results };
}

function checkGroups(value: unknown): { id: string; members: ReadonlySet<string> }[] {
  const list = checkArray(value, 'groups');
  if (list.length > MAX_GROUPS) {
    throw new MethodInputError('groups', `must not be more than ${MAX_GROUPS}; register fewer groups`);
  }
  const seen = new Set<string>();
  return list.map((element, index) => {
    const field = `groups[${index}]`;
    const group = checkObject(element, field);
    const id = checkCode(group.id, `${field}.id`);
    if (seen.has(id)) throw new MethodInputError(`${field}.id`, 'occurs twice');
    seen.add(id);
    return { id, members: checkCodeSet(group.members, `${field}.members`) };
  });
}

function numberOrganisations(groups: readonly ReadonlySet<string>[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const members of groups) {
    for (const code of members) if (!numbers.has(code)) numbers.set(code, numbers.size);
  }
  return numbers;
}
