import type { Kysely } from 'kysely';
import { applicableAreas, type OrganisationKind } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundParticipants } from '#db/queries/round-participants';
import type { findRoundOfProgrammes } from '#db/queries/rounds';
import type { Database } from '#db/schema';

type Round = NonNullable<Awaited<ReturnType<typeof findRoundOfProgrammes>>>;

/** The questionnaire of a round as organisations of one kind will meet it; undefined when nobody of that kind is invited. */
export async function readPreview(
  db: Kysely<Database>,
  round: Round,
  { kind, language }: { kind: string | null; language: Language },
) {
  const invited = (await listRoundParticipants(db, round.id)).map((one) => one.kind);
  const count = (kind: OrganisationKind) => invited.filter((one) => one === kind).length;
  const kinds = [...new Set(invited)].sort((a, b) => count(b) - count(a));
  const shown: OrganisationKind | undefined = kind === null ? kinds[0] : kinds.find((one) => one === kind);
  if (!shown) return undefined;
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const areas = applicableAreas(questionnaire, shown).map((area) => ({
    code: area.code,
    name: area.name[language],
    goal: area.goal[language],
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      indicators: direction.indicators.map((indicator) => ({
        code: indicator.code,
        question: indicator.question[language],
        why: indicator.why[language],
        levels: indicator.levels.map((level) => level[language]),
      })),
    })),
  }));
  return {
    kinds,
    shown,
    areas,
    facts: questionnaire.facts.map(({ code, question }) => ({ code, question: question[language] })),
    questions: areas.flatMap((area) => area.directions.flatMap((direction) => direction.indicators)).length,
  };
}
