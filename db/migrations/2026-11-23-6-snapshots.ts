import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('snapshots')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('organisation_id', 'text', (column) => column.references('organisations.id'))
    .addColumn('programme_id', 'text', (column) => column.references('programmes.id'))
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addUniqueConstraint('snapshots_content_unique', ['kind', 'round_id', 'checksum'])
    .execute();
  await db.schema
    .createTable('report_comments')
    .ifNotExists()
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_comments_pk', ['round_id', 'section'])
    .execute();
  await db.schema
    .createTable('report_comment_versions')
    .ifNotExists()
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_comment_versions_pk', ['round_id', 'section', 'revision'])
    .execute();
}
