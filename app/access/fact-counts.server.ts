import type { Kysely } from 'kysely';
import { countFact, type FactCounts } from '#app/domain/benchmark/fact-counts';
import type { Fact } from '#app/domain/questionnaire/schema';
import { countSignedFacts } from '#db/queries/shared-counts';
import type { Database } from '#db/schema';
import { type CountedGroup, readCountedParts } from './counted-parts.server';

/**
 * How many of a group have reached what each fact asks about, by fact: over everybody whose answers are counted where the
 * rule of distributions allows it, else over those that show them by name (method 5.5, 5.10).
 */
export async function readFactCounts(
  db: Kysely<Database>,
  group: CountedGroup,
  facts: readonly Fact[],
): Promise<Map<string, FactCounts>> {
  const { roundId, parameters } = group;
  const parts = await readCountedParts(db, group);
  const [named, hidden] = await Promise.all([
    countSignedFacts(db, { roundId, unitIds: parts.named }),
    countSignedFacts(db, { roundId, unitIds: parts.hidden }),
  ]);
  return new Map(
    facts.map(({ code, kind }) => {
      const partOf = (units: number, rows: typeof named) => ({ units, rows: rows.filter(({ fact }) => fact === code) });
      const counted = {
        named: partOf(parts.named.length, named),
        hidden: partOf(parts.hidden.length, hidden),
        isExposing: parts.differsFromFirst,
      };
      return [code, countFact(kind, counted, parameters)] as const;
    }),
  );
}
