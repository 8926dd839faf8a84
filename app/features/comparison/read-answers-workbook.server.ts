import type { Kysely } from 'kysely';
import { listVisibleAnswers, listVisibleFacts, listVisibleMembers, type Onlooker } from '#db/queries/shared-results';
import type { Database, Id } from '#db/schema';
import type { AnswersWorkbookContent, Shown } from './describe-answers-workbook';
import { type ComparisonInput, isReady, readSetting } from './read-setting.server';

/** Organisations read at a time: a thousand and a half rows. */
const AT_A_TIME = 25;
/** What everybody in the county sees, the reader's own organisation like the others: such a file is passed on. */
const ANYBODY: Onlooker = { viewers: 'county', ownOrganisationIds: [] };

interface Member {
  unitId: Id;
  name: string;
}

/** All single answers and facts that the group's organisations show by name; undefined when there is no closed round. */
export async function readAnswersWorkbook(
  db: Kysely<Database>,
  input: ComparisonInput,
  { now }: { now: Date },
): Promise<AnswersWorkbookContent | undefined> {
  const setting = await readSetting(db, input);
  if (!setting || !isReady(setting)) return undefined;
  const { roundId, group, view, questionnaire, language } = setting;
  const visible = await listVisibleMembers(db, { roundId, groupId: group.id, depth: 'indicators' }, ANYBODY);
  const shown = visible.toSorted(byName);
  const shownIds = new Set(shown.map((member) => member.unitId));
  return {
    questionnaire,
    language,
    setting: view,
    takenAt: now.toISOString(),
    members: group.members.toSorted(byName).map(({ unitId, name }) => ({ name, isShown: shownIds.has(unitId) })),
    answers: readParts(
      shown,
      (unitIds) => listVisibleAnswers(db, { roundId, unitIds }, ANYBODY),
      (row) => [row.indicator, row],
    ),
    facts: readParts(
      shown,
      (unitIds) => listVisibleFacts(db, { roundId, unitIds }, ANYBODY),
      (row) => [row.fact, row.value],
    ),
  };
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'sv');

async function* readParts<Row extends { unitId: Id }, T>(
  members: readonly Member[],
  read: (unitIds: Id[]) => Promise<Row[]>,
  toEntry: (row: Row) => [code: string, value: T],
): AsyncGenerator<Shown<T>> {
  for (let start = 0; start < members.length; start += AT_A_TIME) {
    const some = members.slice(start, start + AT_A_TIME);
    const rows = await read(some.map((member) => member.unitId));
    for (const { unitId, name } of some) {
      yield { name, byCode: new Map(rows.filter((row) => row.unitId === unitId).map(toEntry)) };
    }
  }
}
