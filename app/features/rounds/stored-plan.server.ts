import { createHash } from 'node:crypto';
import type { MethodParameters } from '#app/domain/parameters';
import type { Id } from '#db/schema';
import type { StoredRound } from './on-round.server';
import { type ReadPlan, writePlan } from './plan-form';

/** The plan of a round as it stands in the database. */
export function storedPlan(round: StoredRound, participants: readonly { organisationId: Id }[]): ReadPlan {
  return {
    name: round.name,
    questionnaireVersionId: round.questionnaire_version_id,
    opensAt: new Date(round.opens_at),
    closesAt: new Date(round.closes_at),
    parameters: JSON.parse(round.parameters) as MethodParameters,
    message: round.message,
    organisationIds: participants.map((one) => one.organisationId),
  };
}

/** What tells two plans apart. The form carries it, so that nobody saves over what they have not seen. */
export function markOf(plan: Omit<ReadPlan, 'organisationIds'> & { organisationIds: readonly Id[] }): string {
  const { fields, organisationIds } = writePlan({ ...plan, organisationIds: plan.organisationIds.toSorted() });
  return createHash('sha256')
    .update(JSON.stringify([fields, organisationIds]))
    .digest('hex');
}
