import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** The columns that every form of an answer has: a person's, the organisation's agreed one, and their versions. */
function addAnswerColumns<T extends string>(table: CreateTableBuilder<T>) {
  return table
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('kind', 'text')
    .addColumn('level', 'integer')
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull());
}

const KIND_IS_KNOWN = sql`kind is null or kind in ('level', 'DK', 'NA')`;
const ONLY_LEVELS_HAVE_LEVEL = sql`(kind = 'level' and level is not null) or ((kind is null or kind <> 'level') and level is null)`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assessments')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull().references('units.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('current_sign_off_id', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('assessments_round_unit', ['round_id', 'unit_id'])
    .execute();
  await db.schema
    .createIndex('assessments_organisation')
    .ifNotExists()
    .on('assessments')
    .columns(['organisation_id', 'round_id'])
    .execute();
  await db.schema
    .createTable('responses')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('submitted_at', 'text')
    .addUniqueConstraint('responses_person', ['assessment_id', 'person_id'])
    .execute();
  await db.schema
    .createTable('response_scopes')
    .ifNotExists()
    .addColumn('response_id', 'text', (column) => column.notNull().references('responses.id'))
    .addColumn('node_code', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('response_scopes_pk', ['response_id', 'node_code'])
    .execute();
  await addAnswerColumns(db.schema.createTable('answers').ifNotExists())
    .addColumn('response_id', 'text', (column) => column.notNull().references('responses.id'))
    .addPrimaryKeyConstraint('answers_pk', ['response_id', 'indicator'])
    .addCheckConstraint('answers_kind', KIND_IS_KNOWN)
    .addCheckConstraint('answers_level', ONLY_LEVELS_HAVE_LEVEL)
    .execute();
  await addAnswerColumns(db.schema.createTable('answer_versions').ifNotExists())
    .addColumn('response_id', 'text', (column) => column.notNull().references('responses.id'))
    .addColumn('mutation_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addPrimaryKeyConstraint('answer_versions_pk', ['response_id', 'mutation_id'])
    .execute();
  await addAnswerColumns(db.schema.createTable('consensus_answers').ifNotExists())
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('source_response_id', 'text', (column) => column.references('responses.id'))
    .addPrimaryKeyConstraint('consensus_answers_pk', ['assessment_id', 'indicator'])
    .addCheckConstraint('consensus_answers_kind', KIND_IS_KNOWN)
    .addCheckConstraint('consensus_answers_level', ONLY_LEVELS_HAVE_LEVEL)
    .execute();
  await addAnswerColumns(db.schema.createTable('consensus_versions').ifNotExists())
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('source_response_id', 'text', (column) => column.references('responses.id'))
    .addUniqueConstraint('consensus_versions_revision', ['assessment_id', 'indicator', 'revision'])
    .execute();
  await db.schema
    .createTable('fact_answers')
    .ifNotExists()
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('value', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_answers_pk', ['assessment_id', 'fact'])
    .execute();
  await db.schema
    .createTable('fact_versions')
    .ifNotExists()
    .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessments.id'))
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('value', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addColumn('mutation_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_versions_pk', ['assessment_id', 'mutation_id'])
    .execute();
}
