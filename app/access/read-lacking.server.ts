import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listVisibleAnswers } from '#db/queries/shared-results';
import type { Database, Id } from '#db/schema';

/** Of those who show single questions by name: how many have not reached the level that says it is in place. */
interface Lack {
  code: string;
  below: number;
  of: number;
}

export interface Lacking {
  /** Organisations that show single questions by name. */
  organisations: number;
  questions: Lack[];
}

/** The level from which something is decided and used in the whole organisation (method 2.1). */
const IN_PLACE = 3;
const MOST_LACKING = 10;
/** Everybody in the county, with no organisation of one's own. */
const COUNTY = { viewers: 'county', ownOrganisationIds: [] } as const;

/**
 * Questions that most of those who show their answers by name do not have in place, of these units of a closed round;
 * none when so few show them that it says little. Sensitive ones are never among them.
 */
export async function readLacking(
  db: Kysely<Database>,
  round: { id: Id; questionnaire_version_id: Id; parameters: string },
  unitIds: readonly Id[],
): Promise<Lacking> {
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const answers = await listVisibleAnswers(db, { roundId: round.id, unitIds }, COUNTY);
  const organisations = new Set(answers.map((answer) => answer.unitId)).size;
  const { nMean } = JSON.parse(round.parameters) as MethodParameters;
  if (organisations < nMean) return { organisations, questions: [] };
  const questions = indicatorsOf(applicableAreas(questionnaire, 'municipality')).flatMap(({ code }): Lack[] => {
    const levels = answers.flatMap((answer) =>
      answer.indicator === code && answer.kind === 'level' && answer.level !== null ? [answer.level] : [],
    );
    const below = levels.filter((level) => level < IN_PLACE).length;
    return levels.length >= nMean && below * 2 > levels.length ? [{ code, below, of: levels.length }] : [];
  });
  return {
    organisations,
    questions: questions.toSorted((a, b) => b.below / b.of - a.below / a.of).slice(0, MOST_LACKING),
  };
}
