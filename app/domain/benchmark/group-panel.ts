import type { Answer } from '../answer';
import { fromMicroUnits, toMicroUnits } from '../scoring/micro-units';
import { roundedHalfAway } from '../scoring/round-half-away';
import { compareAssessments } from '../trend/compare-assessments';
import { panelChange } from '../trend/panel-change';
import { releaseGroups } from './release-groups';
import type { RoundInput, RoundMember, Viewers } from './round-input';
import { VIEWERS } from './round-input';
import { type CountedGroup, familyKey, type ReleasedFamilies } from './round-statistics';
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
  reason: 'too_few' | 'differencing' | 'too_complex' | null;
  /** In levels, as the rest; null where not released or nobody is in the panel. */
  meanChange: number | null;
  medianChange: number | null;
  signTestP: number | null;
  compositionEffect: number | null;
}

/**
 * The panel of every node and audience. Changes are on common indicators with the present weights; the mean over all
 * members of each year is the official one, so that the composition effect tells how much of the change of the
 * published mean comes from who took part.
 */
export function panelOfGroup(
  input: RoundInput,
  now: CountedGroup,
  then: CountedGroup,
  families: ReleasedFamilies,
): PanelResult[] {
  if (then.members.length === 0) return [];
  const earlier = new Map(then.members.map((member) => [member.unitId, member]));
  const changes = new Map(
    now.members.flatMap((member) => {
      const before = earlier.get(member.unitId);
      return before ? [[member.unitId, changesOf(input, now, member, before)] as const] : [];
    }),
  );
  return now.tree.nodes.flatMap(({ code: node, depth }) =>
    VIEWERS.map((viewers): PanelResult => {
      const visible = (member: RoundMember) => visibilityTo(viewers, member.sharing[depth]);
      const inPanel = now.members.filter((member) => {
        const before = earlier.get(member.unitId);
        const hasChange = changes.get(member.unitId)?.has(node) === true;
        return hasChange && before && visible(member) !== 'left_out' && visible(before) !== 'left_out';
      });
      const hidden = inPanel.filter(
        (member) => visible(member) === 'hidden' || visible(earlier.get(member.unitId)!) === 'hidden',
      );
      const figures = panelFigures(now, then, node, inPanel, changes, visible);
      const reason = findRefusal(hidden, families.get(familyKey(node, viewers)) ?? [], input);
      return {
        groupCode: now.group.code,
        tree: now.tree.name,
        node,
        viewers,
        ...figures,
        ...(reason ? { meanChange: null, medianChange: null, signTestP: null, compositionEffect: null } : {}),
        isReleased: reason === null && figures.nPanel > 0,
        reason: reason ?? (figures.nPanel === 0 ? 'too_few' : null),
      };
    }),
  );
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

function panelFigures(
  now: CountedGroup,
  then: CountedGroup,
  node: string,
  inPanel: readonly RoundMember[],
  changes: ReadonlyMap<string, ReadonlyMap<string, number>>,
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
  const linked = inPanel.map((member) => {
    const change = changes.get(member.unitId)!.get(node)!;
    return [member.unitId, fromMicroUnits(toMicroUnits(current[member.unitId]!) - change)] as const;
  });
  const panel = panelChange({
    previous: Object.fromEntries(linked),
    current: Object.fromEntries(inPanel.map(({ unitId }) => [unitId, current[unitId]!])),
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

/** The panel is one more group beside those already released (method 6.5, 5.7). */
function findRefusal(
  hidden: readonly RoundMember[],
  family: readonly { id: string; members: string[] }[],
  { parameters }: RoundInput,
): PanelResult['reason'] {
  if (hidden.length === 0) return null;
  const panel = { id: 'panel', members: hidden.map((member) => member.unitId) };
  const isKnown = family.some(
    (group) => group.members.length === panel.members.length && group.members.every((id) => panel.members.includes(id)),
  );
  if (isKnown) return null;
  const { results } = releaseGroups({ groups: [...family, panel], k: parameters.k }, parameters);
  const reason = results.at(-1)!.reason;
  return reason === 'too_small' ? 'too_few' : reason;
}
