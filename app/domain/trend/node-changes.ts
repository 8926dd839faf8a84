import { isLevel, type Scale } from '../answer';
import type { MethodParameters } from '../parameters';
import { INDEX_NODE } from '../scoring/score-assessment';
import { scoreCheckedTree, type UnitResult } from '../scoring/score-tree';
import type { FocusArea, Indicator } from '../scoring/tree';
import {
  changeOfUnit,
  commonShare,
  type PreviousAnswer,
  type UnitChange,
  withAnswers,
} from './common-indicator-change';

export interface ChangeOfNode extends UnitChange {
  node: string;
  /** The part of the tree below the node. */
  branch: readonly FocusArea[];
}

export interface NodeChanges {
  /** The index first, then each area followed by its directions. */
  nodes: ChangeOfNode[];
  /** Codes of the indicators that are compared. */
  common: ReadonlySet<string>;
}

/**
 * The change of every node of a checked tree (method 6.1, 6.3): what `commonIndicatorChange` says of the tree below
 * each node, from two scorings instead of two for every node.
 */
export function changesOfNodes(
  scale: Scale,
  focusAreas: readonly FocusArea[],
  earlier: ReadonlyMap<string, PreviousAnswer>,
  parameters: MethodParameters,
): NodeChanges {
  const isCommon = ({ code, answer, majorVersion = 1 }: Indicator) => {
    const before = earlier.get(code);
    return isLevel(answer) && isLevel(before?.answer ?? null) && (before?.majorVersion ?? 1) === majorVersion;
  };
  const indicators = focusAreas.flatMap(({ directions }) => directions.flatMap((direction) => direction.indicators));
  const common = new Set(indicators.filter(isCommon).map(({ code }) => code));
  const score = (answerOf: (indicator: Indicator) => Indicator['answer']) =>
    scoreCheckedTree(
      scale,
      withAnswers({ focusAreas }, (indicator) => (common.has(indicator.code) ? answerOf(indicator) : 'NA')),
      parameters,
    );
  const then = score(({ code }) => earlier.get(code)!.answer);
  const now = score(({ answer }) => answer);
  const change = (node: string, before: UnitResult, after: UnitResult, branch: readonly FocusArea[]) => {
    // What weighs nothing has no score of its own as a tree.
    const weighs = branch.some((area) => area.weight > 0 && area.directions.some(({ weight }) => weight > 0));
    const share = commonShare(branch, common);
    const values = weighs ? ([before.raw, after.raw] as const) : ([null, null] as const);
    return { node, branch, ...changeOfUnit(...values, share, parameters.minCommon) };
  };
  let direction = 0;
  const nodes = focusAreas.flatMap((area, a) => [
    change(area.code, then.focusAreas[a]!, now.focusAreas[a]!, [area]),
    ...area.directions.map((one) => {
      const position = direction++;
      const branch = [{ ...area, directions: [one] }];
      return change(one.code, then.directions[position]!, now.directions[position]!, branch);
    }),
  ]);
  return { nodes: [change(INDEX_NODE, then.index, now.index, focusAreas), ...nodes], common };
}
