import type { Kysely } from 'kysely';
import type { PlanBase } from '#app/domain/plan/check-draft';
import { type TableWords, tableWords } from '#app/domain/plan/table/columns';
import { type Choice, type Judgement, judgeRows } from '#app/domain/plan/table/judge';
import { withSheetChecks } from '#app/domain/plan/table/read-checks';
import { type CellProblem, readNumber } from '#app/domain/plan/table/read-field';
import { type FileTable, type PlanRow, type ReadRows, readRows } from '#app/domain/plan/table/read-rows';
import type { Language } from '#app/domain/questionnaire/schema';
import { formatDateTime } from '#app/i18n/format';
import { translatorFor } from '#app/i18n/translator.server';
import { listActionVersions } from '#db/queries/action-history';
import type { StoredAction } from '#db/queries/actions';
import type { Database, Id } from '#db/schema';

export interface Upload {
  table: FileTable;
  /** What mistakes are worded in; the file may be in any of our languages. */
  language: Language;
  choices: ReadonlyMap<Id, Choice>;
}

export type JudgedUpload = Judgement &
  Pick<ReadRows, 'places' | 'unknown'> & {
    rows: readonly PlanRow[];
    languages: readonly TableWords[];
  };

/** What a table would do to a plan as it is now, or why it can't be read. Nothing is written. */
export async function judgeUpload(
  db: Kysely<Database>,
  { base, actions }: { base: PlanBase; actions: readonly StoredAction[] },
  { table, language, choices }: Upload,
): Promise<JudgedUpload | { problem: CellProblem }> {
  const languages = [language, language === 'sv' ? ('en' as const) : ('sv' as const)].map((one) =>
    tableWords(translatorFor(one).t, base.questionnaire, one, formatDateTime),
  );
  const read = readRows(table, languages);
  if ('problem' in read) return read;
  const { places, unknown } = read;
  const checks = table.sides?.find(({ sheet }) => sheet === 'checks');
  const { rows, errors } = withSheetChecks(read.rows, checks, languages);
  const earlier = await readEarlier(db, rows, actions);
  const judgement = judgeRows(rows, {
    languages,
    isFrom1904: table.isFrom1904,
    base,
    actions,
    choices,
    contentAt: (id, revision) => earlier.get(id)?.find((version) => version.revision === revision)?.content,
  });
  return { ...judgement, errors: [...judgement.errors, ...errors], rows, places, unknown, languages };
}

/** The versions of the actions that have been saved since the file was made. */
async function readEarlier(db: Kysely<Database>, rows: readonly PlanRow[], actions: readonly StoredAction[]) {
  const revisions = new Map(actions.map(({ id, revision }) => [id, revision]));
  const stale = rows.flatMap(({ cells }) => {
    const id = cells.id?.trim().toLowerCase() ?? '';
    return revisions.has(id) && readNumber(cells.revision ?? '') !== revisions.get(id) ? [id] : [];
  });
  const versions = new Map<Id, Awaited<ReturnType<typeof listActionVersions>>>();
  for (const id of new Set(stale)) versions.set(id, await listActionVersions(db, id));
  return versions;
}
