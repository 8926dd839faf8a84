import type { Generated } from 'kysely';
import type { ActionStatus } from '#app/domain/plan/action';
import type { JointStatus, OfferStatus } from '#app/domain/plan/joint-action';

/**
 * The tables as Kysely sees them. Storage types are the lowest common denominator of SQLite and PostgreSQL:
 * ids are uuid v7 text, `_at` are ISO instants as text, flags are 0 or 1, JSON is text.
 */
export type Id = string;
/** `YYYY-MM-DDTHH:mm:ss.sssZ`, always UTC: text order is time order. */
export type Instant = string;
export type Flag = 0 | 1;
type Json = string;

export type OrganisationKind = 'municipality' | 'region' | 'county_administrative_board' | 'university' | 'other';
export type OrganisationRole = 'respondent' | 'coordinator' | 'approver' | 'reader';
export type ProgrammeRole = 'county' | 'admin';
export type Role = OrganisationRole | ProgrammeRole;
export type RoundStatus = 'draft' | 'open' | 'closed' | 'archived';
export type AssessmentStatus = 'not_started' | 'in_progress' | 'handed_over' | 'signed';
export type AnswerKind = 'level' | 'DK' | 'NA';
export type SharingDepth = 'index' | 'areas' | 'directions' | 'indicators' | 'plan';
export type Audience = 'private' | 'aggregate' | 'county' | 'public';
export type JobKind = 'open_round' | 'close_round';
export type JobStatus = 'waiting' | 'running' | 'done';
export type NodeStatus = 'ok' | 'insufficient' | 'not_applicable';

interface OrganisationsTable {
  id: Id;
  kind: OrganisationKind;
  slug: string;
  name: string;
  formal_name: string;
  scb_code: string | null;
  organisation_number: string | null;
  population: number | null;
  population_date: string | null;
  /** SKR's group; null until it is loaded from SKR's own list. */
  municipality_group: string | null;
  created_at: Instant;
}

interface UnitsTable {
  id: Id;
  organisation_id: Id;
  /** null for the one root unit of an organisation. */
  parent_id: Id | null;
  name: string;
  created_at: Instant;
}

interface ProgrammesTable {
  id: Id;
  slug: string;
  name_sv: string;
  name_en: string;
  owner_organisation_id: Id;
  created_at: Instant;
}

interface ProgrammeMembersTable {
  programme_id: Id;
  organisation_id: Id;
}

interface PeopleTable {
  id: Id;
  email: string;
  /** Lower-cased in TypeScript: SQL's lower() differs between the engines for å, ä and ö. */
  email_key: string;
  name: string;
  title: string | null;
  language: 'sv' | 'en';
  disabled_at: Instant | null;
  created_at: Instant;
}

interface MembershipsTable {
  id: Id;
  person_id: Id;
  organisation_id: Id | null;
  programme_id: Id | null;
  role: Role;
  from_at: Instant;
  to_at: Instant | null;
}

interface SessionsTable {
  /** SHA-256 of the cookie's token; the token itself is stored nowhere. */
  token_hash: string;
  person_id: Id;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
}

interface SignInCodesTable {
  id: Id;
  /** null when the address is unknown: the row exists all the same, so that the answer is the same. */
  person_id: Id | null;
  created_at: Instant;
  expires_at: Instant;
  attempts: number;
  used_at: Instant | null;
}

interface QuestionnaireVersionsTable {
  id: Id;
  questionnaire_id: string;
  version: string;
  content: Json;
  content_hash: string;
  published_at: Instant;
}

interface NodesTable {
  questionnaire_version_id: Id;
  code: string;
  kind: 'index' | 'area' | 'direction';
  parent_code: string | null;
  position: number;
  weight: number;
}

interface RoundsTable {
  id: Id;
  programme_id: Id;
  slug: string;
  name: string;
  questionnaire_version_id: Id;
  opens_at: Instant;
  closes_at: Instant;
  status: RoundStatus;
  closed_at: Instant | null;
  /** Method parameters in force, as JSON (method.md, appendix A). */
  parameters: Json;
  /** What the county writes to those who take part; empty when nothing. */
  message: Generated<string>;
  created_at: Instant;
  /** Which revision of the frozen statistics is in force. */
  statistics_revision: Generated<number>;
}

interface RoundParticipantsTable {
  round_id: Id;
  unit_id: Id;
  organisation_id: Id;
  invited_at: Instant;
  declined_at: Instant | null;
  /** Why, as the county noted it. */
  declined_note: string | null;
}

interface RoundGroupsTable {
  id: Id;
  round_id: Id;
  code: string;
  name_sv: string;
  name_en: string;
  priority: number;
}

interface RoundGroupMembersTable {
  round_group_id: Id;
  unit_id: Id;
}

interface AssessmentsTable {
  id: Id;
  round_id: Id;
  unit_id: Id;
  organisation_id: Id;
  status: AssessmentStatus;
  revision: number;
  current_sign_off_id: Id | null;
  created_at: Instant;
}

interface ResponsesTable {
  id: Id;
  assessment_id: Id;
  organisation_id: Id;
  person_id: Id;
  created_at: Instant;
  submitted_at: Instant | null;
}

interface ResponseScopesTable {
  response_id: Id;
  /** An area's or a direction's code; no row means every area. */
  node_code: string;
}

interface AnswerColumns {
  indicator: string;
  kind: AnswerKind | null;
  level: number | null;
  comment: string;
  evidence: string;
  revision: number;
}

interface AnswersTable extends AnswerColumns {
  response_id: Id;
  saved_at: Instant;
}

interface AnswerVersionsTable extends AnswerColumns {
  response_id: Id;
  mutation_id: string;
  person_id: Id;
  saved_at: Instant;
}

interface ConsensusAnswersTable extends AnswerColumns {
  assessment_id: Id;
  reason: string;
  person_id: Id;
  source_response_id: Id | null;
  saved_at: Instant;
}

type ConsensusVersionsTable = ConsensusAnswersTable & { id: Id };

interface FactAnswersTable {
  assessment_id: Id;
  fact: string;
  value: string | null;
  revision: number;
  person_id: Id;
  saved_at: Instant;
}

interface FactVersionsTable extends FactAnswersTable {
  mutation_id: string;
}

interface SignOffsTable {
  id: Id;
  assessment_id: Id;
  organisation_id: Id;
  round_id: Id;
  revision: number;
  reference: string;
  person_id: Id;
  person_name: string;
  person_title: string;
  signed_at: Instant;
  answers_hash: string;
  tree_hash: string;
  method_id: string;
  diary_number: string | null;
}

interface SignedAnswersTable {
  sign_off_id: Id;
  indicator: string;
  major_version: number;
  kind: AnswerKind;
  level: number | null;
  comment: string;
  evidence: string;
}

interface SignedFactsTable {
  sign_off_id: Id;
  fact: string;
  value: string | null;
}

interface NodeScoresTable {
  sign_off_id: Id;
  tree: string;
  node: string;
  /** Millionths of a level; null when the score is withheld. */
  score_u6: number | null;
  raw: number | null;
  coverage: number | null;
  lower: number | null;
  upper: number | null;
  status: NodeStatus;
  /** Only the index can be partial: a focus area does not apply to the organisation. */
  is_partial: Flag;
  stage: number | null;
  share3: number | null;
  sum_w2: number | null;
}

interface SharingsTable {
  id: Id;
  assessment_id: Id;
  organisation_id: Id;
  depth: SharingDepth;
  audience: Audience;
  person_id: Id;
  chosen_at: Instant;
}

/** Of a closed round's frozen statistics: 0 as they were at the close, then one more for every correction. */
interface Revised {
  revision: number;
}

interface GroupStatisticsTable extends Revised {
  round_id: Id;
  tree: string;
  node: string;
  /** round_groups.code */
  group_code: string;
  audience: Audience;
  /** How many organisations the statistic is over: always public. */
  n: number;
  /** How many of them show their own value to the audience. */
  n_named: number;
  is_released: Flag;
  reason: string | null;
  sum_u6: number | null;
  /** Quarters of a micro-unit (method.md 5.2): exact integers. */
  q1_u6x4: number | null;
  q2_u6x4: number | null;
  q3_u6x4: number | null;
  min_u6: number | null;
  max_u6: number | null;
  members_hash: string;
  method_id: string;
  seed: number;
  frozen_at: Instant;
}

interface NodeChangesTable {
  sign_off_id: Id;
  tree: string;
  node: string;
  earlier_sign_off_id: Id;
  /** Scores on the common indicators, in levels. */
  previous: number | null;
  current: number | null;
  delta: number | null;
  coverage: number | null;
  is_comparable: Flag;
  sum_w2: number | null;
  mdc95: number | null;
  label: string | null;
}

/** Which sign-offs a closed round's statistics are over, with the sharing in force at the cut-off. */
interface CountedSignOffsTable extends Revised {
  round_id: Id;
  unit_id: Id;
  sign_off_id: Id;
  sharing: Json;
}

/**
 * How far a counted sign-off is shown to others, one row a depth: what was frozen at the close, narrowed at once when the
 * organisation narrows its choice, and widened only when nothing hidden could be worked out (method.md 5.10).
 */
interface SharingsInForceTable {
  round_id: Id;
  unit_id: Id;
  organisation_id: Id;
  depth: SharingDepth;
  audience: Audience;
}

/**
 * What has been shown by name after the close: somebody may have read it, so it counts as known from then on, whatever is
 * chosen later (method.md 5.10).
 */
interface NamesShownTable {
  round_id: Id;
  unit_id: Id;
  depth: SharingDepth;
  viewers: 'county' | 'public';
  shown_at: Instant;
}

interface RankResultsTable extends Revised {
  round_id: Id;
  tree: string;
  node: string;
  group_code: string;
  unit_id: Id;
  n: number;
  rank: number;
  tied: number;
  percentile_rank: number | null;
  quartile_band: string | null;
  rank_low: number;
  rank_high: number;
  index_low: number;
  index_high: number;
  scenario_rank_min: number;
  scenario_rank_max: number;
  replicates: number;
  method_id: string;
  seed: number;
  frozen_at: Instant;
}

interface PanelChangesTable extends Revised {
  round_id: Id;
  previous_round_id: Id;
  tree: string;
  node: string;
  group_code: string;
  audience: Audience;
  n_panel: number;
  up: number;
  down: number;
  same: number;
  /** 0: only the counts may be shown. */
  is_released: Flag;
  reason: string | null;
  mean_change: number | null;
  median_change: number | null;
  sign_test_p: number | null;
  composition_effect: number | null;
  method_id: string;
  frozen_at: Instant;
}

interface GroupAppendicesTable extends Revised {
  round_id: Id;
  tree: string;
  group_code: string;
  /** Intervals of the group's mean, as JSON. */
  content: Json;
  method_id: string;
  seed: number;
  frozen_at: Instant;
}

interface RoundClosingsTable extends Revised {
  round_id: Id;
  previous_round_id: Id | null;
  cut_off_at: Instant;
  /** SHA-256 of everything that was computed: a recomputation must give the same. */
  result_hash: string;
  method_id: string;
  seed: number;
  frozen_at: Instant;
  /** Why the statistics were corrected; empty for the close itself. */
  reason: Generated<string>;
}

/** What the organisation aims for on one question, and how it rates it; null where the method's own value holds. */
interface IndicatorPrioritiesTable {
  assessment_id: Id;
  organisation_id: Id;
  indicator: string;
  target: number | null;
  /** 1–5, 5 = most important. */
  importance: number | null;
  /** 1–5, 5 = easiest. */
  feasibility: number | null;
  revision: number;
  person_id: Id;
  saved_at: Instant;
}

interface AreaTargetsTable {
  assessment_id: Id;
  organisation_id: Id;
  area: string;
  /** Millionths of a level, as scores are. */
  target_u6: number;
  person_id: Id;
  saved_at: Instant;
}

interface PlansTable {
  id: Id;
  unit_id: Id;
  round_id: Id;
  organisation_id: Id;
  person_id: Id;
  created_at: Instant;
}

interface ActionsTable {
  id: Id;
  plan_id: Id;
  organisation_id: Id;
  /** The action of an earlier plan that this one goes on with. */
  continues_action_id: Id | null;
  /** The joint action that it came from; a link in force only while the organisation's acceptance is. */
  joint_action_id: Id | null;
  title: string;
  description: string;
  effect_goal: string;
  responsible: string;
  /** YYYY-MM-DD */
  starts_on: string | null;
  due_on: string | null;
  status: ActionStatus;
  cost_class: string | null;
  collaboration_area: string | null;
  perspective: string | null;
  rus_goal: string;
  obstacle: string | null;
  outcome: string;
  revision: number;
  person_id: Id;
  created_at: Instant;
  saved_at: Instant;
}

interface JointActionsTable {
  id: Id;
  programme_id: Id;
  /** The questionnaire that its areas and questions are from. */
  questionnaire_version_id: Id;
  status: JointStatus;
  /** Of the content: see joint_action_versions. */
  revision: number;
  created_at: Instant;
}

interface JointActionVersionsTable {
  joint_action_id: Id;
  revision: number;
  content: Json;
  person_id: Id;
  saved_at: Instant;
}

/** Each status once, with the day on which it happened. */
interface JointActionStepsTable {
  joint_action_id: Id;
  status: JointStatus;
  /** YYYY-MM-DD */
  happened_on: string;
  /** What came of it, or why it was cancelled. */
  note: string;
  person_id: Id;
  taken_at: Instant;
}

interface JointActionOffersTable {
  id: Id;
  joint_action_id: Id;
  organisation_id: Id;
  status: OfferStatus;
  /** Why it was declined, or the acceptance withdrawn. */
  reason: string;
  offered_at: Instant;
  answered_at: Instant | null;
  person_id: Id | null;
}

interface JointActionMessagesTable {
  id: Id;
  offer_id: Id;
  is_from_county: Flag;
  text: string;
  person_id: Id;
  written_at: Instant;
}

interface ActionAreasTable {
  action_id: Id;
  area: string;
}

interface ActionIndicatorsTable {
  action_id: Id;
  indicator: string;
  major_version: number;
  from_level: number | null;
  target: number;
}

interface ActionChecksTable {
  action_id: Id;
  position: number;
  text: string;
  is_done: Flag;
}

interface ActionNotesTable {
  id: Id;
  action_id: Id;
  organisation_id: Id;
  text: string;
  person_id: Id;
  noted_at: Instant;
}

/** Every saved version of an action, append only. */
interface ActionVersionsTable {
  action_id: Id;
  revision: number;
  content: Json;
  person_id: Id;
  saved_at: Instant;
}

/** A plan as somebody with the right to has decided it. */
interface PlanDecisionsTable {
  id: Id;
  plan_id: Id;
  organisation_id: Id;
  number: number;
  deciding_body: string;
  decided_on: string;
  paragraph: string;
  diary_number: string | null;
  person_id: Id;
  registered_at: Instant;
}

/** Which version of each action was decided. */
interface PlanDecisionActionsTable {
  decision_id: Id;
  action_id: Id;
  action_revision: number;
}

/** An organisation that is willing to tell how it works with a direction. */
interface GoodExamplesTable {
  id: Id;
  unit_id: Id;
  organisation_id: Id;
  questionnaire_version_id: Id;
  direction: string;
  title: string;
  body: string;
  /** A function, never a person. */
  contact: string;
  /** A day, `YYYY-MM-DD`: the last one on which it is shown. */
  willing_until: string;
  person_id: Id;
  offered_at: Instant;
  withdrawn_at: Instant | null;
}

/** What a document was made from: files are made from it again, never kept. */
interface SnapshotsTable {
  id: Id;
  kind: 'result' | 'county_report' | 'plan';
  /** Of whom a result is; null for the report of a programme, which then is named. */
  organisation_id: Id | null;
  programme_id: Id | null;
  round_id: Id;
  content: Json;
  /** SHA-256 of the content: the same content is the same snapshot. */
  checksum: string;
  created_at: Instant;
  person_id: Id;
}

/** What the county's coordinator writes in a section of the report. */
interface ReportCommentsTable {
  round_id: Id;
  section: string;
  text: string;
  revision: number;
  person_id: Id;
  saved_at: Instant;
}

interface MailOutboxTable {
  id: Id;
  cause: string;
  template: string;
  recipient: string;
  language: 'sv' | 'en';
  parameters: Json;
  attempts: number;
  next_try_at: Instant;
  sent_at: Instant | null;
  failed_at: Instant | null;
  last_error: string | null;
  created_at: Instant;
}

interface JobsTable {
  id: Id;
  kind: JobKind;
  /** One piece of work has one row, however often it is asked for. */
  unique_key: string;
  parameters: Json;
  status: JobStatus;
  /** 0–100, for work that takes long. */
  progress: number;
  /** Not before; a failed attempt moves it ahead. */
  due_at: Instant;
  attempts: number;
  /** Until then the process that claimed it is trusted to be at work. */
  lease_until: Instant | null;
  cancel_requested_at: Instant | null;
  last_error: string | null;
  created_at: Instant;
  finished_at: Instant | null;
}

interface RateLimitsTable {
  key: string;
  window_start: Instant;
  count: number;
}

interface AuditEventsTable {
  id: Id;
  at: Instant;
  person_id: Id | null;
  organisation_id: Id | null;
  action: string;
  object_type: string;
  object_id: string;
  before: Json | null;
  after: Json | null;
  request_id: string | null;
}

interface InstallationTable {
  key: string;
  value: string;
}

export interface Database {
  organisations: OrganisationsTable;
  units: UnitsTable;
  programmes: ProgrammesTable;
  programme_members: ProgrammeMembersTable;
  people: PeopleTable;
  memberships: MembershipsTable;
  sessions: SessionsTable;
  sign_in_codes: SignInCodesTable;
  questionnaire_versions: QuestionnaireVersionsTable;
  nodes: NodesTable;
  rounds: RoundsTable;
  round_participants: RoundParticipantsTable;
  round_groups: RoundGroupsTable;
  round_group_members: RoundGroupMembersTable;
  assessments: AssessmentsTable;
  responses: ResponsesTable;
  response_scopes: ResponseScopesTable;
  answers: AnswersTable;
  answer_versions: AnswerVersionsTable;
  consensus_answers: ConsensusAnswersTable;
  consensus_versions: ConsensusVersionsTable;
  fact_answers: FactAnswersTable;
  fact_versions: FactVersionsTable;
  sign_offs: SignOffsTable;
  signed_answers: SignedAnswersTable;
  signed_facts: SignedFactsTable;
  node_scores: NodeScoresTable;
  sharings: SharingsTable;
  group_statistics: GroupStatisticsTable;
  node_changes: NodeChangesTable;
  counted_sign_offs: CountedSignOffsTable;
  sharings_in_force: SharingsInForceTable;
  names_shown: NamesShownTable;
  rank_results: RankResultsTable;
  panel_changes: PanelChangesTable;
  group_appendices: GroupAppendicesTable;
  round_closings: RoundClosingsTable;
  indicator_priorities: IndicatorPrioritiesTable;
  area_targets: AreaTargetsTable;
  plans: PlansTable;
  actions: ActionsTable;
  action_areas: ActionAreasTable;
  action_indicators: ActionIndicatorsTable;
  action_checks: ActionChecksTable;
  action_notes: ActionNotesTable;
  action_versions: ActionVersionsTable;
  plan_decisions: PlanDecisionsTable;
  plan_decision_actions: PlanDecisionActionsTable;
  joint_actions: JointActionsTable;
  joint_action_versions: JointActionVersionsTable;
  joint_action_steps: JointActionStepsTable;
  joint_action_offers: JointActionOffersTable;
  joint_action_messages: JointActionMessagesTable;
  good_examples: GoodExamplesTable;
  snapshots: SnapshotsTable;
  report_comments: ReportCommentsTable;
  report_comment_versions: ReportCommentsTable;
  mail_outbox: MailOutboxTable;
  jobs: JobsTable;
  rate_limits: RateLimitsTable;
  audit_events: AuditEventsTable;
  /** Facts about this installation, such as whether its content is demo data. */
  installation: InstallationTable;
  // Views: of each closed round the revision in force.
  counted_sign_offs_in_force: CountedSignOffsTable;
  group_statistics_in_force: GroupStatisticsTable;
  rank_results_in_force: RankResultsTable;
  panel_changes_in_force: PanelChangesTable;
  group_appendices_in_force: GroupAppendicesTable;
  round_closings_in_force: RoundClosingsTable;
}
