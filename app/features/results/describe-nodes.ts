import { formatChange } from '#app/domain/scoring/format-change';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { isAbove } from '#app/domain/thresholds';
import type { listNodeScores } from '#db/queries/sign-offs';
import type { SignedTree } from './signed-tree';
import type { CountyFigure, NodeKind, NodeView } from './view';

type ScoreRow = Awaited<ReturnType<typeof listNodeScores>>[number];

/** Bounds are shown beside the value when they are further apart than this, in levels (method 3.3). */
const WIDE_BOUNDS = 0.2;
/** Strengths and gaps: this many directions each. */
const PICKED = 3;

interface NodePlace {
  code: string;
  kind: NodeKind;
  parent: string | null;
  name: string;
}

/** Every node that applies to the organisation with its frozen numbers: the index, then each area with its directions. */
export function describeNodes(
  tree: SignedTree,
  indexName: string,
  scores: readonly ScoreRow[],
  earlierScores: readonly ScoreRow[] | null,
  figures: ReadonlyMap<string, CountyFigure>,
  changes: ReadonlyMap<string, NonNullable<NodeView['commonChange']>>,
): NodeView[] {
  return describePlaces(placesOf(tree, indexName), scores, earlierScores, figures).map((node) => ({
    ...node,
    commonChange: node.kind === 'direction' ? null : (changes.get(node.code) ?? null),
  }));
}

/**
 * The collaboration areas with their frozen numbers; none when the sign-off has none. Neither group statistics nor changes
 * on common questions are computed for them; an earlier sign-off without them is as no earlier one.
 */
export function describeCollaboration(
  { questionnaire, language }: SignedTree,
  scores: readonly ScoreRow[],
  earlierScores: readonly ScoreRow[] | null,
): NodeView[] {
  const places = questionnaire.collaborationAreas.map(
    ({ code, name }): NodePlace => ({ code, kind: 'collaboration', parent: null, name: name[language] }),
  );
  const earlier = earlierScores?.length ? earlierScores : null;
  return describePlaces(places, scores, earlier, new Map()).map((node) => ({ ...node, commonChange: null }));
}

function describePlaces(
  places: readonly NodePlace[],
  scores: readonly ScoreRow[],
  earlierScores: readonly ScoreRow[] | null,
  figures: ReadonlyMap<string, CountyFigure>,
): Omit<NodeView, 'commonChange'>[] {
  const present = new Map(scores.map((row) => [row.node, row]));
  const earlier = earlierScores && new Map(earlierScores.map((row) => [row.node, scoreOf(row)]));
  return places.flatMap((place) => {
    const row = present.get(place.code);
    if (!row) return [];
    const before = earlier ? (earlier.get(place.code) ?? null) : undefined;
    return [describeNode(place, row, before, figures)];
  });
}

function placesOf({ areas, language }: SignedTree, indexName: string): NodePlace[] {
  return [
    { code: INDEX_NODE, kind: 'index', parent: null, name: indexName },
    ...areas.flatMap((area): NodePlace[] => [
      { code: area.code, kind: 'area', parent: INDEX_NODE, name: area.name[language] },
      ...area.directions.map(
        (direction): NodePlace => ({
          code: direction.code,
          kind: 'direction',
          parent: area.code,
          name: direction.name[language],
        }),
      ),
    ]),
  ];
}

/** `earlier` is the node's value in the earlier round, null when it was withheld there; undefined without such a round. */
function describeNode(
  place: NodePlace,
  row: ScoreRow,
  earlier: number | null | undefined,
  figures: ReadonlyMap<string, CountyFigure>,
): Omit<NodeView, 'commonChange'> {
  const score = scoreOf(row);
  return {
    ...place,
    status: row.status,
    score,
    raw: row.raw,
    coverage: row.coverage,
    lower: row.lower,
    upper: row.upper,
    hasWideBounds: row.lower !== null && row.upper !== null && isAbove(row.upper - row.lower, WIDE_BOUNDS),
    stage: row.stage,
    share3: row.share3,
    sumW2: row.sum_w2,
    earlier: earlier ?? null,
    change: earlier === undefined ? null : formatChange({ from: earlier, to: score, decimals: 1 }),
    county: figures.get(place.code) ?? null,
  };
}

/** The published score; the unrounded one, so that changes are computed before rounding (method 1.4). */
function scoreOf(row: ScoreRow): number | null {
  return row.score_u6 === null ? null : row.raw;
}

/**
 * The three directions with the highest values and, among the others, the three with the lowest. Equal values keep the
 * questionnaire's order; a direction without a value is in neither.
 */
export function pickStrengthsAndGaps(nodes: readonly NodeView[], scores: readonly ScoreRow[]) {
  const exact = new Map(scores.map((row) => [row.node, row.score_u6]));
  const directions = nodes
    .filter((node) => node.kind === 'direction' && exact.get(node.code) !== null)
    .map((node) => ({ code: node.code, value: exact.get(node.code) ?? 0 }));
  const strengths = directions.toSorted((a, b) => b.value - a.value).slice(0, PICKED);
  const gaps = directions
    .filter((direction) => !strengths.includes(direction))
    .toSorted((a, b) => a.value - b.value)
    .slice(0, PICKED);
  return { strengths: strengths.map(({ code }) => code), gaps: gaps.map(({ code }) => code) };
}
