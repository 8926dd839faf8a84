import type { Kysely } from 'kysely';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { Direction, Language } from '#app/domain/questionnaire/schema';
import { isClosedBelowMean } from '#app/domain/questionnaire/sensitive';
import { readShownPlan, type ShownPlan } from '#app/plans/read-shown-plan.server';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundsBySlug } from '#db/queries/rounds';
import { listVisibleAnswers, listVisibleOrganisations, type Onlooker } from '#db/queries/shared-results';
import type { Database } from '#db/schema';

const PUBLIC: Onlooker = { viewers: 'public', ownOrganisationIds: [] };

type RoundRow = Awaited<ReturnType<typeof listRoundsBySlug>>[number];
type AnswerRow = Awaited<ReturnType<typeof listVisibleAnswers>>[number];

export interface PublicAnswer {
  code: string;
  question: string;
  kind: AnswerRow['kind'];
  level: number | null;
  levelText: string;
  comment: string;
}

export interface PublicDirection {
  code: string;
  name: string;
  /** null for a direction that may be secret: nothing below its mean is shown. */
  answers: PublicAnswer[] | null;
}

export interface PublicOrganisationView {
  name: string;
  round: { slug: string; name: string };
  programme: { slug: string; name: string };
  /** null where the organisation has not chosen to show its answers to everybody; so the plan. */
  areas: { code: string; name: string; directions: PublicDirection[] }[] | null;
  plan: ShownPlan | null;
}

/**
 * What an organisation shows of itself to everybody beyond its values: the answers to single questions and the decided
 * plan. Null when it shows neither, or there is no such round. Of several programmes' rounds of one name it is the first in
 * which it shows something.
 */
export async function readPublicOrganisation(
  db: Kysely<Database>,
  asked: { slug: string; programme: string | null; organisation: string },
  language: Language,
): Promise<PublicOrganisationView | null> {
  for (const round of await listRoundsBySlug(db, asked.slug)) {
    if (asked.programme !== null && round.programmeSlug !== asked.programme) continue;
    const view = await readOrganisation(db, round, asked.organisation, language);
    if (view) return view;
  }
  return null;
}

async function readOrganisation(
  db: Kysely<Database>,
  round: RoundRow,
  slug: string,
  language: Language,
): Promise<PublicOrganisationView | null> {
  const [plan, showing] = await Promise.all([
    readShownPlan(db, { roundIds: [round.id], organisation: slug }, PUBLIC.viewers, language),
    listVisibleOrganisations(db, round.id, 'indicators', PUBLIC),
  ]);
  const answering = showing.find((one) => one.slug === slug);
  if (!plan && !answering) return null;
  return {
    name: answering?.name ?? plan?.organisation ?? '',
    round: { slug: round.slug, name: round.name },
    programme: {
      slug: round.programmeSlug,
      name: language === 'sv' ? round.programmeNameSv : round.programmeNameEn,
    },
    areas: answering ? await readAreas(db, round, answering, language) : null,
    plan,
  };
}

async function readAreas(
  db: Kysely<Database>,
  round: RoundRow,
  { unitId, kind }: Awaited<ReturnType<typeof listVisibleOrganisations>>[number],
  language: Language,
) {
  const [questionnaire, rows] = await Promise.all([
    loadQuestionnaire(db, round.questionnaire_version_id),
    listVisibleAnswers(db, { roundId: round.id, unitIds: [unitId] }, PUBLIC),
  ]);
  const answers = new Map(rows.map((row) => [row.indicator, row]));
  const lowest = questionnaire.scale.min;
  // Judged on the whole direction, as the query does: what makes it sensitive may not apply to this kind of organisation.
  const closed = new Set(
    questionnaire.focusAreas
      .flatMap((area) => area.directions)
      .filter(isClosedBelowMean)
      .map(({ code }) => code),
  );
  return applicableAreas(questionnaire, kind).map((area) => ({
    code: area.code,
    name: area.name[language],
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      answers: closed.has(direction.code) ? null : answersOf(direction, answers, lowest, language),
    })),
  }));
}

function answersOf(
  { indicators }: Direction,
  answers: ReadonlyMap<string, AnswerRow>,
  lowest: number,
  language: Language,
): PublicAnswer[] {
  return indicators.flatMap(({ code, question, levels }) => {
    const row = answers.get(code);
    if (!row) return [];
    const { kind, level, comment } = row;
    const levelText = level === null ? '' : (levels[level - lowest]?.[language] ?? '');
    return { code, question: question[language], kind, level, levelText, comment };
  });
}
