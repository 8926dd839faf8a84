import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('questionnaire_versions')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('questionnaire_id', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('questionnaire_versions_identity', ['questionnaire_id', 'version'])
    .execute();
  await db.schema
    .createTable('nodes')
    .ifNotExists()
    .addColumn('questionnaire_version_id', 'text', (column) => column.notNull().references('questionnaire_versions.id'))
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('parent_code', 'text')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('weight', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('nodes_pk', ['questionnaire_version_id', 'code'])
    .execute();
  await db.schema
    .createTable('rounds')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programmes.id'))
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('questionnaire_version_id', 'text', (column) => column.notNull().references('questionnaire_versions.id'))
    .addColumn('opens_at', 'text', (column) => column.notNull())
    .addColumn('closes_at', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('parameters', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('rounds_slug', ['programme_id', 'slug'])
    .execute();
  await db.schema
    .createTable('round_participants')
    .ifNotExists()
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull().references('units.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('invited_at', 'text', (column) => column.notNull())
    .addColumn('declined_at', 'text')
    .addPrimaryKeyConstraint('round_participants_pk', ['round_id', 'unit_id'])
    .execute();
  await db.schema
    .createTable('round_groups')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('name_sv', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addUniqueConstraint('round_groups_code', ['round_id', 'code'])
    .execute();
  await db.schema
    .createTable('round_group_members')
    .ifNotExists()
    .addColumn('round_group_id', 'text', (column) => column.notNull().references('round_groups.id'))
    .addColumn('unit_id', 'text', (column) => column.notNull().references('units.id'))
    .addPrimaryKeyConstraint('round_group_members_pk', ['round_group_id', 'unit_id'])
    .execute();
}
