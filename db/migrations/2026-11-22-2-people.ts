import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('disabled_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('memberships')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisations.id'))
    .addColumn('programme_id', 'text', (column) => column.references('programmes.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('from_at', 'text', (column) => column.notNull())
    .addColumn('to_at', 'text')
    .execute();
  await db.schema.createIndex('memberships_person').ifNotExists().on('memberships').column('person_id').execute();
  await db.schema
    .createIndex('memberships_open_organisation')
    .ifNotExists()
    .on('memberships')
    .columns(['person_id', 'organisation_id', 'role'])
    .unique()
    .where(sql<boolean>`to_at is null and organisation_id is not null`)
    .execute();
  await db.schema
    .createIndex('memberships_open_programme')
    .ifNotExists()
    .on('memberships')
    .columns(['person_id', 'programme_id', 'role'])
    .unique()
    .where(sql<boolean>`to_at is null and programme_id is not null`)
    .execute();
  await db.schema
    .createTable('sessions')
    .ifNotExists()
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema.createIndex('sessions_person').ifNotExists().on('sessions').column('person_id').execute();
  await db.schema
    .createTable('sign_in_codes')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.references('people.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute();
}
