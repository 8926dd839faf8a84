import type { Kysely, Transaction } from 'kysely';
import { AUDIENCES, findTooWideDepth, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import { mulberry32 } from '#app/domain/uncertainty/prng';
import { loadProgramme } from '#app/features/installation/load-programme.server';
import { publishQuestionnaire } from '#app/features/installation/publish-questionnaire.server';
import { addPerson } from '#app/features/people/add-person.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { createRound, openRound } from '#app/features/rounds/create-round.server';
import { toChangeRows, toScoreRows } from '#app/features/signing-off/score-rows';
import { toSignedRows } from '#app/features/signing-off/signed-rows.server';
import { chunksOf } from '#db/chunks';
import { toAuditRow } from '#db/queries/operations';
import { findRound } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { questionnaire } from '../support/county';

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

const LAST_YEAR = 2026;
const PROGRAMME = 'riket';
const SMALLEST = 2_500;
export const BULK_FACTS = [
  { fact: 'SDK_ANSLUTEN', value: 'yes' },
  { fact: 'SDK_ANSLUTEN_DATUM', value: '2024-03-01' },
];
const areas = applicableAreas(questionnaire, 'municipality');
const indicators = indicatorsOf(areas);

export const slugOf = (index: number) => `kommun-${String(index + 1).padStart(5, '0')}`;
export const signedAtOf = (year: number) => new Date(`${year}-11-20T10:00:00.000Z`);
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
  const acting = { now: roundOpens(year), actor: { personId } };
  const { id, version } = questionnaire;
  const round = { slug: String(year), name: `Mätomgång ${year}`, questionnaire: { id, version } };
  const times = { opensAt: roundOpens(year), closesAt: roundCloses(year) };
  const created = await createRound(db, { programmeSlug: PROGRAMME, ...round, ...times }, acting);
  if ('problem' in created) throw new Error(created.problem);
  await openRound(db, created.roundId, acting);
  return created.roundId;
}

/** What an organisation answers in a year: about as able in everything, a little better every year, some "Vet ej". */
export function bulkAnswers(index: number, year: number, seed: number): Map<string, AnswerContent> {
  const own = mulberry32(seed + index * 101);
  const ability = 1 + 2.5 * own() + 0.15 * (year - LAST_YEAR);
  const yearly = mulberry32(seed + index * 101 + year * 7_919);
  return new Map(
    indicators.map(({ code }): [string, AnswerContent] => {
      const noise = (own() + own() + own() - 1.5) * 1.6 + (yearly() - 0.5) * 0.6;
      const unknown = yearly();
      const content = { comment: 'Enligt samordnaren.', evidence: unknown < 0.5 ? 'Beslut i nämnden.' : '' };
      if (unknown < 0.03) return [code, { kind: 'DK', level: null, ...content }];
      if (unknown < 0.04) return [code, { kind: 'NA', level: null, ...content }];
      const level = Math.max(0, Math.min(5, Math.round(ability + noise)));
      return [code, { kind: 'level', level, ...content }];
    }),
  );
}

/** Every choice of sharing that is allowed, in turn. */
const SHARINGS: Sharing[] = AUDIENCES.flatMap((index) =>
  AUDIENCES.flatMap((area) => AUDIENCES.map((direction) => [index, area, direction, 'private', 'private'] as const)),
)
  .map((choice) => Object.fromEntries(SHARING_DEPTHS.map((depth, at) => [depth, choice[at]])) as unknown as Sharing)
  .filter((sharing) => findTooWideDepth(sharing) === null);

export const bulkSharing = (index: number): Sharing => SHARINGS[index % SHARINGS.length]!;

interface BulkSigning {
  roundId: Id;
  previousRoundId: Id | null;
  year: number;
  seed: number;
  approver: BulkCounty['approver'];
}

/** Signs for every organisation of the round: the rows that `sign` writes, many organisations a statement. */
function signAll(db: Kysely<Database>, signing: BulkSigning): Promise<void> {
  return inTransaction(db, async (trx) => {
    const round = (await findRound(trx, signing.roundId))!;
    const earlier = await earlierSignOffs(trx, signing.previousRoundId);
    const assessments = await listSigning(trx, signing.roundId);
    for (const chunk of chunksOf(assessments)) {
      const signed = chunk.map((assessment) => signOne(assessment, round, earlier.get(assessment.unitId), signing));
      const all = <T>(pick: (one: (typeof signed)[number]) => readonly T[]) => signed.flatMap(pick);
      await insertAll(
        trx,
        'sign_offs',
        all((one) => [one.rows.signOff]),
      );
      await insertAll(
        trx,
        'signed_answers',
        all((one) => one.rows.answers),
      );
      await insertAll(
        trx,
        'signed_facts',
        all((one) => one.rows.facts),
      );
      await insertAll(
        trx,
        'node_scores',
        all((one) => one.scores),
      );
      await insertAll(
        trx,
        'node_changes',
        all((one) => one.changes),
      );
      await insertAll(
        trx,
        'sharings',
        all((one) => one.rows.sharings),
      );
      await insertAll(
        trx,
        'audit_events',
        all((one) => [toAuditRow(one.rows.event)]),
      );
    }
    await trx
      .updateTable('assessments')
      .set((update) => ({
        status: 'signed',
        current_sign_off_id: update
          .selectFrom('sign_offs')
          .select('sign_offs.id')
          .whereRef('sign_offs.assessment_id', '=', 'assessments.id'),
      }))
      .where('round_id', '=', signing.roundId)
      .execute();
  });
}

type Assessment = Awaited<ReturnType<typeof listSigning>>[number];
type Round = NonNullable<Awaited<ReturnType<typeof findRound>>>;

function signOne(assessment: Assessment, round: Round, earlierId: Id | undefined, signing: BulkSigning) {
  const { year, seed, approver } = signing;
  const index = Number(assessment.slug.slice(-5)) - 1;
  const answers = bulkAnswers(index, year, seed);
  const rows = toSignedRows({
    assessment: {
      ...assessment,
      organisationSlug: assessment.slug,
      roundId: round.id,
      roundSlug: round.slug,
      revision: 1,
      parameters: round.parameters,
    },
    areas,
    answers,
    facts: BULK_FACTS,
    person: approver,
    sharing: bulkSharing(index),
    diaryNumber: null,
    signedAt: signedAtOf(year).toISOString(),
  });
  const parameters = JSON.parse(round.parameters);
  const signed = { signOffId: rows.signOff.id, questionnaire, areas, answers, parameters };
  const before = indicators.map(({ code, majorVersion }) => ({ indicator: code, major_version: majorVersion }));
  const earlier = earlierId && bulkAnswers(index, year - 1, seed);
  return {
    rows,
    scores: toScoreRows(signed, []),
    changes: earlier
      ? toChangeRows(signed, {
          signOffId: earlierId,
          answers: before.map((row) => ({ ...row, ...earlier.get(row.indicator)! })),
        })
      : [],
  };
}

async function earlierSignOffs(db: Kysely<Database>, roundId: Id | null): Promise<Map<Id, Id>> {
  if (roundId === null) return new Map();
  const rows = await db
    .selectFrom('assessments')
    .select(['unit_id as unitId', 'current_sign_off_id as signOffId'])
    .where('round_id', '=', roundId)
    .execute();
  return new Map(rows.map((row) => [row.unitId, row.signOffId!]));
}

/** The assessments of a round with what signing needs to know of their organisations, in the order of their numbers. */
export function listSigning(db: Kysely<Database>, roundId: Id) {
  return db
    .selectFrom('assessments as assessment')
    .innerJoin('organisations as organisation', 'organisation.id', 'assessment.organisation_id')
    .select([
      'assessment.id as id',
      'assessment.unit_id as unitId',
      'assessment.organisation_id as organisationId',
      'organisation.slug as slug',
    ])
    .where('assessment.round_id', '=', roundId)
    .orderBy('organisation.slug')
    .execute();
}

async function insertAll<T extends keyof Database>(trx: Transaction<Database>, table: T, rows: readonly object[]) {
  for (const chunk of chunksOf(rows)) {
    await trx
      .insertInto(table as 'signed_facts')
      .values(chunk as never)
      .execute();
  }
}
