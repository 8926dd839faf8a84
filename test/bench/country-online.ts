import { type Kysely, sql } from 'kysely';
import { closeRound } from '#app/features/rounds/close-round.server';
import { connect, type Engine } from '#db/connection.server';
import { migrateToLatest } from '#db/migrator';
import { upsertInstallationValue } from '#db/queries/operations';
import type { Database } from '#db/schema';
import { emptyDatabase, startServer } from '../support/server';
import { closedAtOf, createBulkCounty } from './bulk-county';
import { PersonOnline } from './people-online';

export type Reader = 'organisation' | 'county';
export type Country = Awaited<ReturnType<typeof openCountry>>;

/** A country of so many organisations and closed rounds, served, with its people signed in. */
export async function openCountry(
  organisations: number,
  years: number,
  engine: Engine,
  prepare: (db: Kysely<Database>) => Promise<void> = async () => {},
) {
  const database = await emptyDatabase(engine);
  const db = connect(database.url);
  await migrateToLatest(db);
  const country = await createBulkCounty(db, { organisations, years });
  const { id, year } = country.rounds.at(-1)!;
  await closeRound(db, id, { now: closedAtOf(year), actor: { personId: country.countyPersonId } });
  await prepare(db);
  // PostgreSQL does so by itself within minutes of such a load; before, every figure is one of luck.
  if (engine === 'postgres') await sql`analyze`.execute(db);
  await upsertInstallationValue(db, 'content', 'demo');
  await db.destroy();
  const server = await startServer({ databaseUrl: database.url });
  const signIn = async (personId: string) => {
    const person = new PersonOnline(server.origin);
    await person.postForm('/logga-in', { intent: 'demo', person: personId, back: '' });
    return person;
  };
  const [approver, coordinator] = [await signIn(country.approver.id), await signIn(country.countyPersonId)];
  return {
    year,
    server,
    coordinator,
    read: async (reader: Reader, path: string) => {
      const { status, text } = await (reader === 'county' ? coordinator : approver).get(path);
      if (status !== 200) throw new Error(`${status}: ${text.slice(0, 300)}`);
    },
    close: async () => {
      for (const person of [approver, coordinator]) person.leave();
      await server.stop();
      await database.drop();
    },
  };
}
