import type { Kysely } from 'kysely';
import { type CountedParts, readCountedParts } from '#app/access/counted-parts.server';
import { releaseCounts } from '#app/domain/benchmark/count-release';
import type { Fact } from '#app/domain/questionnaire/schema';
import { countSignedFacts } from '#db/queries/shared-counts';
import { listVisibleFacts, listVisibleMembers } from '#db/queries/shared-results';
import type { Database } from '#db/schema';
import { type ComparisonInput, isReady, type NothingYet, readSetting, type Setting } from './read-setting.server';
import type { FactRow, FactsView } from './view';

type CountRow = Awaited<ReturnType<typeof countSignedFacts>>[number];

/**
 * How many of the group have reached what the facts ask about: by name for those that show their answers, in counts under
 * the rule of distributions for the others (method 5.5, 5.10).
 */
export async function readFacts(
  db: Kysely<Database>,
  input: ComparisonInput,
): Promise<FactsView | NothingYet | undefined> {
  const setting = await readSetting(db, input);
  if (!setting || !isReady(setting)) return setting;
  const { roundId, group, onlooker, questionnaire, language } = setting;
  const [parts, members] = await Promise.all([
    readCountedParts(db, setting),
    listVisibleMembers(db, { roundId, groupId: group.id, depth: 'indicators' }, onlooker),
  ]);
  const byName = members.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
  const unitIds = byName.map((member) => member.unitId);
  const [values, named, hidden] = await Promise.all([
    listVisibleFacts(db, { roundId, unitIds }, onlooker),
    countSignedFacts(db, { roundId, unitIds: parts.named }),
    countSignedFacts(db, { roundId, unitIds: parts.hidden }),
  ]);
  const stated = new Map(values.map((row) => [`${row.unitId} ${row.fact}`, row.value]));
  return {
    setting: setting.view,
    shown: byName.filter((member) => member.isNamed).length,
    facts: questionnaire.facts.map(
      (fact): FactRow => ({
        code: fact.code,
        kind: fact.kind,
        question: fact.question[language],
        ...countFact(setting, fact, parts, { named, hidden }),
        named: byName.map((member) => ({
          name: member.name,
          isOwn: onlooker.ownOrganisationIds.includes(member.organisationId),
          value: stated.get(`${member.unitId} ${fact.code}`) ?? null,
        })),
      }),
    ),
  };
}

/** Categories that only hidden organisations are in are dropped with their counts: a year alone would tell of somebody. */
function countFact(
  { parameters }: Setting,
  fact: Fact,
  parts: CountedParts,
  rows: { named: readonly CountRow[]; hidden: readonly CountRow[] },
): Pick<FactRow, 'categories' | 'counts'> {
  const ofFact = (some: readonly CountRow[]) => some.filter((row) => row.fact === fact.code);
  const all = categoriesOf(fact, [...ofFact(rows.named), ...ofFact(rows.hidden)]);
  const count = (some: readonly CountRow[], units: number) => {
    const counts = all.map((category) =>
      ofFact(some)
        .filter((row) => categoryOf(fact, row.value) === category)
        .reduce((sum, row) => sum + row.count, 0),
    );
    const counted = counts.reduce((sum, one) => sum + one, 0);
    // Whoever left the fact out has no row for it.
    return counts.map((one, index) => (all[index] === EMPTY ? one + units - counted : one));
  };
  const counts = releaseCounts(
    {
      named: count(rows.named, parts.named.length),
      hidden: count(rows.hidden, parts.hidden.length),
      merged: reachedOrNot(all),
      isExposing: parts.differsFromFirst,
    },
    parameters,
  );
  if (!counts.isShown) return { categories: [], counts };
  const kept = all.flatMap((category, index) =>
    fact.kind !== 'date' || category === EMPTY || counts.counts[index] !== 0 ? [index] : [],
  );
  return {
    categories: kept.map((index) => all[index]!),
    counts: { ...counts, counts: kept.map((index) => counts.counts[index]!) },
  };
}

const EMPTY = 'empty';
const NOT_REACHED = ['no', 'none', EMPTY];

/** The places of the categories that say that it has been reached, and of the others: a date says as much as a yes. */
function reachedOrNot(categories: readonly string[]): number[][] {
  const isReached = (category: string) => !NOT_REACHED.includes(category);
  const places = categories.map((_, place) => place);
  return [
    places.filter((place) => isReached(categories[place]!)),
    places.filter((place) => !isReached(categories[place]!)),
  ];
}

/** What a value is counted as: yes or no, a date by its year, a number by being more than none. */
function categoryOf({ kind }: Fact, value: string | null): string {
  if (value === null) return EMPTY;
  if (kind === 'yes_no') return value;
  if (kind === 'date') return value.slice(0, 4);
  if (kind === 'number') return Number(value) > 0 ? 'some' : 'none';
  return 'filled';
}

/** In a fixed order, so that what nobody answered is seen too; years as they occur. */
function categoriesOf(fact: Fact, rows: readonly CountRow[]): string[] {
  if (fact.kind === 'yes_no') return ['yes', 'no', EMPTY];
  if (fact.kind === 'number') return ['some', 'none', EMPTY];
  if (fact.kind === 'text') return ['filled', EMPTY];
  const years = rows.map((row) => categoryOf(fact, row.value)).filter((category) => category !== EMPTY);
  return [...[...new Set(years)].sort(), EMPTY];
}
