import { indicatorsOf } from '../questionnaire/applicable';
import type { Questionnaire } from '../questionnaire/schema';
import { toMicroUnits } from '../scoring/micro-units';
import { toScoredAreas } from '../scoring/score-assessment';
import { changesOfNodes } from '../trend/node-changes';
import { type Decision, type Decisions, decisionKey, NOTHING_DECIDED } from './decide-release';
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
  groups: readonly { now: CountedGroup; before: CountedGroup }[],
  decisions: readonly Decisions[],
): PanelResult[] {
  const byTree = new Map<string, Map<string, Pair>>();
  const versions = majorVersionsOf(input.previousQuestionnaire ?? input.questionnaire);
  const candidates = groups
    .filter(({ before }) => before.members.length > 0)
    .map(({ now, before }) => {
      const known = byTree.get(now.tree.name) ?? new Map<string, Pair>();
      byTree.set(now.tree.name, known);
      return { now, before, pairs: pairsOf(input, versions, now, before, known) };
    });
  const nodes = new Set(candidates.flatMap(({ now }) => now.tree.nodes.map(({ code }) => code)));
  return [...nodes].flatMap((node) => {
    const ofNode = candidates.filter(({ now }) => now.tree.nodes.some(({ code }) => code === node));
    let toCounty = new Map<string, Panel>();
    return VIEWERS.flatMap((viewers) => {
      const years = decisions.map((year) => year.get(decisionKey(node, viewers)) ?? NOTHING_DECIDED);
      const panels = ofNode.map((candidate) =>
        panelOf(candidate, node, viewers, toCounty.get(candidate.now.group.code)?.pairs ?? candidate.pairs),
      );
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

/** The members who took part both times. Groups on the same tree share `known`: what has been compared already. */
function pairsOf(
  input: RoundInput,
  versions: MajorVersions,
  now: CountedGroup,
  before: CountedGroup,
  known: Map<string, Pair>,
): Pair[] {
  const earlier = new Map(before.members.map((member) => [member.unitId, member]));
  return now.members.flatMap((member) => {
    const then = earlier.get(member.unitId);
    if (!then) return [];
    const pair = known.get(member.unitId) ?? {
      member,
      before: then,
      changes: changesOf(input, versions, now, member, then),
    };
    known.set(member.unitId, pair);
    return [pair];
  });
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
 * Who is in a panel: those with a value in both years. Whoever is named one year and hidden the other is left out, since a change and one value give the
 * other; and who is left out of the county's panel is left out of the public one, since the county sees both.
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

/** Indicator code -> the major version that was answered last year. */
type MajorVersions = ReadonlyMap<string, number>;

function majorVersionsOf({ focusAreas }: Questionnaire): MajorVersions {
  return new Map(indicatorsOf(focusAreas).map(({ code, majorVersion }) => [code, majorVersion]));
}

/** One organisation's change per comparable node, in micro-units of its present official score. */
function changesOf(
  input: RoundInput,
  versions: MajorVersions,
  now: CountedGroup,
  member: RoundMember,
  before: RoundMember,
): Map<string, number> {
  const areas = toScoredAreas(now.tree.areas, (code) => member.answers.get(code) ?? null);
  const previous = new Map(
    [...before.answers].map(([code, answer]) => [code, { answer, majorVersion: versions.get(code) }]),
  );
  const { nodes } = changesOfNodes(input.questionnaire.scale, areas, previous, input.parameters);
  const scores = now.scores.get(member.unitId);
  return new Map(
    nodes.flatMap(({ node, delta, comparable }) =>
      comparable && delta !== null && scores?.has(node) ? [[node, toMicroUnits(delta)] as const] : [],
    ),
  );
}
