import type { Kysely } from 'kysely';
import { readLacking } from '#app/access/read-lacking.server';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import { listCountyStatistics } from '#db/queries/county-reports';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import type { LackingView } from './view';

const MUNICIPALITIES = 'municipalities';
const MOST_DIRECTIONS = 6;

/**
 * What many lack in the last round that closed: the directions whose released mean is lowest, and
 * the questions whose released counts say that most have not come so far. Null before any round has closed.
 */
export async function readLackingView(
  db: Kysely<Database>,
  programmeIds: readonly Id[],
  language: Language,
): Promise<LackingView | null> {
  const rounds = await listRounds(db, programmeIds);
  const round = rounds.find(({ status }) => status === 'closed' || status === 'archived');
  if (!round) return null;
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const { shown, total, questions } = await readLacking(db, round);
  const places = placesByIndicator(questionnaire.focusAreas);
  return {
    roundName: round.name,
    directions: await readLowest(db, round.id, questionnaire, language),
    shown,
    total,
    questions: questions.map((one) => ({
      ...one,
      question: places.get(one.code)?.indicator.question[language] ?? '',
    })),
  };
}

async function readLowest(db: Kysely<Database>, roundId: Id, questionnaire: Questionnaire, language: Language) {
  const directions = new Map(
    questionnaire.focusAreas.flatMap((area) =>
      area.directions.map(({ code, name }) => [code, name[language]] as const),
    ),
  );
  return (await listCountyStatistics(db, roundId))
    .flatMap(({ node, n, group_code: group, is_released: isReleased, sum_u6: sum }) => {
      const name = directions.get(node);
      if (!name || group !== MUNICIPALITIES || isReleased === 0 || sum === null) return [];
      return [{ code: node, name, mean: fromMicroUnits(sum) / n, n }];
    })
    .sort((a, b) => a.mean - b.mean)
    .slice(0, MOST_DIRECTIONS);
}
