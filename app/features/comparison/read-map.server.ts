import type { Kysely } from 'kysely';
import { band } from '#app/domain/scoring/band';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import { listVisibleMembers, listVisibleScores } from '#db/queries/shared-results';
import type { Database, Id, SharingDepth } from '#db/schema';
import type { Setting } from './read-setting.server';
import type { Cell, Column, MapRow, MapView } from './view';

const PAGE_SIZE = 50;
/** For what is downloaded: more than there are organisations. */
export const ALL_ROWS = 100_000;

type ScoreRow = Awaited<ReturnType<typeof listVisibleScores>>[number];
export type VisibleMember = Awaited<ReturnType<typeof listVisibleMembers>>[number];

export interface ReadMap {
  view: MapView;
  /** The organisations of the page, in its order. */
  members: VisibleMember[];
  /** Own organisations in the group, on the page or not. */
  own: VisibleMember[];
  /** Unit -> node -> cell, of the page's and the own organisations. */
  cells: ReadonlyMap<Id, ReadonlyMap<string, Cell>>;
}

/** The depth at which an organisation must show itself to be a row of the map. */
export function depthOfRows({ view: { choice } }: Setting): SharingDepth {
  if (choice.lens === 'samverkan') return 'areas';
  return choice.depth === 'omraden' ? 'index' : 'directions';
}

/**
 * The organisations of the group that show their values by name, a page of them in the order asked for, with the values
 * of that page only. A page beyond the last is the last one.
 */
export async function readMap(db: Kysely<Database>, setting: Setting, pageSize = PAGE_SIZE): Promise<ReadMap> {
  const { roundId, group, onlooker, columns, view } = setting;
  const depth = depthOfRows(setting);
  const visible = await listVisibleMembers(db, { roundId, groupId: group.id, depth }, onlooker);
  const ordered = await inOrder(db, setting, visible);
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const page = Math.min(view.choice.page, pages);
  const members = ordered.slice((page - 1) * pageSize, page * pageSize);
  const isOwn = ({ organisationId }: VisibleMember) => onlooker.ownOrganisationIds.includes(organisationId);
  const own = visible.filter(isOwn);
  const cells = await readCells(db, setting, [...members, ...own]);
  const rows = members.map(
    (member): MapRow => ({
      slug: member.slug,
      name: member.name,
      isOwn: isOwn(member),
      cells: columns.map((column) => cellOf(cells, member.unitId, column)),
    }),
  );
  const shown = visible.filter((member) => member.isNamed).length;
  return {
    view: { rows, shown, ownOnly: visible.length - shown, total: group.members.length, page, pages },
    members,
    own,
    cells,
  };
}

/** A part that the organisation has not chosen to show by name was never read: that is what it means to have no cell. */
export function cellOf(cells: ReadMap['cells'], unitId: Id, { code, isClosedToOthers = false }: Column): Cell {
  return cells.get(unitId)?.get(code) ?? { reason: isClosedToOthers ? 'sensitive' : 'not_shared' };
}

/** The cells of some members on the setting's columns, or on other nodes of the shown tree. */
export async function readCells(
  db: Kysely<Database>,
  { roundId, shownTree, columns, onlooker, view }: Setting,
  members: readonly Pick<VisibleMember, 'unitId'>[],
  nodes: readonly string[] = columns.map((column) => column.code),
): Promise<Map<Id, Map<string, Cell>>> {
  const unitIds = [...new Set(members.map((member) => member.unitId))];
  const rows = await listVisibleScores(db, { roundId, tree: shownTree, unitIds, nodes }, onlooker);
  const cells = new Map<Id, Map<string, Cell>>();
  for (const row of rows) {
    const ofUnit = cells.get(row.unitId) ?? new Map<string, Cell>();
    ofUnit.set(row.node, toCell(row, view.scale));
    cells.set(row.unitId, ofUnit);
  }
  return cells;
}

/** A partial index is for the organisation itself: it is compared with nobody's (method 3.5). */
function toCell(row: ScoreRow, scale: { min: number; max: number }): Cell {
  if (row.status !== 'ok' || row.scoreU6 === null) {
    return { reason: row.status === 'not_applicable' ? 'not_applicable' : 'insufficient' };
  }
  if (row.isPartial === 1) return { reason: 'partial' };
  const value = fromMicroUnits(row.scoreU6);
  return { value, band: band({ score: value, ...scale }).band ?? scale.min };
}

/** By name as Swedish sorts it, or by a node's value with those that show none last. */
async function inOrder(
  db: Kysely<Database>,
  { roundId, shownTree, group, onlooker, view }: Setting,
  members: readonly VisibleMember[],
): Promise<VisibleMember[]> {
  const byName = members.toSorted((a, b) => a.name.localeCompare(b.name, 'sv') || (a.unitId < b.unitId ? -1 : 1));
  const { sort } = view.choice;
  if (sort.by === 'name') return byName;
  const part = { roundId, tree: shownTree, groupId: group.id, nodes: [sort.node] };
  const scores = new Map(
    (await listVisibleScores(db, part, onlooker)).map((row) => [row.unitId, row.isPartial === 1 ? null : row.scoreU6]),
  );
  const scoreOf = ({ unitId }: VisibleMember) => scores.get(unitId) ?? null;
  return byName.toSorted((a, b) => {
    const [one, other] = [scoreOf(a), scoreOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sort.isLowestFirst ? one - other : other - one;
  });
}
