import type { Kysely } from 'kysely';
import { hasSameMembers, type MeanAbove } from '#app/domain/benchmark/count-release';
import { type Sharing, type SharingDepth, visibilityTo } from '#app/domain/benchmark/sharing';
import type { MethodParameters } from '#app/domain/parameters';
import { listCountedMembers, listScoredUnits } from '#db/queries/shared-counts';
import { listGroupStatistics } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';

type CountedMember = Awaited<ReturnType<typeof listCountedMembers>>[number];

/** A group of a closed round, whose members' answers are counted without saying whose they are. */
export interface CountedGroup {
  roundId: Id;
  group: { code: string };
  /** Every group of the round, in order of priority. */
  groups: readonly { code: string }[];
  parameters: MethodParameters;
}

/** Those of a group whose answers are counted: shown by name, and within counts only. */
export interface CountedParts {
  named: Id[];
  hidden: Id[];
  /**
   * The group hides other organisations than the first group does: counts of both would give those that differ, so only
   * the first one's are shown.
   */
  differsFromFirst: boolean;
}

/**
 * Who is counted in a group: everybody who did not keep the answers to themselves when the round closed. Named is who
 * shows them by name now; a choice that was narrowed later makes one more hidden, not one fewer counted.
 */
export async function readCountedParts(db: Kysely<Database>, setting: CountedGroup): Promise<CountedParts> {
  const rows = await listCountedMembers(db, setting.roundId, 'indicators');
  const [first] = setting.groups;
  const parts = partsOf(rows, setting.group.code);
  const ofFirst = partsOf(rows, first?.code ?? setting.group.code);
  return { ...parts, differsFromFirst: parts.hidden.length > 0 && !hasSameMembers(parts.hidden, ofFirst.hidden) };
}

function partsOf(rows: readonly CountedMember[], groupCode: string): { named: Id[]; hidden: Id[] } {
  const members = rows.filter(
    (row) => row.groupCode === groupCode && frozenVisibility(row, 'indicators') !== 'left_out',
  );
  const isNamed = (row: CountedMember) => visibilityTo('county', row.audienceNow) === 'named';
  return {
    named: members.filter(isNamed).map((row) => row.unitId),
    hidden: members.filter((row) => !isNamed(row)).map((row) => row.unitId),
  };
}

function frozenVisibility(row: CountedMember, depth: SharingDepth) {
  return visibilityTo('county', (JSON.parse(row.frozenSharing) as Sharing)[depth]);
}

interface NodeAbove {
  code: string;
  depth: SharingDepth;
}

/** For each node: whose value on it is shown by name, and the hidden parts of the means that are shown (method 5.7). */
export async function readMeansAbove(
  db: Kysely<Database>,
  setting: CountedGroup,
  nodes: readonly NodeAbove[],
): Promise<Map<string, MeanAbove>> {
  const { roundId, groups } = setting;
  const codes = nodes.map((node) => node.code);
  const depths = [...new Set(nodes.map((node) => node.depth))];
  const [scored, ...membersOf] = await Promise.all([
    listScoredUnits(db, roundId, codes),
    ...depths.map((depth) => listCountedMembers(db, roundId, depth)),
  ]);
  const trees = [...new Set(scored.map((row) => row.tree))];
  const hasScore = new Set(scored.map((row) => `${row.tree} ${row.node} ${row.unitId}`));
  const statistics = await Promise.all(
    groups.flatMap((group) =>
      trees.map((tree) => listGroupStatistics(db, { roundId, tree, groupCode: group.code, audience: 'county' })),
    ),
  );
  const withHidden = statistics.flat().filter((row) => row.is_released === 1 && row.n > row.n_named);
  return new Map(
    nodes.map(({ code, depth }) => {
      const members = membersOf[depths.indexOf(depth)] ?? [];
      const named = new Set(
        members.filter((row) => visibilityTo('county', row.audienceNow) === 'named').map((row) => row.unitId),
      );
      const released = withHidden
        .filter((row) => row.node === code)
        .map((row) =>
          members
            .filter((member) => member.groupCode === row.group_code)
            .filter((member) => frozenVisibility(member, depth) === 'hidden')
            .filter((member) => hasScore.has(`${row.tree} ${code} ${member.unitId}`))
            .map((member) => member.unitId),
        );
      return [code, { named, released }];
    }),
  );
}
