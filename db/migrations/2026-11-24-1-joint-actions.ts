import { type Kysely, sql } from 'kysely';

/** What the county offers to do together, what each organisation answers, and the actions that came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createJointActions(db);
  await createOffers(db);
  await linkActions(db);
}

async function createJointActions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('joint_actions')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programmes.id'))
    .addColumn('questionnaire_version_id', 'text', (column) => column.notNull().references('questionnaire_versions.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('joint_actions_programme')
    .ifNotExists()
    .on('joint_actions')
    .column('programme_id')
    .execute();
  await db.schema
    .createTable('joint_action_versions')
    .ifNotExists()
    .addColumn('joint_action_id', 'text', (column) => column.notNull().references('joint_actions.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('joint_action_versions_pk', ['joint_action_id', 'revision'])
    .execute();
  await db.schema
    .createTable('joint_action_steps')
    .ifNotExists()
    .addColumn('joint_action_id', 'text', (column) => column.notNull().references('joint_actions.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('happened_on', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('taken_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('joint_action_steps_pk', ['joint_action_id', 'status'])
    .execute();
}

async function createOffers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('joint_action_offers')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('joint_action_id', 'text', (column) => column.notNull().references('joint_actions.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('offered_at', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('person_id', 'text', (column) => column.references('people.id'))
    .addUniqueConstraint('joint_action_offers_organisation', ['joint_action_id', 'organisation_id'])
    .execute();
  await db.schema
    .createIndex('joint_action_offers_of')
    .ifNotExists()
    .on('joint_action_offers')
    .columns(['organisation_id', 'status'])
    .execute();
  await db.schema
    .createTable('joint_action_messages')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('offer_id', 'text', (column) => column.notNull().references('joint_action_offers.id'))
    .addColumn('is_from_county', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addCheckConstraint('joint_action_messages_is_from_county', sql`is_from_county in (0, 1)`)
    .execute();
  await db.schema
    .createIndex('joint_action_messages_offer')
    .ifNotExists()
    .on('joint_action_messages')
    .column('offer_id')
    .execute();
}

/** A plan holds at most one action of each joint one, however many times somebody accepts. */
async function linkActions(db: Kysely<unknown>): Promise<void> {
  const actions = (await db.introspection.getTables()).find(({ name }) => name === 'actions');
  if (!actions?.columns.some(({ name }) => name === 'joint_action_id')) {
    await db.schema
      .alterTable('actions')
      .addColumn('joint_action_id', 'text', (column) => column.references('joint_actions.id'))
      .execute();
  }
  await db.schema
    .createIndex('actions_joint')
    .ifNotExists()
    .unique()
    .on('actions')
    .columns(['plan_id', 'joint_action_id'])
    .execute();
}
