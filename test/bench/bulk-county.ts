import type { Kysely } from 'kysely';
import { loadProgramme } from '#app/features/installation/load-programme.server';
import { publishQuestionnaire } from '#app/features/installation/publish-questionnaire.server';
import { addPerson } from '#app/features/people/add-person.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { openRound } from '#app/features/rounds/open-round.server';
import type { Database, Id } from '#db/schema';
import { planWholeRound, questionnaire } from '../support/county';
import { LAST_YEAR, signAll } from './bulk-signing';

/** A country of municipalities that have signed for years: as many as a measurement wants, the same for the same seed. */
export interface BulkOptions {
  organisations: number;
  /** Rounds, the last of them open; the earlier ones are closed. */
  years: number;
  seed?: number;
  /** Whether the last round is signed by everybody; else nobody has begun. */
  isLastSigned?: boolean;
}

export interface BulkCounty {
  /** The oldest first. */
  rounds: { id: Id; year: number }[];
  /** The approver who has signed for every organisation, and is one of the first. */
  approver: { id: Id; name: string; title: string };
  countyPersonId: Id;
}

const PROGRAMME = 'riket';
const SMALLEST = 2_500;

export const slugOf = (index: number) => `kommun-${String(index + 1).padStart(5, '0')}`;
const roundOpens = (year: number) => new Date(`${year}-10-22T08:00:00.000Z`);
const roundCloses = (year: number) => new Date(`${year}-12-21T23:00:00.000Z`);
export const closedAtOf = (year: number) => new Date(`${year}-12-22T06:00:00.000Z`);

/** Programme, people and rounds through their use-cases; what organisations sign is written in bulk. */
export async function createBulkCounty(db: Kysely<Database>, options: BulkOptions): Promise<BulkCounty> {
  const { organisations, years, seed = 1, isLastSigned = true } = options;
  const firstYear = LAST_YEAR - years + 1;
  const now = roundOpens(firstYear);
  await publishQuestionnaire(db, questionnaire, { now });
  await loadProgramme(db, describeCountry(organisations), { now });
  const personId = async (role: 'approver' | 'county', at: string) => {
    const person = { email: `${role}@example.se`, name: `${role} i riket`, title: 'chef', language: 'sv' as const };
    const added = await addPerson(db, { ...person, role, at }, { now });
    if ('problem' in added) throw new Error(added.problem);
    return added.personId;
  };
  const countyPersonId = await personId('county', PROGRAMME);
  const approver = { id: await personId('approver', slugOf(0)), name: 'approver i riket', title: 'chef' };
  const rounds: BulkCounty['rounds'] = [];
  for (let year = firstYear; year <= LAST_YEAR; year++) {
    const id = await openRoundOf(db, year, countyPersonId);
    if (year < LAST_YEAR || isLastSigned) {
      await signAll(db, { roundId: id, previousRoundId: rounds.at(-1)?.id ?? null, year, seed, approver });
    }
    if (year < LAST_YEAR) {
      const closed = await closeRound(db, id, { now: closedAtOf(year), actor: { personId: countyPersonId } });
      if ('problem' in closed) throw new Error(closed.problem);
    }
    rounds.push({ id, year });
  }
  return { rounds, approver, countyPersonId };
}

function describeCountry(organisations: number) {
  return {
    slug: PROGRAMME,
    name: { sv: 'Riket', en: 'The country' },
    owner: slugOf(0),
    source: 'made for measuring',
    organisations: Array.from({ length: organisations }, (_, index) => ({
      kind: 'municipality' as const,
      slug: slugOf(index),
      name: slugOf(index),
      formalName: `${slugOf(index)} kommun`,
      scbCode: null,
      organisationNumber: null,
      population: SMALLEST + ((index * 7919) % 60_000),
      populationDate: '2023-12-31',
    })),
  };
}

async function openRoundOf(db: Kysely<Database>, year: number, personId: Id): Promise<Id> {
  const plan = { name: `Mätomgång ${year}`, opensAt: roundOpens(year), closesAt: roundCloses(year) };
  const { roundId } = await planWholeRound(db, plan, personId, PROGRAMME);
  await openRound(db, roundId, { now: plan.opensAt, actor: { personId } });
  return roundId;
}
