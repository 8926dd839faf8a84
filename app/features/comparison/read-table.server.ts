import type { Kysely } from 'kysely';
import type { CsvTable } from '#app/documents/write-csv';
import { formatDate } from '#app/i18n/format';
import type { Database } from '#db/schema';
import {
  answersTable,
  type CsvPart,
  changeTable,
  factsTable,
  mapTable,
  movesTable,
  sideAnswersTable,
  sideTable,
  spreadTable,
} from './csv-parts';
import { readAnswers } from './read-answers.server';
import { readComparison } from './read-comparison.server';
import { readFacts } from './read-facts.server';
import { ALL_ROWS } from './read-map.server';
import type { ComparisonInput } from './read-setting.server';
import type { SettingView } from './view';

interface Taking {
  t: (key: string, values?: Record<string, unknown>) => string;
  now: Date;
}

const OF_COMPARISON = {
  varmekarta: mapTable,
  spridning: spreadTable,
  forandring: changeTable,
  'vilka-har-andrats': movesTable,
  'sida-vid-sida': sideTable,
  'sida-vid-sida-svar': sideAnswersTable,
} as const;

/**
 * One part of the comparison as a table for a file, of all organisations at once. Undefined when the round is not one of
 * theirs, or has nothing to compare.
 */
export async function readTable(
  db: Kysely<Database>,
  part: CsvPart,
  input: ComparisonInput,
  { t, now }: Taking,
): Promise<{ table: CsvTable; setting: SettingView } | undefined> {
  const date = formatDate(now.toISOString());
  if (part === 'svar') {
    const view = await readAnswers(db, input);
    return view && 'directions' in view ? { table: answersTable(t, view, date), setting: view.setting } : undefined;
  }
  if (part === 'fakta') {
    const view = await readFacts(db, input);
    return view && 'facts' in view ? { table: factsTable(t, view, date), setting: view.setting } : undefined;
  }
  const view = await readComparison(db, { ...input, choice: { ...input.choice, page: 1 } }, ALL_ROWS);
  return view && 'map' in view ? { table: OF_COMPARISON[part](t, view, date), setting: view.setting } : undefined;
}
