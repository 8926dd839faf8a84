import { distributionPublishable } from './benchmark/distribution-publishable';
import { groupStatistics } from './benchmark/group-statistics';
import { nearestPeers } from './benchmark/nearest-peers';
import { position } from './benchmark/position';
import { quantile } from './benchmark/quantile';
import { releaseGroups } from './benchmark/release-groups';
import { revisionAllowed } from './benchmark/revision-allowed';
import { weightDominance } from './benchmark/weight-dominance';
import { consolidate } from './consolidation/consolidate';
import { krippendorffAlpha } from './consolidation/krippendorff-alpha';
import { responseQuality } from './consolidation/response-quality';
import { checkObject } from './input-checks';
import { priorityList } from './priorities/priority-list';
import { band } from './scoring/band';
import { effectiveWeights } from './scoring/effective-weights';
import { formatChange } from './scoring/format-change';
import { normaliseLevel } from './scoring/normalise-level';
import { roundHalfAway } from './scoring/round-half-away';
import { scoreTree } from './scoring/score-tree';
import { shareAtLeast } from './scoring/share-at-least';
import { stagedLevel } from './scoring/staged-level';
import { chainSeries } from './trend/chain-series';
import { changeAssessment } from './trend/change-assessment';
import { commonIndicatorChange } from './trend/common-indicator-change';
import { panelChange } from './trend/panel-change';
import { bootstrapMean } from './uncertainty/bootstrap-mean';
import { prng } from './uncertainty/prng';
import { rankIntervals } from './uncertainty/rank-intervals';
import { rankIntervalsAnswerNoise } from './uncertainty/rank-intervals-answer-noise';
import { scenarios } from './uncertainty/scenarios';

/** One function of the method for input that nobody has checked. Throws MethodInputError when it is not right. */
export type MethodFunction = (input: unknown) => unknown;

/** Every function of the contract (Method, appendix A) by its name there, with the method's default parameters. */
export const methodFunctions: Readonly<Record<string, MethodFunction>> = Object.freeze({
  band: accepting(band),
  bootstrapMean: accepting(bootstrapMean),
  chainSeries: accepting(chainSeries),
  changeAssessment: accepting(changeAssessment),
  commonIndicatorChange: accepting(commonIndicatorChange),
  consolidate: accepting(consolidate),
  distributionPublishable: accepting(distributionPublishable),
  effectiveWeights: accepting(effectiveWeights),
  formatChange: accepting(formatChange),
  groupStatistics: accepting(groupStatistics),
  krippendorffAlpha: accepting(krippendorffAlpha),
  nearestPeers: accepting(nearestPeers),
  normaliseLevel: accepting(normaliseLevel),
  panelChange: accepting(panelChange),
  position: accepting(position),
  priorityList: accepting(priorityList),
  prng: accepting(prng),
  quantile: accepting(quantile),
  rankIntervals: accepting(rankIntervals),
  rankIntervalsAnswerNoise: accepting(rankIntervalsAnswerNoise),
  releaseGroups: accepting(releaseGroups),
  responseQuality: accepting(responseQuality),
  revisionAllowed: accepting(revisionAllowed),
  roundHalfAway: accepting(roundHalfAway),
  scenarios: accepting(scenarios),
  scoreTree: accepting(scoreTree),
  shareAtLeast: accepting(shareAtLeast),
  stagedLevel: accepting(stagedLevel),
  weightDominance: accepting(weightDominance),
});

/** The function of that name, undefined when there is none; names such as `constructor` are no functions. */
export function findMethodFunction(name: string): MethodFunction | undefined {
  return Object.hasOwn(methodFunctions, name) ? methodFunctions[name] : undefined;
}

/** Every function checks each field of its input at run time; only that the input is an object is left to check here. */
function accepting<Input>(compute: (input: Input) => unknown): MethodFunction {
  return (input) => compute(checkObject(input, 'input') as Input);
}
