import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_offs')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull().unique())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('person_name', 'text', (column) => column.notNull())
    .addColumn('person_title', 'text', (column) => column.notNull())
    .addColumn('signed_at', 'text', (column) => column.notNull())
    .addColumn('answers_hash', 'text', (column) => column.notNull())
    .addColumn('tree_hash', 'text', (column) => column.notNull())
    .addColumn('method_id', 'text', (column) => column.notNull())
    .addColumn('diary_number', 'text')
    .addUniqueConstraint('sign_offs_revision', ['assessment_id', 'revision'])
    .execute();
  await db.schema
    .createIndex('sign_offs_round')
    .ifNotExists()
    .on('sign_offs')
    .columns(['round_id', 'organisation_id', 'signed_at'])
    .execute();
  await db.schema
    .createTable('signed_answers')
    .ifNotExists()
    .addColumn('sign_off_id', 'text', (column) => column.notNull().references('sign_offs.id'))
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('major_version', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('level', 'integer')
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('signed_answers_pk', ['sign_off_id', 'indicator'])
    .addCheckConstraint('signed_answers_kind', sql`kind in ('level', 'DK', 'NA')`)
    .execute();
  await db.schema
    .createTable('signed_facts')
    .ifNotExists()
    .addColumn('sign_off_id', 'text', (column) => column.notNull().references('sign_offs.id'))
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('value', 'text')
    .addPrimaryKeyConstraint('signed_facts_pk', ['sign_off_id', 'fact'])
    .execute();
  await db.schema
    .createTable('node_scores')
    .ifNotExists()
    .addColumn('sign_off_id', 'text', (column) => column.notNull().references('sign_offs.id'))
    .addColumn('tree', 'text', (column) => column.notNull())
    .addColumn('node', 'text', (column) => column.notNull())
    .addColumn('score_u6', 'integer')
    .addColumn('raw', 'double precision')
    .addColumn('coverage', 'double precision')
    .addColumn('lower', 'double precision')
    .addColumn('upper', 'double precision')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('is_partial', 'integer', (column) => column.notNull())
    .addColumn('stage', 'integer')
    .addColumn('share3', 'double precision')
    .addColumn('sum_w2', 'double precision')
    .addPrimaryKeyConstraint('node_scores_pk', ['sign_off_id', 'tree', 'node'])
    .execute();
  await db.schema
    .createTable('sharings')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('depth', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('chosen_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('sharings_assessment')
    .ifNotExists()
    .on('sharings')
    .columns(['assessment_id', 'depth', 'chosen_at'])
    .execute();
}
