import type { Answer } from '../answer';
import { fromMicroUnits, toMicroUnits } from '../scoring/micro-units';
import { roundedHalfAway } from '../scoring/round-half-away';
import { compareAssessments } from '../trend/compare-assessments';
import { panelChange } from '../trend/panel-change';
import { type Decisions, decisionKey, NOTHING_DECIDED } from './decide-release';
import { type PanelDetail, panelDetail } from './protect-panel';
import type { HiddenRefusal } from './release-statistics';
import type { RoundInput, RoundMember, Viewers } from './round-input';
import { VIEWERS } from './round-input';
import type { CountedGroup } from './round-statistics';
import { visibilityTo } from './sharing';

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

/** Somebody who took part in both years. */
export interface Pair {
  member: RoundMember;
  before: RoundMember;
  /** Node -> change on common indicators, in micro-units of the present official score. */
  changes: ReadonlyMap<string, number>;
}

/**
 * The panel of every node and audience. Changes are on common indicators with the present weights; the mean over all
 * members of each year is the official one, so that the composition effect tells how much of the change of the
 * published mean comes from who took part. Whoever is named one year and hidden the other is left out: a change and one
 * value give the other. `decisions` are what this year's and last year's statistics show with hidden values in them.
 */
export function panelOfGroup(
  input: RoundInput,
  now: CountedGroup,
  then: CountedGroup,
  decisions: readonly Decisions[],
): PanelResult[] {
  if (then.members.length === 0) return [];
  const earlier = new Map(then.members.map((member) => [member.unitId, member]));
  const both = now.members.flatMap((member): Pair[] => {
    const before = earlier.get(member.unitId);
    return before ? [{ member, before, changes: changesOf(input, now, member, before) }] : [];
  });
  return now.tree.nodes.flatMap(({ code: node, depth }) => {
    const pairs = both.filter(({ changes }) => changes.has(node));
    let most: PanelDetail = 'all';
    let inCounty: readonly Pair[] = pairs;
    return VIEWERS.map((viewers): PanelResult => {
      const visible = (member: RoundMember) => visibilityTo(viewers, member.sharing[depth]);
      // The county sees the public figures too: who is left out of its panel is left out of the public one.
      const inPanel = inCounty.filter(
        ({ member, before }) => visible(member) === visible(before) && visible(member) !== 'left_out',
      );
      const hidden = inPanel.filter(({ member }) => visible(member) === 'hidden');
      const years = decisions.map((year) => year.get(decisionKey(node, viewers)) ?? NOTHING_DECIDED);
      const { detail, reason } = panelDetail(input, now, node, hidden, years, most);
      const refused = years.some((year) => year.refused.has(now.group.code));
      if (viewers === 'county') {
        inCounty = inPanel;
        if (hidden.length > 0) most = detail;
      }
      const counted = detail === 'named' ? inPanel.filter((pair) => !hidden.includes(pair)) : inPanel;
      const figures = panelFigures(now, then, node, counted, visible);
      const isReleased = (detail === 'all' || detail === 'mean') && figures.nPanel > 0;
      return {
        groupCode: now.group.code,
        tree: now.tree.name,
        node,
        viewers,
        ...figures,
        meanChange: isReleased ? figures.meanChange : null,
        medianChange: isReleased && detail === 'all' ? figures.medianChange : null,
        signTestP: isReleased ? figures.signTestP : null,
        compositionEffect: isReleased && !refused ? figures.compositionEffect : null,
        isReleased,
        reason: reason ?? (figures.nPanel === 0 ? 'too_few' : null),
      };
    });
  });
}

/** One organisation's change per comparable node, in micro-units of its present official score. */
function changesOf(
  input: RoundInput,
  now: CountedGroup,
  member: RoundMember,
  before: RoundMember,
): Map<string, number> {
  const answerOf = (code: string): Answer => member.answers.get(code) ?? null;
  const previous = new Map([...before.answers].map(([code, answer]) => [code, { answer }]));
  const { nodes } = compareAssessments(
    { scale: input.questionnaire.scale, areas: now.tree.areas, answerOf },
    previous,
    input.parameters,
  );
  const scores = now.scores.get(member.unitId);
  return new Map(
    nodes.flatMap(({ node, delta, comparable }) =>
      comparable && delta !== null && scores?.has(node) ? [[node, toMicroUnits(delta)] as const] : [],
    ),
  );
}

/** Last year's score as it would have been on this year's questions. */
export function linkedScore(now: CountedGroup, node: string, { member, changes }: Pair): number {
  return now.scores.get(member.unitId)!.get(node)! - changes.get(node)!;
}

function panelFigures(
  now: CountedGroup,
  then: CountedGroup,
  node: string,
  inPanel: readonly Pair[],
  visible: (member: RoundMember) => string,
) {
  const official = (group: CountedGroup) =>
    Object.fromEntries(
      group.members.flatMap((member) => {
        const score = group.scores.get(member.unitId)?.get(node);
        return score === undefined || visible(member) === 'left_out' ? [] : [[member.unitId, fromMicroUnits(score)]];
      }),
    );
  const current = official(now);
  const linked = inPanel.map((pair) => [pair.member.unitId, fromMicroUnits(linkedScore(now, node, pair))] as const);
  const panel = panelChange({
    previous: Object.fromEntries(linked),
    current: Object.fromEntries(inPanel.map(({ member: { unitId } }) => [unitId, current[unitId]!])),
  });
  const all = panelChange({ previous: official(then), current });
  const composition =
    panel.meanChange === null || all.meanCurrentAll === null || all.meanPreviousAll === null
      ? null
      : all.meanCurrentAll - all.meanPreviousAll - panel.meanChange;
  const { nPanel, up, down, same, signTestP } = panel;
  return {
    nPanel,
    up,
    down,
    same,
    signTestP,
    meanChange: withoutNoise(panel.meanChange),
    medianChange: withoutNoise(panel.medianChange),
    compositionEffect: withoutNoise(composition),
  };
}

/** Differences of means leave some 1e-16 where nothing changed; a billionth of a level is far finer than an answer. */
const NOISE_DECIMALS = 9;

function withoutNoise(value: number | null): number | null {
  return value === null ? null : roundedHalfAway(value, NOISE_DECIMALS);
}
