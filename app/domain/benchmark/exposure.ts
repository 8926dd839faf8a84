import type { GroupFamily } from './group-family';
import { combinationsCancelling, kernelCoordinates } from './integer-elimination';

/** `unknown`: too many small atoms to decide; to be treated as a refusal. */
export type Exposure = 'no' | 'yes' | 'unknown';

interface Candidate {
  readonly size: number;
  readonly coordinates: readonly bigint[];
}

/** Method 5.7: with more small atoms than this, fewer groups are to be registered. */
const MAX_SMALL_ATOMS = 40;
/** Far above what forty atoms need with k = 5; ends the search where a large k makes it explode. */
const MAX_STEPS = 200_000;

/**
 * Whether some linear combination of the groups' sums involves at least one and fewer than k organisations
 * (Method 5.7). Exact: integers of any size, no floating point.
 *
 * The method states it by ranks: a set S of atoms leaks when rank(M) > rank(M without the columns S), M being the
 * groups × atoms matrix. Trying every S that way is slow, so the same condition is asked in two steps.
 * 1. Only combinations in which every large atom (k or more organisations) cancels can leak. What they say about the
 *    small atoms is a matrix with at most 40 columns.
 * 2. S is safe when the values inside S can be moved in every direction while those outside are adjusted so that
 *    every sum stays as it is. The ways to move everything without changing a sum are the kernel of the matrix, so S
 *    leaks exactly when the kernel coordinates of its atoms are linearly dependent: at most k − 1 short vectors.
 */
export function exposesFewerThan(family: GroupFamily, k: number): Exposure {
  const atoms = family.atoms.slice(1);
  const large = atoms.filter(({ size }) => size >= k);
  const small = atoms.filter(({ size }) => size < k).sort((a, b) => b.size - a.size);
  if (small.length === 0) return 'no';
  if (small.length > MAX_SMALL_ATOMS) return 'unknown';

  const combinations = combinationsCancelling(
    large.map(({ groups }) => groups),
    family.groupCount,
  );
  const onSmallAtoms = combinations.map((factors) =>
    small.map(({ groups }) => groups.reduce((sum, group) => sum + factors[group]!, 0n)),
  );
  const kernel = kernelCoordinates(onSmallAtoms, small.length);
  const candidates = small.map(({ size }, index) => ({ size, ...kernel[index]! }));
  // Free atoms have unit vectors: a dependent set contains at least one pivot, so only pivots start a set.
  const pivots = candidates.filter(({ isPivot }) => isPivot);
  const free = candidates.filter(({ isPivot }) => !isPivot);
  try {
    return hasDependentSet([...pivots, ...free], pivots.length, k - 1, { steps: MAX_STEPS }) ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof SearchTooLong) return 'unknown';
    throw error;
  }
}

class SearchTooLong extends Error {}

/**
 * Whether some set of the candidates with total size ≤ room is linearly dependent modulo the vectors that have been
 * eliminated so far. Each level of the recursion adds one atom to the set and eliminates its vector from the rest.
 */
function hasDependentSet(
  candidates: readonly Candidate[],
  starts: number,
  room: number,
  budget: { steps: number },
): boolean {
  for (let index = 0; index < starts; index += 1) {
    const { size, coordinates } = candidates[index]!;
    if (size > room) continue;
    const pivot = coordinates.findIndex((coordinate) => coordinate !== 0n);
    if (pivot === -1) return true;
    const rest = candidates.slice(index + 1).filter((candidate) => candidate.size <= room - size);
    budget.steps -= rest.length;
    if (budget.steps < 0) throw new SearchTooLong();
    const reduced = rest.map((candidate) => eliminate(candidate, coordinates, pivot));
    if (hasDependentSet(reduced, reduced.length, room - size, budget)) return true;
  }
  return false;
}

function eliminate(candidate: Candidate, vector: readonly bigint[], pivot: number): Candidate {
  const factor = candidate.coordinates[pivot]!;
  if (factor === 0n) return candidate;
  const scale = vector[pivot]!;
  return {
    size: candidate.size,
    coordinates: candidate.coordinates.map((coordinate, index) => coordinate * scale - vector[index]! * factor),
  };
}
