import type { OrganisationKind } from './applicable';
import { indicatorsOf } from './applicable';
import type { FocusArea, Indicator, Questionnaire } from './schema';

/** The tree of an organisation's own questionnaire: pruned for its kind, nothing else. */
export const OWN_TREE = 'own';
/** The four collaboration areas, each the weighted mean of its indicators; no index. */
export const COLLABORATION_TREE = 'samverkan';
const CORE_PREFIX = 'core:';

/** Name of the common core of several kinds: `core:municipality+region`; the kinds in a fixed order (method 5.1). */
export function coreTreeName(kinds: Iterable<OrganisationKind>): string {
  return `${CORE_PREFIX}${[...new Set(kinds)].sort().join('+')}`;
}

/** The applicable indicators of each collaboration area; an indicator may belong to several. */
export function collaborationAreas(
  questionnaire: Questionnaire,
  areas: readonly FocusArea[],
): { code: string; indicators: Indicator[] }[] {
  const indicators = indicatorsOf(areas);
  return questionnaire.collaborationAreas.map(({ code }) => ({
    code,
    indicators: indicators.filter((indicator) => indicator.collaborationAreas.includes(code)),
  }));
}
