import { compareCodes } from '../code-order';
import { MethodInputError } from '../errors';
import { checkArray, checkCode, checkIntegerBetween, checkObject } from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { isAbove } from '../thresholds';

export interface Peer {
  readonly code: string;
  /** Inhabitants; null = unknown, never a peer. */
  readonly population: number | null;
}

export interface NearestPeersInput {
  readonly self: { readonly code: string; readonly population: number };
  /** Organisations of the same type with a result in the round; self may be among them. */
  readonly candidates: readonly Peer[];
  /** How many peers are wanted; by default the method's 7. */
  readonly m?: number;
}

export interface NearestPeers {
  /** Codes, the most similar first. */
  readonly peers: string[];
  /** Larger population divided by smaller, 1 or more, in the order of `peers`. */
  readonly ratios: number[];
  /** The peers whose similarity is weak, in the order of `peers`. */
  readonly weak: string[];
}

interface Candidate {
  readonly code: string;
  readonly larger: number;
  readonly smaller: number;
}

/**
 * The organisations of most similar population (Method 5.9). Those without inhabitants are left out.
 * Throws MethodInputError when the own population is not a positive integer.
 */
export function nearestPeers(
  input: NearestPeersInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): NearestPeers {
  const self = checkPeer(input.self, 'self');
  const own = self.population;
  if (own === null || own <= 0) throw new MethodInputError('self.population', 'must be greater than 0');
  const m = checkIntegerBetween(input.m ?? parameters.peers, 'm', 0, Number.MAX_SAFE_INTEGER);
  const nearest = checkArray(input.candidates, 'candidates')
    .map((candidate, index) => checkPeer(candidate, `candidates[${index}]`))
    .flatMap(({ code, population }): Candidate[] => {
      if (code === self.code || population === null || population <= 0) return [];
      return [{ code, larger: Math.max(population, own), smaller: Math.min(population, own) }];
    })
    .sort((a, b) => compareRatios(a, b) || compareCodes(a.code, b.code))
    .slice(0, m);
  return {
    peers: nearest.map(({ code }) => code),
    ratios: nearest.map(ratioOf),
    weak: nearest.filter((candidate) => isAbove(ratioOf(candidate), parameters.weakRatio)).map(({ code }) => code),
  };
}

function checkPeer(value: unknown, field: string): Peer {
  const { code, population } = checkObject(value, field);
  return {
    code: checkCode(code, `${field}.code`),
    population:
      population === null
        ? null
        : checkIntegerBetween(population, `${field}.population`, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  };
}

/** By cross-multiplication: two equal ratios must tie, which quotients in floating point do not guarantee. */
function compareRatios(a: Candidate, b: Candidate): number {
  const left = BigInt(a.larger) * BigInt(b.smaller);
  const right = BigInt(b.larger) * BigInt(a.smaller);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function ratioOf({ larger, smaller }: Candidate): number {
  return larger / smaller;
}
