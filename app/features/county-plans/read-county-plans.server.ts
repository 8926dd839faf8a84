import type { Kysely } from 'kysely';
import type { MethodParameters } from '#app/domain/parameters';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { readSharedEffects, type SharedEffects } from '#app/plans/read-shared-effect.server';
import { readSharedPlans, type SharedPlans } from '#app/plans/read-shared-plans.server';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';

export interface CountyPlansView {
  rounds: { slug: string; name: string }[];
  /** null before any round has closed. */
  shown: {
    slug: string;
    roundName: string;
    k: number;
    areas: { code: string; name: string }[];
    plans: SharedPlans;
    /** Actions of one organisation together, with the questions in words. */
    effects: SharedEffects;
    questions: Record<string, string>;
  } | null;
}

/**
 * The plans after a closed round as far as their organisations share them: the one asked for, else the last. Undefined
 * when there is no such round.
 */
export async function readCountyPlans(
  db: Kysely<Database>,
  programmeIds: readonly Id[],
  { slug, language, today }: { slug: string | null; language: Language; today: string },
): Promise<CountyPlansView | undefined> {
  const closed = (await listRounds(db, programmeIds)).filter(
    ({ status }) => status === 'closed' || status === 'archived',
  );
  const rounds = closed.map((round) => ({ slug: round.slug, name: round.name }));
  const round = slug === null ? closed[0] : closed.find((one) => one.slug === slug);
  if (!round) return slug === null ? { rounds, shown: null } : undefined;
  const later = closed.filter((one) => one.opens_at > round.opens_at).reverse();
  const [questionnaire, plans, effects] = await Promise.all([
    loadQuestionnaire(db, round.questionnaire_version_id),
    readSharedPlans(db, round, today),
    readSharedEffects(db, round, later),
  ]);
  return {
    rounds,
    shown: {
      slug: round.slug,
      roundName: round.name,
      k: (JSON.parse(round.parameters) as MethodParameters).k,
      areas: questionnaire.focusAreas.map(({ code, name }) => ({ code, name: name[language] })),
      plans,
      effects,
      questions: questionsOf(questionnaire, effects, language),
    },
  };
}

function questionsOf(questionnaire: Questionnaire, effects: SharedEffects, language: Language) {
  const places = placesByIndicator(questionnaire.focusAreas);
  const codes = effects.actions.flatMap(({ questions }) => questions.map(({ code }) => code));
  return Object.fromEntries(codes.map((code) => [code, places.get(code)?.indicator.question[language] ?? '']));
}
