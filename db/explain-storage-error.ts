import { type StorageProblem, storageProblem } from './errors';

/** What happened and what to do, for whoever looks after the server. */
export interface Explanation {
  sv: string;
  en: string;
}

const EXPLANATIONS: Readonly<Record<StorageProblem, (place: string) => Explanation>> = {
  full: (place) => ({
    sv: `Disken är full eller svarar inte, så inget kan skrivas till ${place}. Frigör utrymme eller byt disk och starta igen. Det som redan visats som sparat finns kvar.`,
    en: `The disk is full or does not respond, so nothing can be written to ${place}. Free some space or change the disk, then start again. What has been shown as saved is still there.`,
  }),
  read_only: (place) => ({
    sv: `Databasen ${place} går bara att läsa. Ge kontot som kör Mognadskollen rätt att skriva till filen och dess mapp (eller till databasen) och starta igen.`,
    en: `The database ${place} can only be read. Let the account that runs Mognadskollen write to the file and its folder (or to the database), then start again.`,
  }),
  busy: (place) => ({
    sv: `Databasen ${place} är upptagen av ett annat program. Stäng det, eller vänta tills det är klart, och försök igen.`,
    en: `The database ${place} is in use by another program. Close it, or wait until it has finished, and try again.`,
  }),
  damaged: (place) => ({
    sv: `Databasen ${place} är skadad. Starta inte om mot samma fil: kopiera den åt sidan, läs tillbaka den senaste säkerhetskopian och starta sedan igen.`,
    en: `The database ${place} is damaged. Do not start on the same file again: copy it aside, restore the latest backup, and then start.`,
  }),
  not_a_database: (place) => ({
    sv: `${place} är ingen databas, eller så är filen förstörd. Kontrollera att DATABASE_URL pekar på rätt fil. Om den gör det: flytta filen åt sidan och läs tillbaka den senaste säkerhetskopian.`,
    en: `${place} is not a database, or the file is destroyed. Check that DATABASE_URL names the right file. If it does: move the file aside and restore the latest backup.`,
  }),
  cannot_open: (place) => ({
    sv: `Databasen ${place} går inte att öppna eller skapa. Kontrollera att mappen finns, att den är en mapp och att kontot som kör Mognadskollen får skriva i den, eller ange en annan plats i DATABASE_URL.`,
    en: `The database ${place} cannot be opened or created. Check that its folder exists, that it is a folder, and that the account that runs Mognadskollen may write there, or name another place in DATABASE_URL.`,
  }),
  unreachable: (place) => ({
    sv: `Databasservern svarar inte eller släpper inte in oss: ${place}. Kontrollera att den är igång och att adress, databas, användare och lösenord i DATABASE_URL stämmer.`,
    en: `The database server does not answer or does not let us in: ${place}. Check that it runs and that address, database, user and password in DATABASE_URL are right.`,
  }),
  not_migrated: (place) => ({
    sv: `Databasen ${place} saknar tabeller. Kör npm run db:migrate, och kontrollera att DATABASE_URL pekar på rätt databas.`,
    en: `The database ${place} lacks tables. Run npm run db:migrate, and check that DATABASE_URL names the right database.`,
  }),
};

/**
 * Says in words what is wrong with the storage at `databaseUrl`, or null when the error is about something else. Never
 * repeats a password.
 */
export function explainStorageError(error: unknown, databaseUrl: string): Explanation | null {
  const problem = storageProblem(error);
  return problem && EXPLANATIONS[problem](describePlace(databaseUrl));
}

/** The file's path, or the server's address with the name of the database. */
export function describePlace(databaseUrl: string): string {
  if (!/^postgres(ql)?:/.test(databaseUrl)) return databaseUrl.replace(/^file:/, '');
  try {
    const { host, pathname } = new URL(databaseUrl);
    return `${host}${pathname}`;
  } catch {
    return 'PostgreSQL';
  }
}
