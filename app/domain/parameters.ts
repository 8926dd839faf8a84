/** Identifies the rules of this folder. Stored beside every published number. */
export const METHOD_ID = 'digital-maturity-method 1.0';

/**
 * Tolerance of every threshold comparison (Method 1.4). Sums of decimal weights miss their exact value by some 1e-16;
 * without it "exactly two thirds answered" would depend on the order of addition.
 */
export const EPS = 1e-9;

/** Every number of the method that a steering group may change (Method, appendix A). Stored with each round. */
export interface MethodParameters {
  /** Lowest share of the weight that must be answered before a score is shown (3.2). */
  readonly coverageMin: number;
  /** Share of the indicators that must reach a level before it counts as achieved (3.7). */
  readonly stageShare: number;
  /** Lowest acceptable level of a required indicator (8). */
  readonly requiredMin: number;
  /** Smallest group whose aggregate is shown without names, in organisations (5.5). */
  readonly k: number;
  /** Smallest n for mean and median where values are open (5.3). */
  readonly nMean: number;
  /** Smallest n for quartiles and the quartile band (5.3, 5.4). */
  readonly nQuartile: number;
  /** Smallest n for the distribution of an indicator (5.5). */
  readonly nDistribution: number;
  /** Smallest n for a place in the group (5.4). */
  readonly nRank: number;
  /** Smallest n for a percentile instead of a place (5.4). */
  readonly nPercentile: number;
  /** Distance from floor and ceiling that the other organisations must have together, in levels (5.5). */
  readonly boundary: number;
  /** Largest share that one organisation may have in a weighted mean (5.6). */
  readonly dominance: number;
  /** Number of nearest peers (5.9). */
  readonly peers: number;
  /** Population ratio above which a peer is weakly similar (5.9). */
  readonly weakRatio: number;
  /** Lowest share of common indicators, by weight, for a comparable change (6.3). */
  readonly minCommon: number;
  /** Standard deviation of the error of one answer, in levels (6.2). */
  readonly sigma: number;
  /** Normal quantile of the 95 % interval (6.2). */
  readonly z: number;
  /** Bootstrap replicates (7.2). */
  readonly B: number;
  /** Draws for rank intervals (7.3, 7.4). */
  readonly S: number;
  /** Relative noise on focus-area weights (7.3). */
  readonly delta: number;
  /** Probability that an answer would have been one level lower, and the same for higher (7.4). */
  readonly pShift: number;
  /** See {@link EPS}. */
  readonly EPS: number;
}

export const DEFAULT_PARAMETERS: MethodParameters = Object.freeze({
  coverageMin: 2 / 3,
  stageShare: 0.8,
  requiredMin: 2,
  k: 5,
  nMean: 3,
  nQuartile: 8,
  nDistribution: 8,
  nRank: 5,
  nPercentile: 20,
  boundary: 1,
  dominance: 0.5,
  peers: 7,
  weakRatio: 2,
  minCommon: 0.7,
  sigma: 0.5,
  z: 1.96,
  B: 2000,
  S: 1000,
  delta: 0.25,
  pShift: 0.125,
  EPS,
});
