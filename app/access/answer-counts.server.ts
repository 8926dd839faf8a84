import type { Kysely } from 'kysely';
import { type CountRelease, countsExposeSomebody, releaseCounts } from '#app/domain/benchmark/count-release';
import type { Direction, FocusArea } from '#app/domain/questionnaire/schema';
import { isClosedBelowMean } from '#app/domain/questionnaire/sensitive';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { countSignedAnswers } from '#db/queries/shared-counts';
import type { Database } from '#db/schema';
import { type CountedGroup, type CountedParts, readCountedParts, readMeansAbove } from './counted-parts.server';

type CountRow = Awaited<ReturnType<typeof countSignedAnswers>>[number];

/** Counts over one question's answers or one fact's values. Of a direction that may be secret there are none. */
export type Counts = CountRelease | { isShown: false; n: number; reason: 'sensitive' };

export interface AnsweredGroup extends CountedGroup {
  scale: { min: number; max: number };
}

/**
 * How a group answered each question of these areas, by question, as counts over every level from the lowest, then don't
 * know, then not applicable: where the rules allow it (method 5.5, 5.7, 5.10). Directions that may be secret are not even
 * counted.
 */
export async function readAnswerCounts(
  db: Kysely<Database>,
  group: AnsweredGroup,
  areas: readonly FocusArea[],
): Promise<Map<string, Counts>> {
  const parts = await readCountedParts(db, group);
  const [exposing, named, hidden] = await Promise.all([
    // Those hidden here are not counted then, whatever else is shown of them.
    parts.differsFromFirst ? new Set<string>() : findExposing(db, group, areas, parts),
    countAnswers(db, group, areas, parts.named),
    countAnswers(db, group, areas, parts.hidden),
  ]);
  const directions = areas.flatMap((area) => area.directions);
  return new Map(
    directions.flatMap((direction) =>
      direction.indicators.map(({ code }) => {
        const isExposing = parts.differsFromFirst || exposing.has(direction.code);
        const counted = { named: inCategories(group, named, code), hidden: inCategories(group, hidden, code) };
        return [code, countsOf(group, direction, { ...counted, isExposing })] as const;
      }),
    ),
  );
}

function countsOf(
  { parameters }: CountedGroup,
  direction: Direction,
  counted: { named: number[]; hidden: number[]; isExposing: boolean },
): Counts {
  if (isClosedBelowMean(direction)) return { isShown: false, n: 0, reason: 'sensitive' };
  return releaseCounts(counted, parameters);
}

/** Directions whose counts would, with the means that are shown of them, of the area or the index, give somebody away. */
async function findExposing(
  db: Kysely<Database>,
  group: CountedGroup,
  areas: readonly FocusArea[],
  { hidden }: CountedParts,
): Promise<Set<string>> {
  if (hidden.length === 0) return new Set();
  const above = await readMeansAbove(db, group, [
    { code: INDEX_NODE, depth: 'index' },
    ...areas.map(({ code }) => ({ code, depth: 'areas' as const })),
    ...areas.flatMap((area) => area.directions).map(({ code }) => ({ code, depth: 'directions' as const })),
  ]);
  const exposing = areas.flatMap((area) =>
    area.directions.filter(({ code }) => {
      const means = [INDEX_NODE, area.code, code].flatMap((node) => above.get(node) ?? []);
      return countsExposeSomebody(hidden, means, group.parameters);
    }),
  );
  return new Set(exposing.map(({ code }) => code));
}

function countAnswers(
  db: Kysely<Database>,
  { roundId }: CountedGroup,
  areas: readonly FocusArea[],
  unitIds: readonly string[],
) {
  const open = areas.flatMap((area) => area.directions).filter((direction) => !isClosedBelowMean(direction));
  const indicators = open.flatMap((direction) => direction.indicators.map((indicator) => indicator.code));
  return countSignedAnswers(db, { roundId, unitIds, indicators });
}

function inCategories({ scale }: AnsweredGroup, rows: readonly CountRow[], indicator: string): number[] {
  const levels = scale.max - scale.min + 1;
  const counts = Array.from({ length: levels + 2 }, () => 0);
  for (const row of rows) {
    if (row.indicator !== indicator) continue;
    const place = row.kind === 'DK' ? levels : row.kind === 'NA' ? levels + 1 : (row.level ?? scale.min) - scale.min;
    counts[place] = row.count;
  }
  return counts;
}
