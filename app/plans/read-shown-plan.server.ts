import type { Kysely } from 'kysely';
import type { Language } from '#app/domain/questionnaire/schema';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { Onlooker } from '#db/queries/shared-results';
import { findShownPlan, listShownActions, type ShownActionRow } from '#db/queries/shown-plans';
import type { Database, Id } from '#db/schema';

/** An action as others read it; the focus areas by name. */
export type ShownAction = ShownActionRow;

export interface ShownPlan {
  organisation: string;
  roundName: string;
  /** YYYY-MM-DD, the day of the latest decision. */
  decidedOn: string;
  actions: ShownAction[];
}

/** An organisation's decided plan after one of these rounds, as it shows it to the viewers; null where it does not. */
export async function readShownPlan(
  db: Kysely<Database>,
  asked: { roundIds: readonly Id[]; organisation: string },
  viewers: Onlooker['viewers'],
  language: Language,
): Promise<ShownPlan | null> {
  const plan = await findShownPlan(db, asked, viewers);
  if (!plan) return null;
  const [questionnaire, actions] = await Promise.all([
    loadQuestionnaire(db, plan.versionId),
    listShownActions(db, plan, viewers),
  ]);
  const names = new Map(questionnaire.focusAreas.map(({ code, name }) => [code, name[language]]));
  return {
    organisation: plan.name,
    roundName: plan.roundName,
    decidedOn: plan.decidedOn ?? '',
    actions: actions.map(({ areas, ...action }) => ({
      ...action,
      areas: areas.map((code) => names.get(code) ?? code),
    })),
  };
}
