import { expect, test } from 'vitest';
import { type RoundInput, VIEWERS, type Viewers } from '#app/domain/benchmark/round-input';
import { type CountedGroup, computeRoundStatistics, countGroups } from '#app/domain/benchmark/round-statistics';
import { type Visibility, visibilityTo } from '#app/domain/benchmark/sharing';
import { countyOf } from './counties';

const COUNTIES = 300;

/** What an audience sees of a group's members on a node, of those that have a value there. */
function visibilities(
  { tree, members, scores }: CountedGroup,
  node: string,
  viewers: Viewers,
): Map<string, Visibility> {
  const { depth } = tree.nodes.find(({ code }) => code === node)!;
  const counted = members.filter(({ unitId }) => scores.get(unitId)?.has(node));
  return new Map(counted.map(({ unitId, sharing }) => [unitId, visibilityTo(viewers, sharing[depth])]));
}

const having = (seen: ReadonlyMap<string, Visibility>, what: Visibility) =>
  [...seen].filter(([, one]) => one === what).map(([unitId]) => unitId);

/** Sums that follow from a whole and its parts together and are over too few, by group, audience and whole. */
function findDerived(input: RoundInput): string[] {
  const { statistics } = computeRoundStatistics(input);
  return countGroups(input, input.members).flatMap((counted) =>
    VIEWERS.flatMap((viewers) => {
      const { areas } = counted.tree;
      const families = [
        { whole: 'INDEX', parts: areas.map(({ code }) => code) },
        ...areas.map((area) => ({ whole: area.code, parts: area.directions.map(({ code }) => code) })),
      ];
      const isShown = (node: string) => {
        const row = statistics.find(
          (one) => one.groupCode === counted.group.code && one.node === node && one.viewers === viewers,
        )!;
        return row.isReleased && row.reason !== 'not_shared';
      };
      return families.flatMap(({ whole, parts }) => {
        const ofWhole = visibilities(counted, whole, viewers);
        const hidden = having(ofWhole, 'hidden');
        const ofParts = parts.map((node) => ({ node, seen: visibilities(counted, node, viewers) }));
        const hiding = ofParts.filter(({ seen }) => having(seen, 'hidden').length > 0);
        const withheld = hiding.filter(({ node }) => !isShown(node));
        if (hiding.length === withheld.length) return [];
        const name = `${counted.group.code} ${viewers} ${whole}`;
        if (withheld.length === 1) return hidden.length === 0 || isShown(whole) ? [`${name}: the withheld part`] : [];
        if (withheld.length > 1 || hidden.length === 0) return [];
        if (!isShown(whole)) {
          const inside = hidden.filter((unitId) => ofParts.every(({ seen }) => seen.get(unitId) !== 'left_out'));
          return inside.length > 0 ? [`${name}: the withheld whole`] : [];
        }
        const outside = hidden.filter((unitId) => ofParts.some(({ seen }) => seen.get(unitId) === 'left_out'));
        return outside.length > 0 && outside.length < input.parameters.k ? [`${name}: ${outside.length} outside`] : [];
      });
    }),
  );
}

test(`no sum over too few follows from a node and its parts, in ${COUNTIES} counties`, () => {
  const found = Array.from({ length: COUNTIES }, (_, index) => countyOf(index + 1)).flatMap((county) =>
    findDerived(county).map((one) => `${county.name}: ${one}`),
  );
  expect(found).toEqual([]);
});
