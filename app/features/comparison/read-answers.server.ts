import type { Kysely } from 'kysely';
import { countsExposeSomebody, releaseCounts } from '#app/domain/benchmark/count-release';
import type { Direction, FocusArea } from '#app/domain/questionnaire/schema';
import { isClosedBelowMean } from '#app/domain/questionnaire/sensitive';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { countSignedAnswers } from '#db/queries/shared-counts';
import type { Database } from '#db/schema';
import { type CountedParts, readCountedParts, readMeansAbove } from './read-hidden-part.server';
import { type ComparisonInput, isReady, type NothingYet, readSetting, type Setting } from './read-setting.server';
import type { AnswersView, Counts } from './view';

type CountRow = Awaited<ReturnType<typeof countSignedAnswers>>[number];

/**
 * How the group's organisations answered each question of one area, as counts and where the rules allow it (method 5.5,
 * 5.7, 5.10). Directions that may be secret are left as a heading: their answers are not even counted.
 */
export async function readAnswers(
  db: Kysely<Database>,
  input: ComparisonInput,
): Promise<AnswersView | NothingYet | undefined> {
  const setting = await readSetting(db, input);
  if (!setting || !isReady(setting)) return setting;
  const { areas, language, questionnaire, view } = setting;
  const area = areas.find((one) => one.code === view.choice.area) ?? areas[0];
  if (!area) return { view };
  const parts = await readCountedParts(db, setting);
  const [exposing, named, hidden] = await Promise.all([
    findExposing(db, setting, area, parts),
    countAnswers(db, setting, area, parts.named),
    countAnswers(db, setting, area, parts.hidden),
  ]);
  return {
    setting: { ...view, choice: { ...view.choice, area: area.code } },
    area: { code: area.code, name: area.name[language] },
    levels: questionnaire.scale.levels.map(({ value, name }) => ({ value, name: name[language] })),
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      indicators: direction.indicators.map((indicator) => ({
        code: indicator.code,
        question: indicator.question[language],
        counts: countsOf(setting, direction, {
          named: inCategories(setting, named, indicator.code),
          hidden: inCategories(setting, hidden, indicator.code),
          isExposing: parts.differsFromFirst || exposing.has(direction.code),
        }),
      })),
    })),
  };
}

function countsOf(
  { parameters }: Setting,
  direction: Direction,
  counted: { named: number[]; hidden: number[]; isExposing: boolean },
): Counts {
  if (isClosedBelowMean(direction)) return { isShown: false, n: 0, reason: 'sensitive' };
  return releaseCounts(counted, parameters);
}

/** Directions whose counts would, with the means that are shown of them, of the area or the index, give somebody away. */
async function findExposing(
  db: Kysely<Database>,
  setting: Setting,
  area: FocusArea,
  { hidden }: CountedParts,
): Promise<Set<string>> {
  const shared = [
    { code: INDEX_NODE, depth: 'index' as const },
    { code: area.code, depth: 'areas' as const },
  ];
  const own = area.directions.map(({ code }) => ({ code, depth: 'directions' as const }));
  const above = await readMeansAbove(db, setting, [...shared, ...own]);
  const isExposing = ({ code }: Direction) => {
    const means = [...shared.map((node) => node.code), code].flatMap((node) => above.get(node) ?? []);
    return countsExposeSomebody(hidden, means, setting.parameters);
  };
  return new Set(area.directions.filter(isExposing).map(({ code }) => code));
}

function countAnswers(db: Kysely<Database>, { roundId }: Setting, area: FocusArea, unitIds: readonly string[]) {
  const open = area.directions.filter((direction) => !isClosedBelowMean(direction));
  const indicators = open.flatMap((direction) => direction.indicators.map((indicator) => indicator.code));
  return countSignedAnswers(db, { roundId, unitIds, indicators });
}

/** Every level from the lowest, then don't know, then not applicable. */
function inCategories({ view: { scale } }: Setting, rows: readonly CountRow[], indicator: string): number[] {
  const levels = scale.max - scale.min + 1;
  const counts = Array.from({ length: levels + 2 }, () => 0);
  for (const row of rows) {
    if (row.indicator !== indicator) continue;
    const place = row.kind === 'DK' ? levels : row.kind === 'NA' ? levels + 1 : (row.level ?? scale.min) - scale.min;
    counts[place] = row.count;
  }
  return counts;
}
