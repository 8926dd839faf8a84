import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTargets(db);
  await createPlans(db);
  await createParts(db);
  await createVersions(db);
}

async function createTargets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('indicator_priorities')
    .ifNotExists()
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('target', 'integer')
    .addColumn('importance', 'integer')
    .addColumn('feasibility', 'integer')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('indicator_priorities_pk', ['assessment_id', 'indicator'])
    .execute();
  await db.schema
    .createTable('area_targets')
    .ifNotExists()
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('target_u6', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('area_targets_pk', ['assessment_id', 'area'])
    .execute();
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('plans')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('unit_id', 'text', (column) => column.notNull().references('units.id'))
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('plans_round_unit', ['round_id', 'unit_id'])
    .execute();
  await db.schema
    .createTable('actions')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plans.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('continues_action_id', 'text', (column) => column.references('actions.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('effect_goal', 'text', (column) => column.notNull())
    .addColumn('responsible', 'text', (column) => column.notNull())
    .addColumn('starts_on', 'text')
    .addColumn('due_on', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('cost_class', 'text')
    .addColumn('collaboration_area', 'text')
    .addColumn('perspective', 'text')
    .addColumn('rus_goal', 'text', (column) => column.notNull())
    .addColumn('obstacle', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('actions_continues', ['continues_action_id'])
    .execute();
  await db.schema.createIndex('actions_plan').ifNotExists().on('actions').column('plan_id').execute();
  await db.schema
    .createIndex('actions_organisation')
    .ifNotExists()
    .on('actions')
    .columns(['organisation_id', 'status'])
    .execute();
}

async function createParts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('action_areas')
    .ifNotExists()
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id'))
    .addColumn('area', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_areas_pk', ['action_id', 'area'])
    .execute();
  await db.schema
    .createTable('action_indicators')
    .ifNotExists()
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id'))
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('major_version', 'integer', (column) => column.notNull())
    .addColumn('from_level', 'integer')
    .addColumn('target', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_indicators_pk', ['action_id', 'indicator'])
    .execute();
  await db.schema
    .createTable('action_checks')
    .ifNotExists()
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('is_done', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_checks_pk', ['action_id', 'position'])
    .addCheckConstraint('action_checks_is_done', sql`is_done in (0, 1)`)
    .execute();
  await db.schema
    .createTable('action_notes')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('noted_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('action_notes_action').ifNotExists().on('action_notes').column('action_id').execute();
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('action_versions')
    .ifNotExists()
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_versions_pk', ['action_id', 'revision'])
    .execute();
  await db.schema
    .createTable('plan_decisions')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plans.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('deciding_body', 'text', (column) => column.notNull())
    .addColumn('decided_on', 'text', (column) => column.notNull())
    .addColumn('paragraph', 'text', (column) => column.notNull())
    .addColumn('diary_number', 'text')
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('registered_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('plan_decisions_number', ['plan_id', 'number'])
    .execute();
  await db.schema
    .createTable('plan_decision_actions')
    .ifNotExists()
    .addColumn('decision_id', 'text', (column) => column.notNull().references('plan_decisions.id'))
    .addColumn('action_id', 'text', (column) => column.notNull().references('actions.id'))
    .addColumn('action_revision', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('plan_decision_actions_pk', ['decision_id', 'action_id'])
    .addForeignKeyConstraint('plan_decision_actions_version', ['action_id', 'action_revision'], 'action_versions', [
      'action_id',
      'revision',
    ])
    .execute();
}
