import { candidateOf } from './decide-release';
import { hiddenChanges } from './group-panel';
import { releaseGroups } from './release-groups';
import { revisionAllowed } from './revision-allowed';
import { type RoundInput, VIEWERS, type Viewers } from './round-input';
import { type CountedGroup, computeRoundStatistics, countBothYears, type RoundStatistics } from './round-statistics';

/** `differencing`: the figures before and after would together tell about fewer than k organisations that hide theirs. */
export type CorrectionRefusal = 'nothing_changed' | 'differencing';

export interface JudgedCorrection {
  /** Units whose score changes somewhere. */
  changed: string[];
  refusal: CorrectionRefusal | null;
  /** What would be published instead. */
  statistics: RoundStatistics;
}

interface PublishedFigure {
  groupCode: string;
  node: string;
  viewers: Viewers;
  isReleased: boolean;
}

/** What readers of the statistics have been shown, whatever the values. */
export interface Published {
  statistics: readonly (PublishedFigure & {
    reason: string | null;
    n: number;
    nNamed: number;
    q1U6x4: number | null;
    q2U6x4: number | null;
  })[];
  panels: readonly PublishedFigure[];
  ranks: readonly { groupCode: string }[];
  appendices: readonly { groupCode: string }[];
}

/**
 * Whether the statistics of a closed round may be published again over corrected answers (method 5.8). Both publications
 * can be read side by side, so every released statistic with hidden values in it must have nothing changed among them or
 * k of them at least, also when groups are subtracted from each other (5.7) and among those in a panel (6.5). What was
 * withheld stays withheld. Where nobody hides anything there is nothing to work out. All or nothing: the index is the mean
 * of the areas, so a part left uncorrected would tell by its absence. `before` and `after` have the same units, sharing
 * and groups; `published` is what is in force.
 */
export function judgeCorrection(before: RoundInput, after: RoundInput, published: Published): JudgedCorrection {
  const [both, bothNow] = [countBothYears(before), countBothYears(after)];
  const [then, now] = [both.map((one) => one.now), bothNow.map((one) => one.now)];
  const computed = computeRoundStatistics(after);
  const statistics = keepWithheld(computed, published);
  const changed = unitsChanged(then, now);
  if (changed.length === 0) return { changed, refusal: 'nothing_changed', statistics };
  const changes = [hiddenChanges(before, both), hiddenChanges(after, bothNow)] as const;
  const isTelling = showsMore(statistics, published) || differencesTell(after, then, now, changes, statistics);
  return { changed, refusal: isTelling ? 'differencing' : null, statistics };
}

/** The statistics without what was withheld before: orders, mean changes, places and appendices. */
export function keepWithheld(computed: RoundStatistics, published: Published): RoundStatistics {
  const shown = shownFigures(published);
  return {
    statistics: computed.statistics.map((one) => {
      const hasMedian = one.q2U6x4 !== null && shown.has(figure(one, 'median'));
      const hasQuartiles = hasMedian && one.q1U6x4 !== null && shown.has(figure(one, 'quartiles'));
      if (hasMedian === (one.q2U6x4 !== null) && hasQuartiles === (one.q1U6x4 !== null)) return one;
      const quartiles = hasQuartiles ? {} : { q1U6x4: null, q3U6x4: null };
      return { ...one, ...quartiles, q2U6x4: hasMedian ? one.q2U6x4 : null, reason: one.reason ?? 'boundary' };
    }),
    panels: computed.panels.map((one) =>
      one.isReleased && !shown.has(figure(one, 'panel')) ? { ...one, ...WITHHELD_PANEL } : one,
    ),
    ranks: computed.ranks.filter(({ groupCode }) => shown.has(`places ${groupCode}`)),
    appendices: computed.appendices.filter(({ groupCode }) => shown.has(`appendix ${groupCode}`)),
  };
}

const WITHHELD_PANEL = {
  isReleased: false,
  reason: 'differencing',
  meanChange: null,
  medianChange: null,
  signTestP: null,
  compositionEffect: null,
} as const;

function unitsChanged(then: readonly CountedGroup[], now: readonly CountedGroup[]): string[] {
  const changed = new Set<string>();
  now.forEach((group, index) => {
    for (const [unitId, scores] of group.scores) {
      const earlier = then[index]!.scores.get(unitId);
      if (JSON.stringify([...scores]) !== JSON.stringify([...(earlier ?? [])])) changed.add(unitId);
    }
  });
  return [...changed].sort();
}

/** Something is shown now that was withheld before. */
function showsMore(statistics: Published, published: Published): boolean {
  const shown = shownFigures(published);
  return [...shownFigures(statistics)].some((one) => !shown.has(one));
}

const figure = ({ groupCode, node, viewers }: Omit<PublishedFigure, 'isReleased'>, what: string) =>
  JSON.stringify([groupCode, node, viewers, what]);

/** What is shown, figure by figure, without its value. */
function shownFigures({ statistics, panels, ranks, appendices }: Published): Set<string> {
  const released = statistics.filter((one) => one.isReleased);
  return new Set([
    ...released.map((one) => figure(one, 'sum')),
    ...released.filter((one) => one.reason !== 'not_shared' && one.nNamed < one.n).map((one) => figure(one, 'hidden')),
    ...released.filter((one) => one.q1U6x4 !== null).map((one) => figure(one, 'quartiles')),
    ...released.filter((one) => one.q2U6x4 !== null).map((one) => figure(one, 'median')),
    ...panels.filter((one) => one.isReleased).map((one) => figure(one, 'panel')),
    ...ranks.map(({ groupCode }) => `places ${groupCode}`),
    ...appendices.map(({ groupCode }) => `appendix ${groupCode}`),
  ]);
}

function differencesTell(
  input: RoundInput,
  then: readonly CountedGroup[],
  now: readonly CountedGroup[],
  [changesThen, changesNow]: readonly [HiddenChanges, HiddenChanges],
  { statistics, panels }: RoundStatistics,
): boolean {
  const key = (group: string, node: string, viewers: Viewers) => JSON.stringify([group, node, viewers]);
  const released = new Set(
    statistics
      .filter((one) => one.isReleased && one.reason !== 'not_shared')
      .map((one) => key(one.groupCode, one.node, one.viewers)),
  );
  const moved = new Set(panels.filter((one) => one.isReleased).map((one) => key(one.groupCode, one.node, one.viewers)));
  const nodes = new Set(now.flatMap((group) => group.tree.nodes.map(({ code }) => code)));
  return [...nodes].some((node) =>
    VIEWERS.some((viewers) => {
      const families = now.flatMap((group, index) => {
        const { code } = group.group;
        const [before, after] = [hiddenOf(input, then[index]!, node, viewers), hiddenOf(input, group, node, viewers)];
        const panel = () => partOf(`${code} panel`, changesThen(code, node, viewers), changesNow(code, node, viewers));
        return [
          ...(released.has(key(code, node, viewers)) ? [partOf(code, before, after)] : []),
          ...(moved.has(key(code, node, viewers)) ? [panel()] : []),
        ];
      });
      return tells(families, input);
    }),
  );
}

type HiddenChanges = ReturnType<typeof hiddenChanges>;

interface CorrectedPart {
  id: string;
  oldMembers: string[];
  newMembers: string[];
  changed: string[];
}

function partOf(id: string, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): CorrectedPart {
  const [oldMembers, newMembers] = [[...before.keys()], [...after.keys()]];
  return {
    id,
    oldMembers,
    newMembers,
    changed: newMembers.filter((unitId) => before.has(unitId) && before.get(unitId) !== after.get(unitId)),
  };
}

/** A node's hidden values in a group: unit -> micro-units. */
function hiddenOf(input: RoundInput, group: CountedGroup, node: string, viewers: Viewers): Map<string, number> {
  const values = candidateOf(input, group, node, viewers).flatMap((candidate) => candidate.values);
  return new Map(
    values.filter(({ visibility }) => visibility === 'hidden').map(({ unitId, scoreU6 }) => [unitId, scoreU6]),
  );
}

/** Each part by itself (5.8), then the parts subtracted from each other (5.7). A part without hidden values says nothing. */
function tells(parts: readonly CorrectedPart[], { parameters }: RoundInput): boolean {
  const { k } = parameters;
  const hiding = parts.filter(({ oldMembers, newMembers }) => oldMembers.length + newMembers.length > 0);
  if (hiding.some((part) => !revisionAllowed({ k, ...part }, parameters).allowed)) return true;
  const groups = hiding
    .map(({ id, oldMembers, newMembers, changed }) => ({
      id,
      members: [
        ...changed,
        ...oldMembers.filter((unitId) => !newMembers.includes(unitId)),
        ...newMembers.filter((unitId) => !oldMembers.includes(unitId)),
      ],
    }))
    .filter(({ members }) => members.length > 0);
  return releaseGroups({ k, groups }, parameters).results.some(({ released }) => !released);
}
