import type { Kysely, Transaction } from 'kysely';
import { AUDIENCES, findTooWideDepth, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import { mulberry32 } from '#app/domain/uncertainty/prng';
import { toChangeRows, toScoreRows } from '#app/features/signing-off/score-rows';
import { toSignedRows } from '#app/features/signing-off/signed-rows.server';
import { chunksOf } from '#db/chunks';
import { toAuditRow } from '#db/queries/operations';
import { findRound } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { questionnaire } from '../support/county';

const areas = applicableAreas(questionnaire, 'municipality');
const indicators = indicatorsOf(areas);
export const BULK_FACTS = [
  { fact: 'SDK_ANSLUTEN', value: 'yes' },
  { fact: 'SDK_ANSLUTEN_DATUM', value: '2024-03-01' },
];
/** The year in which everybody is as able as they are; before it a little less for each year. */
export const LAST_YEAR = 2026;

/** When everybody signs. */
export const signedAtOf = (year: number) => new Date(`${year}-11-20T10:00:00.000Z`);

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
  approver: { id: Id; name: string; title: string };
}

/** Signs for every organisation of the round: the rows that `sign` writes, many organisations a statement. */
export function signAll(db: Kysely<Database>, signing: BulkSigning): Promise<void> {
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
