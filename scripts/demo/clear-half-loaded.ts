import type { Kysely } from 'kysely';
import { findInstallationValue } from '#db/queries/operations';
import type { Database } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { CONTENT_KEY, HALF_LOADED_CONTENT } from './load-demo';

/** Every table that the demo is written to, those that refer before those that are referred to. */
const TABLES: readonly (keyof Database)[] = [
  'joint_action_messages',
  'joint_action_offers',
  'joint_action_steps',
  'joint_action_versions',
  'plan_decision_actions',
  'plan_decisions',
  'action_versions',
  'action_notes',
  'action_checks',
  'action_indicators',
  'action_areas',
  'actions',
  'joint_actions',
  'plans',
  'area_targets',
  'indicator_priorities',
  'round_closings',
  'group_appendices',
  'panel_changes',
  'rank_results',
  'names_shown',
  'good_examples',
  'sharings_in_force',
  'counted_sign_offs',
  'group_statistics',
  'sharings',
  'node_changes',
  'node_scores',
  'signed_facts',
  'signed_answers',
  'sign_offs',
  'fact_versions',
  'fact_answers',
  'consensus_versions',
  'consensus_answers',
  'answer_versions',
  'answers',
  'response_scopes',
  'responses',
  'assessments',
  'round_group_members',
  'round_groups',
  'round_participants',
  'rounds',
  'nodes',
  'questionnaire_versions',
  'audit_events',
  'mail_outbox',
  'jobs',
  'memberships',
  'people',
  'programme_members',
  'programmes',
  'units',
  'organisations',
  'installation',
];

/**
 * Empties a database in which loading the demo was stopped half-way, so that it can begin again. Refuses any other: only
 * the mark that is set before the first row of the demo says that there is nothing of anybody's in it.
 */
export async function clearHalfLoaded(db: Kysely<Database>): Promise<void> {
  await inTransaction(db, async (trx) => {
    if ((await findInstallationValue(trx, CONTENT_KEY)) !== HALF_LOADED_CONTENT) {
      throw new Error('only a half-loaded demo is cleared');
    }
    for (const table of TABLES) await trx.deleteFrom(table).execute();
  });
}
