import { type Decision, type Decisions, decisionKey, NOTHING_DECIDED } from './decide-release';
import { type Candidate, candidatesOf, type GroupOfTwoYears, nodesOf } from './panel-candidates';
import { linkedScore, type Pair, panelFigures } from './panel-figures';
import { exposingPanels, type HidingGroup } from './protect-hidden';
import type { HiddenRefusal } from './release-statistics';
import type { RoundInput, RoundMember, Viewers } from './round-input';
import { VIEWERS } from './round-input';
import type { CountedGroup } from './round-statistics';
import { type Visibility, visibilityTo } from './sharing';

/** How a group moved since the previous round, from those that took part in both (method 6.5). */
export interface PanelResult {
  groupCode: string;
  tree: string;
  node: string;
  viewers: Viewers;
  nPanel: number;
  up: number;
  down: number;
  same: number;
  /** False: only the counts may be shown. */
  isReleased: boolean;
  reason: HiddenRefusal | null;
  /** In levels, as the rest; null where not released or nobody is in the panel. */
  meanChange: number | null;
  medianChange: number | null;
  signTestP: number | null;
  compositionEffect: number | null;
}

/**
 * The panels of all groups, nodes and audiences. Changes are on common indicators with the present weights; the mean over
 * all members of each year is the official one, so that the composition effect tells how much of the change of the
 * published mean comes from who took part. `decisions` are what this year's and last year's statistics show with hidden
 * values in them.
 */
export function panelsOfGroups(
  input: RoundInput,
  groups: readonly GroupOfTwoYears[],
  decisions: readonly Decisions[],
): PanelResult[] {
  const candidates = candidatesOf(input, groups);
  return nodesOf(candidates).flatMap((node) => {
    let toCounty = new Map<string, Panel>();
    return VIEWERS.flatMap((viewers) => {
      const years = decisions.map((year) => year.get(decisionKey(node, viewers)) ?? NOTHING_DECIDED);
      const panels = panelsOf(candidates, node, viewers, toCounty);
      const refused = refusedPanels(input, node, panels, years, toCounty);
      if (viewers === 'county') {
        toCounty = new Map(
          panels.map((panel) => [panel.now.group.code, { ...panel, reason: refused.get(panel) ?? null }]),
        );
      }
      return panels.map((panel) => panelResult(panel, node, viewers, refused.get(panel) ?? null, years));
    });
  });
}

/** How those who hide their value have changed in each panel that they are in: unit -> micro-units. */
export function hiddenChanges(
  input: RoundInput,
  groups: readonly GroupOfTwoYears[],
): (groupCode: string, node: string, viewers: Viewers) => ReadonlyMap<string, number> {
  const candidates = candidatesOf(input, groups);
  const keyOf = (...parts: [groupCode: string, node: string, viewers: Viewers]) => JSON.stringify(parts);
  const known = new Map<string, ReadonlyMap<string, number>>();
  for (const node of nodesOf(candidates)) {
    let toCounty = new Map<string, Panel>();
    for (const viewers of VIEWERS) {
      const panels = panelsOf(candidates, node, viewers, toCounty);
      if (viewers === 'county') toCounty = new Map(panels.map((panel) => [panel.now.group.code, panel]));
      for (const { now, hidden } of panels) {
        const changes = hidden.map((pair) => [pair.member.unitId, pair.changes.get(node)!] as const);
        known.set(keyOf(now.group.code, node, viewers), new Map(changes));
      }
    }
  }
  return (...parts) => known.get(keyOf(...parts)) ?? new Map();
}

/** A node's panels. The public's are among the county's: the county sees both. */
function panelsOf(
  candidates: readonly Candidate[],
  node: string,
  viewers: Viewers,
  toCounty: ReadonlyMap<string, Panel>,
): Panel[] {
  return candidates
    .filter(({ now }) => now.tree.nodes.some(({ code }) => code === node))
    .map((candidate) =>
      panelOf(candidate, node, viewers, toCounty.get(candidate.now.group.code)?.pairs ?? candidate.pairs),
    );
}

interface Panel {
  now: CountedGroup;
  before: CountedGroup;
  pairs: readonly Pair[];
  hidden: readonly Pair[];
  visible: (member: RoundMember) => Visibility;
  reason?: HiddenRefusal | null;
}

/**
 * Who is in a panel: those with a value in both years. Whoever is named one year and hidden the other is left out, since
 * a change and one value give the other; and who is left out of the county's panel is left out of the public one, since
 * the county sees both.
 */
function panelOf(
  { now, before }: Pick<Panel, 'now' | 'before'>,
  node: string,
  viewers: Viewers,
  among: readonly Pair[],
): Panel {
  const { depth } = now.tree.nodes.find(({ code }) => code === node)!;
  const visible = (member: RoundMember) => visibilityTo(viewers, member.sharing[depth]);
  const pairs = among.filter(
    (pair) =>
      pair.changes.has(node) &&
      before.scores.get(pair.before.unitId)!.has(node) &&
      visible(pair.member) !== 'left_out' &&
      visible(pair.member) === visible(pair.before),
  );
  return { now, before, pairs, hidden: pairs.filter(({ member }) => visible(member) === 'hidden'), visible };
}

/** The panels whose hidden members may not be part of what is shown; what is refused to the county is to the public too. */
function refusedPanels(
  { questionnaire, parameters }: RoundInput,
  node: string,
  panels: readonly Panel[],
  years: readonly Decision[],
  toCounty: ReadonlyMap<string, Panel>,
): Map<Panel, HiddenRefusal> {
  const refused = new Map<Panel, HiddenRefusal>();
  for (const panel of panels) {
    const reason = toCounty.get(panel.now.group.code)?.reason;
    if (reason) refused.set(panel, reason);
    else if (panel.hidden.length > 0 && panel.hidden.length < parameters.k) refused.set(panel, 'too_few');
  }
  const left = panels.filter((panel) => panel.hidden.length > 0 && !refused.has(panel));
  if (left.length === 0) return refused;
  const exposing = exposingPanels(
    years,
    left.map(({ now, hidden }) => ({ code: now.group.code, years: valuesByYear(now, node, hidden) })),
    questionnaire.scale,
    parameters,
  );
  for (const panel of left) {
    const reason = exposing.get(panel.now.group.code);
    if (reason) refused.set(panel, reason);
  }
  return refused;
}

function valuesByYear(now: CountedGroup, node: string, hidden: readonly Pair[]): HidingGroup[] {
  const score = ({ member }: Pair) => now.scores.get(member.unitId)!.get(node)!;
  return [score, (pair: Pair) => linkedScore(now, node, pair)].map((scoreOf) => ({
    code: now.group.code,
    tree: now.tree.name,
    values: hidden.map((pair) => ({
      unitId: pair.member.unitId,
      scoreU6: scoreOf(pair),
      visibility: 'hidden' as const,
    })),
    order: 'none' as const,
  }));
}

/** Where hidden members may not be part of it, the counts are of those who show their value both years. */
function panelResult(
  { now, before, pairs, hidden, visible }: Panel,
  node: string,
  viewers: Viewers,
  reason: HiddenRefusal | null,
  years: readonly Decision[],
): PanelResult {
  const isHidden = new Set(hidden);
  const counted = reason ? pairs.filter((pair) => !isHidden.has(pair)) : pairs;
  const figures = panelFigures(now, before, node, counted, visible);
  const isReleased = reason === null && figures.nPanel > 0;
  // It tells both years' means, also over those who are not in the panel.
  const hasComposition = !years.some(({ refused }) => refused.has(now.group.code));
  return {
    groupCode: now.group.code,
    tree: now.tree.name,
    node,
    viewers,
    ...figures,
    ...(isReleased ? {} : { meanChange: null, medianChange: null, signTestP: null }),
    compositionEffect: isReleased && hasComposition ? figures.compositionEffect : null,
    isReleased,
    reason: reason ?? (figures.nPanel === 0 ? 'too_few' : null),
  };
}
