import type { Kysely } from 'kysely';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import type { LocalText, Questionnaire } from '#app/domain/questionnaire/schema';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { findLatestOpenedRound } from '#db/queries/rounds';
import type { Database } from '#db/schema';
import { questionnaires } from '#surveys/index';

export interface RulesInForce {
  /** null when no round has been opened: then the method's defaults and the newest published questionnaire apply. */
  round: { name: string; programme: LocalText } | null;
  parameters: MethodParameters;
  questionnaire: Questionnaire;
}

/** The parameters and the questionnaire of the round that was opened last. Both are locked since it opened. */
export async function readRulesInForce(db: Kysely<Database>): Promise<RulesInForce> {
  const round = await findLatestOpenedRound(db);
  if (!round) return { round: null, parameters: DEFAULT_PARAMETERS, questionnaire: newestQuestionnaire() };
  return {
    round: { name: round.name, programme: { sv: round.programmeNameSv, en: round.programmeNameEn } },
    parameters: JSON.parse(round.parameters) as MethodParameters,
    questionnaire: await loadQuestionnaire(db, round.questionnaireVersionId),
  };
}

/** The one that begins to apply last; of several, the highest version. */
function newestQuestionnaire(): Questionnaire {
  const all = Object.values(questionnaires).flatMap((versions) => Object.values(versions));
  const newest = all.toSorted(
    (a, b) => b.validFrom.localeCompare(a.validFrom) || b.version.localeCompare(a.version, 'en', { numeric: true }),
  )[0];
  if (!newest) throw new Error('no questionnaire is published');
  return newest;
}
