import type { Kysely } from 'kysely';
import { readFactCounts } from '#app/access/fact-counts.server';
import { listVisibleFacts, listVisibleMembers } from '#db/queries/shared-results';
import type { Database } from '#db/schema';
import { type ComparisonInput, isReady, type NothingYet, readSetting } from './read-setting.server';
import type { FactRow, FactsView } from './view';

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
  const [counted, members] = await Promise.all([
    readFactCounts(db, setting, questionnaire.facts),
    listVisibleMembers(db, { roundId, groupId: group.id, depth: 'indicators' }, onlooker),
  ]);
  const byName = members.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
  const values = await listVisibleFacts(db, { roundId, unitIds: byName.map((member) => member.unitId) }, onlooker);
  const stated = new Map(values.map((row) => [`${row.unitId} ${row.fact}`, row.value]));
  return {
    setting: setting.view,
    shown: byName.filter((member) => member.isNamed).length,
    facts: questionnaire.facts.map(
      (fact): FactRow => ({
        code: fact.code,
        kind: fact.kind,
        question: fact.question[language],
        ...counted.get(fact.code)!,
        named: byName.map((member) => ({
          name: member.name,
          isOwn: onlooker.ownOrganisationIds.includes(member.organisationId),
          value: stated.get(`${member.unitId} ${fact.code}`) ?? null,
        })),
      }),
    ),
  };
}
