import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisations')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('formal_name', 'text', (column) => column.notNull())
    .addColumn('scb_code', 'text', (column) => column.unique())
    .addColumn('organisation_number', 'text')
    .addColumn('population', 'integer')
    .addColumn('population_date', 'text')
    .addColumn('municipality_group', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('units')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('parent_id', 'text', (column) => column.references('units.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('units_organisation').ifNotExists().on('units').column('organisation_id').execute();
  await db.schema
    .createTable('programmes')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name_sv', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('owner_organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('programme_members')
    .ifNotExists()
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programmes.id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addPrimaryKeyConstraint('programme_members_pk', ['programme_id', 'organisation_id'])
    .execute();
}
