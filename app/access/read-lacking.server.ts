import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundGroups } from '#db/queries/round-groups';
import type { Database, Id } from '#db/schema';
import { readAnswerCounts } from './answer-counts.server';

/** Of those whose answers are in the counts: how many have not reached the level that says it is in place. */
interface Lack {
  code: string;
  below: number;
  of: number;
}

export interface Lacking {
  /** Questions whose counts may be shown, of all. */
  shown: number;
  total: number;
  questions: Lack[];
}

/** The level from which something is decided and used in the whole organisation (method 2.1). */
const IN_PLACE = 3;
const MOST_LACKING = 10;
const MUNICIPALITIES = 'municipalities';

/**
 * Questions that most municipalities do not have in place, from the counts of a closed round that everybody in the county
 * may see; of counts so few are in that they say little, none. Sensitive ones are never among them.
 */
export async function readLacking(
  db: Kysely<Database>,
  round: { id: Id; questionnaire_version_id: Id; parameters: string },
): Promise<Lacking> {
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const areas = applicableAreas(questionnaire, 'municipality');
  const parameters = JSON.parse(round.parameters) as MethodParameters;
  const { min, max } = questionnaire.scale;
  const counts = await readAnswerCounts(
    db,
    {
      roundId: round.id,
      group: { code: MUNICIPALITIES },
      groups: await listRoundGroups(db, round.id),
      parameters,
      scale: { min, max },
    },
    areas,
  );
  const indicators = indicatorsOf(areas);
  const known = indicators.flatMap(({ code }): Lack[] => {
    const answers = counts.get(code);
    if (!answers?.isShown) return [];
    const sumUpTo = (level: number) => answers.counts.slice(0, level - min).reduce((sum, one) => sum + one, 0);
    const of = sumUpTo(max + 1);
    return of >= parameters.nMean ? [{ code, below: sumUpTo(IN_PLACE), of }] : [];
  });
  return {
    shown: known.length,
    total: indicators.length,
    questions: known
      .filter(({ below, of }) => below * 2 > of)
      .toSorted((a, b) => b.below / b.of - a.below / a.of)
      .slice(0, MOST_LACKING),
  };
}
