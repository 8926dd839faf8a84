import type { Kysely } from 'kysely';
import { countActions, type PlanCounts, type PlanSums, sumPlans } from '#app/domain/benchmark/plan-sums';
import type { MethodParameters } from '#app/domain/parameters';
import { type AreaPlanProgress, planProgress } from '#app/domain/plan/progress';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import {
  listNamedActions,
  listOrganisationsShowingPlans,
  readUnnamedPlans,
  type SharedAction,
} from '#db/queries/shared-plans';
import type { Database, Id } from '#db/schema';

/** What is needed of a closed round to read the plans that followed it. */
export interface PlanRound {
  id: Id;
  questionnaire_version_id: Id;
  parameters: string;
}

export interface NamedPlan {
  unitId: Id;
  slug: string;
  name: string;
  /** null until a plan has been decided. */
  counts: (PlanCounts & { overdue: number }) | null;
  /** How many belong to a joint action. */
  joint: number;
}

export interface SharedPlans {
  named: NamedPlan[];
  /** All the named plans together, area by area. */
  areas: AreaPlanProgress[];
  /** The others who share theirs, in sums. */
  sums: PlanSums;
}

/** The plans after a closed round as the county may see them: by name where they are shown so, else in sums or not at all. */
export async function readSharedPlans(db: Kysely<Database>, round: PlanRound, today: string): Promise<SharedPlans> {
  const [questionnaire, organisations, actions, unnamed] = await Promise.all([
    loadQuestionnaire(db, round.questionnaire_version_id),
    listOrganisationsShowingPlans(db, round.id),
    listNamedActions(db, round.id),
    readUnnamedPlans(db, round.id),
  ]);
  const areas = questionnaire.focusAreas.map(({ code }) => code);
  return {
    named: organisations.map(({ unitId, slug, name, planId }) => {
      const of = actions.filter((action) => action.unitId === unitId);
      return { unitId, slug, name, counts: planId === null ? null : countActions(of, today), joint: countJoint(of) };
    }),
    areas: planProgress(actions, areas, today),
    sums: sumPlans(unnamed, areas, today, JSON.parse(round.parameters) as MethodParameters),
  };
}

function countJoint(actions: readonly SharedAction[]): number {
  return actions.filter(({ isJoint, status }) => isJoint && status !== 'cancelled').length;
}
