import type { Kysely } from 'kysely';
import { shownPosition } from '#app/domain/benchmark/position';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import { findRankResult } from '#db/queries/frozen-statistics';
import { listGroupStatistics } from '#db/queries/sign-offs';
import type { Database } from '#db/schema';
import { cellOf, type ReadMap } from './read-map.server';
import type { Setting } from './read-setting.server';
import type { Cell, GroupFigure, GroupReason, SpreadView } from './view';

const QUARTERS_OF_MICRO_UNITS = 4_000_000;

type StatisticRow = Awaited<ReturnType<typeof listGroupStatistics>>[number];

/**
 * What the group has on each node, as it was frozen at the close, with the own values and those of the map's page. For the
 * collaboration areas there are no group statistics.
 */
export async function readSpread(db: Kysely<Database>, setting: Setting, map: ReadMap): Promise<SpreadView> {
  const { roundId, group, groupTree, shownTree, columns, parameters } = setting;
  const key = { roundId, tree: groupTree, groupCode: group.code, audience: 'county' as const };
  const statistics = shownTree === groupTree ? await listGroupStatistics(db, key) : [];
  const figures = new Map(statistics.map((row) => [row.node, toFigure(row)]));
  const [own] = map.own;
  const placed = own && (await findRankResult(db, { roundId, groupCode: group.code, unitId: own.unitId }));
  return {
    own: own?.name ?? null,
    place: placed && shownTree === groupTree ? shownPosition(placed, parameters) : null,
    rows: columns.map((column) => ({
      column,
      own: own ? shownValue(cellOf(map.cells, own.unitId, column)) : null,
      figure: figures.get(column.code) ?? null,
      others: map.members
        .filter((member) => member.unitId !== own?.unitId)
        .flatMap((member) => shownValue(cellOf(map.cells, member.unitId, column)) ?? []),
    })),
  };
}

function shownValue(cell: Cell): number | null {
  return 'value' in cell ? cell.value : null;
}

function toFigure(row: StatisticRow): GroupFigure {
  if (row.is_released === 0 || row.sum_u6 === null) {
    return { isShown: false, n: row.n, reason: (row.reason ?? 'too_few') as GroupReason };
  }
  const { q1_u6x4: low, q2_u6x4: middle, q3_u6x4: high } = row;
  return {
    isShown: true,
    n: row.n,
    mean: fromMicroUnits(row.sum_u6) / row.n,
    median: middle === null ? null : middle / QUARTERS_OF_MICRO_UNITS,
    quartiles:
      low === null || high === null
        ? null
        : { low: low / QUARTERS_OF_MICRO_UNITS, high: high / QUARTERS_OF_MICRO_UNITS },
    isOfNamedOnly: row.reason === 'not_shared',
  };
}
