import type { Kysely } from 'kysely';
import type { Database, Id } from '#db/schema';
import type { MutationOutcome } from './save-answers.server';
import { type FactOutcome, saveFacts } from './save-facts.server';
import type { SaveGroup } from './save-group.server';
import type { SaveRequest } from './save-request';

export interface SaveOutcomes {
  answers: MutationOutcome[];
  facts: FactOutcome[];
}

export interface Saving {
  assessmentId: Id;
  organisationIds: readonly Id[];
  personId: Id;
  now: Date;
}

const LOCKS = new Set(['locked', 'submitted', 'archived']);

/** Saves what one request asks for: answers together with other people's in one commit, then facts. */
export async function applySaveRequest(
  { db, saves }: { db: Kysely<Database>; saves: SaveGroup },
  request: Pick<SaveRequest, 'responseId' | 'version' | 'answers' | 'facts'>,
  { assessmentId, organisationIds, personId, now }: Saving,
): Promise<SaveOutcomes> {
  const { responseId, version } = request;
  const common = { assessmentId, organisationIds, personId };
  const answers =
    request.answers.length === 0
      ? []
      : await saves.save({ ...common, responseId, version, mutations: request.answers });
  const facts = request.facts.length === 0 ? [] : await saveFacts(db, { ...common, mutations: request.facts }, { now });
  return { answers, facts };
}

/** All of a request refused for the same reason, before anything was looked at. */
export function refuseAll(request: Pick<SaveRequest, 'answers' | 'facts'>, reason: 'not_found'): SaveOutcomes {
  return {
    answers: request.answers.map(({ mutationId, indicator }) => ({ mutationId, indicator, status: 'refused', reason })),
    facts: request.facts.map(({ mutationId, fact }) => ({ mutationId, fact, status: 'refused', reason })),
  };
}

/** One status for the whole: what most needs somebody's attention. Each entry is acted on by its own outcome. */
export function statusOf({ answers, facts }: SaveOutcomes): 200 | 404 | 409 | 422 | 423 {
  const outcomes = [...answers, ...facts];
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'refused' ? [outcome.reason] : []));
  if (reasons.includes('not_found')) return 404;
  if (outcomes.some((outcome) => outcome.status === 'conflict')) return 409;
  if (reasons.some((reason) => LOCKS.has(reason))) return 423;
  return reasons.length > 0 ? 422 : 200;
}
