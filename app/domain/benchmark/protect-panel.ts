import type { Decision } from './decide-release';
import { linkedScore, type Pair } from './group-panel';
import { type HidingGroup, isSafeBeside } from './protect-hidden';
import { releaseGroups } from './release-groups';
import type { HiddenRefusal } from './release-statistics';
import type { RoundInput } from './round-input';
import type { CountedGroup } from './round-statistics';

/** How much of a panel is shown, from least to most: counts of the named alone, counts of all, means too, everything. */
const PANEL_DETAILS = ['named', 'counts', 'mean', 'all'] as const;
export type PanelDetail = (typeof PANEL_DETAILS)[number];

interface Shown {
  detail: PanelDetail;
  reason: HiddenRefusal | null;
}

/**
 * How much of a panel with hidden members may be shown, at `most` as much as the county sees (method 5.7, 6.5). The sum of
 * changes ties this year's values to last year's, so the panel has to be safe as one more group beside what is shown of
 * each year: not of a group that is itself refused, and with nobody's value pinned. The median of the changes is shown
 * where values differ so much that the members could be exchanged for each other.
 */
export function panelDetail(
  input: RoundInput,
  now: CountedGroup,
  node: string,
  hidden: readonly Pair[],
  years: readonly Decision[],
  most: PanelDetail,
): Shown {
  if (hidden.length === 0) return { detail: 'all', reason: null };
  if (hidden.length < input.parameters.k) return atMost(most, { detail: 'named', reason: 'too_few' });
  const scoresOf = [
    ({ member }: Pair) => now.scores.get(member.unitId)!.get(node)!,
    (pair: Pair) => linkedScore(now, node, pair),
  ];
  const found = years.map((year, index): Shown => {
    const values = hidden.map((pair) => ({
      unitId: pair.member.unitId,
      scoreU6: scoresOf[index]!(pair),
      visibility: 'hidden' as const,
    }));
    return inYear(input, year, now.group.code, { code: '', tree: now.tree.name, values, order: 'none' });
  });
  return atMost(most, found.reduce(lesser));
}

function inYear({ parameters, questionnaire }: RoundInput, year: Decision, code: string, panel: HidingGroup): Shown {
  const refused = year.refused.get(code);
  if (refused) return { detail: 'counts', reason: refused };
  const { results } = releaseGroups({ groups: familyWith(year, panel), k: parameters.k }, parameters);
  const reason = results.at(-1)?.reason;
  if (reason) return { detail: 'counts', reason: reason === 'too_small' ? 'too_few' : reason };
  const isSafe = (hasMore: boolean) => isSafeBeside(year, panel, hasMore, questionnaire.scale, parameters);
  if (isSafe(true)) return { detail: 'all', reason: null };
  return isSafe(false) ? { detail: 'mean', reason: null } : { detail: 'counts', reason: 'boundary' };
}

/** The groups shown that year and the panel, last; a panel that is one of them adds nothing. */
function familyWith(year: Decision, panel: HidingGroup) {
  const members = (group: HidingGroup) =>
    group.values.filter(({ visibility }) => visibility === 'hidden').map(({ unitId }) => unitId);
  const shown = year.groups.filter(({ code }) => year.orders.has(code));
  const inPanel = new Set(members(panel));
  const isOne = shown.some((group) => {
    const ids = members(group);
    return ids.length === inPanel.size && ids.every((id) => inPanel.has(id));
  });
  return [...shown, ...(isOne ? [] : [panel])].map((group) => ({ id: `in ${group.code}`, members: members(group) }));
}

function lesser(a: Shown, b: Shown): Shown {
  return PANEL_DETAILS.indexOf(b.detail) < PANEL_DETAILS.indexOf(a.detail) ? b : a;
}

/** The public can't be shown what the county may not work out. */
function atMost(most: PanelDetail, shown: Shown): Shown {
  return lesser(shown, { detail: most, reason: shown.reason ?? (most === 'all' ? null : 'differencing') });
}
