import type { Kysely } from 'kysely';
import type { Fact } from '#app/domain/questionnaire/schema';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { listVisibleFacts, listVisibleOrganisations, listVisibleScores } from '#db/queries/shared-results';
import type { Database, Id } from '#db/schema';
import type { NamedFacts, NamedReason, NamedValue } from './report-content';

const MICRO_UNITS = 1_000_000;
/** Everybody in the county, with no organisation of one's own. */
const COUNTY = { viewers: 'county', ownOrganisationIds: [] } as const;

/** Values of those who show them by name to the county, as they choose now. */
export async function readNamed(db: Kysely<Database>, roundId: Id): Promise<NamedValue[]> {
  const [organisations, scores] = await Promise.all([
    listVisibleOrganisations(db, roundId, 'index', COUNTY),
    listVisibleScores(db, { roundId, tree: OWN_TREE }, COUNTY),
  ]);
  return organisations.map(({ unitId, name, kind }) => ({
    unitId,
    name,
    kind,
    values: scores
      .filter((score) => score.unitId === unitId)
      .map((row) => {
        const reason = reasonOf(row);
        return { node: row.node, score: reason === null ? row.scoreU6! / MICRO_UNITS : null, reason };
      }),
  }));
}

/** A partial index is for the organisation itself: it is not put beside anybody else's (method 3.5). */
function reasonOf({ status, scoreU6, isPartial }: Awaited<ReturnType<typeof listVisibleScores>>[number]) {
  if (status === 'not_applicable') return 'not_applicable' satisfies NamedReason;
  if (scoreU6 === null) return 'insufficient' satisfies NamedReason;
  return isPartial === 1 ? ('partial' satisfies NamedReason) : null;
}

/** What those state who show single questions by name to the county, as they choose now; null where they left it out. */
export async function readNamedFacts(db: Kysely<Database>, roundId: Id, facts: readonly Fact[]): Promise<NamedFacts[]> {
  const organisations = await listVisibleOrganisations(db, roundId, 'indicators', COUNTY);
  const rows = await listVisibleFacts(db, { roundId, unitIds: organisations.map(({ unitId }) => unitId) }, COUNTY);
  const stated = new Map(rows.map(({ unitId, fact, value }) => [`${unitId} ${fact}`, value]));
  return organisations.map(({ unitId, name, kind }) => ({
    unitId,
    name,
    kind,
    values: facts.map(({ code }) => ({ code, value: stated.get(`${unitId} ${code}`) ?? null })),
  }));
}
