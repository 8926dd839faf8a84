import { benchmarkScores, treeOfGroup } from '#app/domain/benchmark/member-scores';
import type { RoundInput, RoundMember, Viewers } from '#app/domain/benchmark/round-input';
import { computeRoundStatistics, type RoundStatistics } from '#app/domain/benchmark/round-statistics';
import { visibilityTo } from '#app/domain/benchmark/sharing';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';

/** One number per organisation: its score on a tree in a year. In levels. */
export interface Quantity {
  id: string;
  truth: Map<string, number>;
  /** Not named to the onlookers. */
  hidden: Set<string>;
  /** Organisations that count at all; the others chose to leave themselves out. */
  counted: Set<string>;
}

/** A figure that is shown of the values of some organisations, hidden ones among them. */
export interface Figure {
  quantity: Quantity;
  units: string[];
  hasSum: boolean;
  /** Quantiles shown, in quarters: 1 = lower quartile, 2 = median, 3 = upper. */
  quarters: (1 | 2 | 3)[];
}

/** A group where each member is told how many lie above and equal. */
export interface Placing {
  quantity: Quantity;
  units: string[];
  owners: Set<string>;
}

export interface PanelFigure {
  now: Quantity;
  then: Quantity;
  units: string[];
  hasMean: boolean;
  hasMedian: boolean;
}

/** All that pages, files and filters give of one node to those who look as `viewers`. */
export interface Shown {
  quantities: Quantity[];
  figures: Figure[];
  placings: Placing[];
  panels: PanelFigure[];
}

export interface Published {
  input: RoundInput;
  statistics: RoundStatistics;
  /** Tree -> organisation -> node -> score in levels. */
  scores: Map<string, Map<string, Map<string, number>>>;
  /** Last year's, as it was published then. */
  earlier: Published | null;
}

/** Closes the county's rounds, last year's first. */
export function publish(input: RoundInput): Published {
  const earlier =
    input.previousMembers.length > 0
      ? publish({ ...input, members: input.previousMembers, previousMembers: [] })
      : null;
  return { input, statistics: computeRoundStatistics(input), scores: scoresOf(input), earlier };
}

function scoresOf(input: RoundInput): Published['scores'] {
  const trees = input.groups.map((group) => treeOfGroup(input.questionnaire, group));
  return new Map(
    trees.map((tree) => [
      tree.name,
      new Map(
        input.members.map((member) => [
          member.unitId,
          new Map(
            [...benchmarkScores(member, tree, input.questionnaire, input.parameters)].map(([node, u6]) => [
              node,
              u6 / 1e6,
            ]),
          ),
        ]),
      ),
    ]),
  );
}

/** What is shown of a node; the county reads the public figures too and, as members, their own places. */
export function shownOf(published: Published, node: string, viewers: Viewers): Shown {
  const now = shownInYear(published, node, viewers, 'now');
  if (!published.earlier) return { ...now, panels: [] };
  const then = shownInYear(published.earlier, node, viewers, 'then');
  return {
    quantities: [...now.quantities, ...then.quantities],
    figures: [...now.figures, ...then.figures],
    placings: [...now.placings, ...then.placings],
    panels: panelsOf(published, node, viewers, now.quantities, then.quantities),
  };
}

const isSeenBy = (viewers: Viewers, row: { viewers: Viewers }) => viewers === 'county' || row.viewers === 'public';

function shownInYear({ input, statistics, scores }: Published, node: string, viewers: Viewers, year: 'now' | 'then') {
  const quantities = new Map<string, Quantity>();
  const groups = input.groups.flatMap((group) => {
    const tree = treeOfGroup(input.questionnaire, group);
    const depth = tree.nodes.find(({ code }) => code === node)?.depth;
    if (!depth) return [];
    const quantity = quantities.get(tree.name) ?? {
      id: `${year} ${tree.name}`,
      truth: new Map(),
      hidden: new Set<string>(),
      counted: new Set<string>(),
    };
    quantities.set(tree.name, quantity);
    const units = input.members.flatMap((member) => {
      if (!group.unitIds.includes(member.unitId)) return [];
      const score = scores.get(tree.name)!.get(member.unitId)!.get(node);
      const visibility = visibilityTo(viewers, member.sharing[depth]);
      if (score === undefined || visibility === 'left_out') return [];
      quantity.truth.set(member.unitId, score);
      quantity.counted.add(member.unitId);
      if (visibility === 'hidden') quantity.hidden.add(member.unitId);
      return [member.unitId];
    });
    return [{ code: group.code, quantity, units }];
  });
  const figures = groups.flatMap(({ code, quantity, units }) =>
    statistics.statistics
      .filter((row) => row.node === node && row.groupCode === code && isSeenBy(viewers, row))
      .filter((row) => row.isReleased && row.reason !== 'not_shared')
      .map((row): Figure => {
        if (row.n !== units.length) throw new Error(`${code} is not of whom it should be`);
        const shown = [row.q1U6x4, row.q2U6x4, row.q3U6x4];
        const quarters = ([1, 2, 3] as const).filter((quarter) => shown[quarter - 1] !== null);
        return { quantity, units, hasSum: row.sumU6 !== null, quarters };
      }),
  );
  const placings = groups.flatMap(({ code, quantity, units }): Placing[] => {
    const rows = statistics.ranks.filter((row) => row.groupCode === code);
    if (viewers === 'public' || node !== INDEX_NODE || rows.length === 0) return [];
    return [{ quantity, units, owners: new Set(rows.map(({ unitId }) => unitId)) }];
  });
  return { quantities: [...quantities.values()], figures, placings };
}

function panelsOf(
  { input, statistics }: Published,
  node: string,
  viewers: Viewers,
  nowQuantities: readonly Quantity[],
  thenQuantities: readonly Quantity[],
): PanelFigure[] {
  const rows = statistics.panels.filter((row) => row.node === node && isSeenBy(viewers, row) && row.nPanel > 0);
  return rows.flatMap((row): PanelFigure[] => {
    const now = nowQuantities.find(({ id }) => id === `now ${row.tree}`)!;
    const then = thenQuantities.find(({ id }) => id === `then ${row.tree}`)!;
    const group = input.groups.find(({ code }) => code === row.groupCode)!;
    const { depth } = treeOfGroup(input.questionnaire, group).nodes.find(({ code }) => code === node)!;
    const looks: Viewers[] = row.viewers === 'public' ? ['county', 'public'] : ['county'];
    const seen = (member: RoundMember, look: Viewers) => visibilityTo(look, member.sharing[depth]);
    const panel = input.members.filter((member) => {
      const before = input.previousMembers.find(({ unitId }) => unitId === member.unitId);
      if (!before || !group.unitIds.includes(member.unitId)) return false;
      if (!now.counted.has(member.unitId) || !then.counted.has(member.unitId)) return false;
      return looks.every((look) => seen(member, look) === seen(before, look));
    });
    const named = panel.filter((member) => seen(member, row.viewers) === 'named');
    const shown = row.nPanel === panel.length ? panel : named;
    if (shown.length !== row.nPanel) throw new Error(`the panel of ${row.groupCode} is not of whom it should be`);
    const units = shown.map(({ unitId }) => unitId).filter((unitId) => now.truth.has(unitId));
    return [{ now, then, units, hasMean: row.meanChange !== null, hasMedian: row.medianChange !== null }];
  });
}
