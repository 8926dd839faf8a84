import { fromMicroUnits } from '../scoring/micro-units';
import { INDEX_NODE } from '../scoring/score-assessment';
import { type BootstrapMean, bootstrapMeans } from '../uncertainty/bootstrap-mean';
import type { RoundInput } from './round-input';
import type { CountedGroup } from './round-statistics';

/** What belongs in the appendix of a report: how steady the group's mean index is (method 7.2). */
export interface GroupAppendix {
  groupCode: string;
  tree: string;
  /** Organisations with an index that they do not keep to themselves, and all registered members. */
  n: number;
  populationSize: number;
  /** Depends on who happens to be in: named the stability interval. */
  stability: BootstrapMean;
  /** Shrunk by the share that took part; width 0 when all did. */
  sampling: BootstrapMean;
}

export function appendixOfGroup(input: RoundInput, { group, tree, members, scores }: CountedGroup): GroupAppendix {
  const values = members.flatMap((member) => {
    const score = scores.get(member.unitId)?.get(INDEX_NODE);
    return score === undefined || member.sharing.index === 'private' ? [] : [fromMicroUnits(score)];
  });
  const populationSize = new Set(group.unitIds).size;
  const [stability, sampling] = bootstrapMeans({ values, seed: input.seed }, [null, populationSize], input.parameters);
  return {
    groupCode: group.code,
    tree: tree.name,
    n: values.length,
    populationSize,
    stability: stability!,
    sampling: sampling!,
  };
}
