import type { ActionFunctionArgs } from '@remix-run/node';
import type { Acting } from '#app/access/acting';
import type { Access } from '#app/http/authorise.server';
import { notFound } from '#app/http/responses';
import type { PlanProblem, PlanScope } from '#app/plans/open-plan.server';
import { findPlanAssessment, pathOf } from './plan-page.server';

/** What an action of a plan's page hands to a use-case: the plan named in the address, and who acts. */
export interface PlanningRequest {
  scope: PlanScope;
  acting: Acting;
  /** The plan's own page. */
  path: string;
}

/** The plan that the address names, if the person's roles allow what is asked there; else not found. */
export async function readPlanningRequest(
  { context, params }: Pick<ActionFunctionArgs, 'context' | 'params'>,
  { viewer, organisationIds }: Access,
): Promise<PlanningRequest> {
  const assessment = await findPlanAssessment(context.db, params, organisationIds);
  return {
    scope: { assessmentId: assessment.id, organisationIds },
    acting: { now: context.now, actor: { personId: viewer.personId, requestId: context.requestId } },
    path: pathOf(assessment),
  };
}

/** The answer to a mistake that no field can mend: not found, or a text on top of the page, with what was written. */
export function refused(problem: PlanProblem | string, written?: unknown): Response {
  if (problem === 'not_found') throw notFound();
  return Response.json({ errors: { form: `plan.problem.${problem}` }, written }, { status: 409 });
}
