import type { Kysely } from 'kysely';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { listPanelChanges } from '#db/queries/frozen-statistics';
import { findRound } from '#db/queries/rounds';
import { listVisibleChanges } from '#db/queries/shared-results';
import type { Database } from '#db/schema';
import type { ReadMap } from './read-map.server';
import type { Setting } from './read-setting.server';
import type { ChangeReason, ChangeView, Move, MoveLabel } from './view';

const LABELS: readonly string[] = [
  'possible_increase',
  'possible_decrease',
  'clear_increase',
  'clear_decrease',
] satisfies MoveLabel[];

/**
 * How the group has moved since the round before (method 6.5): counts always, sizes only where they were released at the
 * close. With it those on the map's page who show that they have moved by more than the uncertainty.
 */
export async function readChange(db: Kysely<Database>, setting: Setting, map: ReadMap): Promise<ChangeView> {
  const { roundId, group, groupTree, shownTree, columns } = setting;
  const key = { roundId, groupCode: group.code, audience: 'county' as const };
  const panels = shownTree === groupTree ? await listPanelChanges(db, key) : [];
  const [first] = panels;
  const previous = first ? await findRound(db, first.previous_round_id) : undefined;
  const byNode = new Map(panels.filter((row) => row.tree === groupTree).map((row) => [row.node, row]));
  return {
    since: previous?.name ?? null,
    rows: columns.flatMap((column) => {
      const row = byNode.get(column.code);
      if (!row) return [];
      const isReleased = row.is_released === 1;
      return [
        {
          column,
          n: row.n_panel,
          up: row.up,
          down: row.down,
          same: row.same,
          reason: isReleased ? null : reasonOf(row.reason),
          mean: isReleased ? row.mean_change : null,
          median: isReleased ? row.median_change : null,
          composition: isReleased ? row.composition_effect : null,
          signTest: isReleased ? row.sign_test_p : null,
        },
      ];
    }),
    moves: previous ? await readMoves(db, setting, map) : [],
  };
}

function reasonOf(reason: string | null): ChangeReason {
  return reason === null || reason === 'too_few' ? 'too_few_unnamed' : (reason as ChangeReason);
}

/** Changes are kept on each organisation's own tree: in a group of several kinds each has moved on its own questions. */
async function readMoves(db: Kysely<Database>, { roundId, columns, onlooker }: Setting, map: ReadMap): Promise<Move[]> {
  const members = new Map([...map.members, ...map.own].map((member) => [member.unitId, member]));
  const byCode = new Map(columns.map((column) => [column.code, column]));
  const part = { roundId, tree: OWN_TREE, unitIds: [...members.keys()], nodes: [...byCode.keys()] };
  const rows = await listVisibleChanges(db, part, onlooker);
  const moves = rows.flatMap((row): Move[] => {
    const [member, column] = [members.get(row.unitId), byCode.get(row.node)];
    const isMove = row.isComparable === 1 && row.delta !== null && LABELS.includes(row.label ?? '');
    if (!member || !column || !isMove) return [];
    return [
      {
        organisation: member.name,
        isOwn: onlooker.ownOrganisationIds.includes(row.organisationId),
        column,
        delta: row.delta ?? 0,
        label: row.label as MoveLabel,
      },
    ];
  });
  return moves.toSorted(
    (a, b) => Math.abs(b.delta) - Math.abs(a.delta) || a.organisation.localeCompare(b.organisation, 'sv'),
  );
}
