import type { Kysely } from 'kysely';
import { addPerson, type PersonInput } from '#app/features/people/add-person.server';
import type { Database, Id, OrganisationKind, Role } from '#db/schema';
import { profileOf } from './profiles';

/** Prime numbers of each, so that pairs do not repeat before every first name has met every surname. */
const FIRST_NAMES =
  'Anna Erik Maryam Johan Karin Lars Elin Mattias Sofia Anders Lena Amir Kristina Per Emma Jonas Fatima Magnus Ulrika Daniel Helena Peter Linnéa Stefan Birgitta Oskar Jenny Tomas Maria Nils Åsa Viktor Camilla Hassan Ingrid Fredrik Leyla Henrik Susanne Gustav Malin Rickard Veronica Simon Annika Björn Ellen'.split(
    ' ',
  );
const SURNAMES =
  'Lindqvist Berglund Hedin Åkesson Nyström Sandell Öberg Westman Holmgren Dahl Rahimi Forsell Ekdahl Norling Bergström Wallin Sjödin Lundmark Haddad Engström Viklund Åberg Sundin Hellström Palmqvist Rosén Ström Bjelke Nordahl Hedlund Granath Wikström Söderberg Falk Alm Kovač Törnqvist Brandt Eklund Mossberg Stenman Lövgren Aronsson Fransson Hägg Sahlin Jonasson Moberg Rydell Thorell Zetterlund Ahlgren Krantz'.split(
    ' ',
  );

export interface DemoPeople {
  respondents: Id[];
  coordinator: Id;
  approver: Id;
  reader: Id;
}

interface Titles {
  coordinator: string;
  approver: string;
  reader: string;
  respondents: readonly [string, string, string];
}

const TITLES: Readonly<Record<OrganisationKind, Titles>> = {
  municipality: {
    coordinator: 'digitaliseringsstrateg',
    approver: 'kommundirektör',
    reader: 'kommunstyrelsens ordförande',
    respondents: ['it-chef', 'bibliotekschef', 'informationssäkerhetssamordnare'],
  },
  region: {
    coordinator: 'digitaliseringschef',
    approver: 'regiondirektör',
    reader: 'regionstyrelsens ordförande',
    respondents: ['it-direktör', 'enhetschef för regional utveckling', 'informationssäkerhetschef'],
  },
  county_administrative_board: {
    coordinator: 'verksamhetsutvecklare',
    approver: 'länsråd',
    reader: 'enhetschef',
    respondents: ['bredbandskoordinator', 'beredskapshandläggare', 'jurist'],
  },
  university: {
    coordinator: 'digitaliseringssamordnare',
    approver: 'universitetsdirektör',
    reader: 'prorektor',
    respondents: ['it-chef', 'överbibliotekarie', 'dataskyddsombud'],
  },
  other: {
    coordinator: 'digitaliseringsstrateg',
    approver: 'direktör',
    reader: 'ordförande',
    respondents: ['it-chef', 'verksamhetschef', 'utvecklare'],
  },
};

/** Two small neighbours share a strategist, who coordinates in one of them and answers in the other. */
const SHARED_PERSON = { email: 'samordnare.hallefors@example.se', answersIn: 'ljusnarsberg' };
const READS_ENGLISH = 'lasare.orebro-universitet@example.se';

/** Adds people through the same use-case as `npm run people`; names are dealt in order, so they are always the same. */
export class PeopleDealer {
  readonly #db: Kysely<Database>;
  readonly #now: Date;
  #dealt = 0;

  constructor(db: Kysely<Database>, now: Date) {
    this.#db = db;
    this.#now = now;
  }

  /** People in every role of an organisation. */
  async staff(organisation: { slug: string; kind: OrganisationKind }): Promise<DemoPeople> {
    const { slug, kind } = organisation;
    const titles = TITLES[kind];
    const respondents: Id[] = [];
    for (let number = 1; number <= profileOf(slug).respondents; number++) {
      const email = `svarande${number === 1 ? '' : number}.${slug}@example.se`;
      respondents.push(
        await this.#add(email, titles.respondents[number - 1] ?? titles.coordinator, 'respondent', slug),
      );
    }
    const coordinator = await this.#add(`samordnare.${slug}@example.se`, titles.coordinator, 'coordinator', slug);
    const approver = await this.#add(`godkannare.${slug}@example.se`, titles.approver, 'approver', slug);
    const reader = await this.#add(`lasare.${slug}@example.se`, titles.reader, 'reader', slug);
    return { respondents, coordinator, approver, reader };
  }

  /** The strategist that two neighbours share; add after both have their staff. */
  async share(): Promise<{ organisation: string; personId: Id }> {
    const { email, answersIn } = SHARED_PERSON;
    const personId = await this.#add(email, TITLES.municipality.coordinator, 'respondent', answersIn);
    return { organisation: answersIn, personId };
  }

  /** Those who run the programme. Answers with the one who opens and closes the rounds. */
  async runners(programme: string): Promise<Id> {
    const leader = await this.#add('lanssamordnare@example.se', 'programledare', 'county', programme);
    await this.#add('lanssamordnare2@example.se', 'analytiker', 'county', programme);
    await this.#add('forvaltare@example.se', 'systemförvaltare', 'admin', programme);
    return leader;
  }

  async #add(email: string, title: string, role: Role, at: string): Promise<Id> {
    const person: PersonInput = { email, name: this.#deal(), title, language: 'sv', role, at };
    if (email === READS_ENGLISH) person.language = 'en';
    const added = await addPerson(this.#db, person, { now: this.#now });
    if ('problem' in added) throw new Error(`demo person ${email}: ${added.problem}`);
    return added.personId;
  }

  #deal(): string {
    const number = this.#dealt++;
    return `${FIRST_NAMES[number % FIRST_NAMES.length]} ${SURNAMES[number % SURNAMES.length]}`;
  }
}
