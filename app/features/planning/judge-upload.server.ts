import type { Kysely } from 'kysely';
import type { PlanBase } from '#app/domain/plan/check-draft';
import { tableWords } from '#app/domain/plan/table/columns';
import { type Choice, type Judgement, judgeRows } from '#app/domain/plan/table/judge';
import { type CellProblem, readNumber } from '#app/domain/plan/table/read-field';
import { type FileTable, type ReadRows, readRows } from '#app/domain/plan/table/read-rows';
import type { Language } from '#app/domain/questionnaire/schema';
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

/** What a table would do to a plan as it is now, or why it can't be read. Nothing is written. */
export async function judgeUpload(
  db: Kysely<Database>,
  { base, actions }: { base: PlanBase; actions: readonly StoredAction[] },
  { table, language, choices }: Upload,
): Promise<(Judgement & Pick<ReadRows, 'places' | 'unknown'>) | { problem: CellProblem }> {
  const languages = [language, language === 'sv' ? ('en' as const) : ('sv' as const)].map((one) =>
    tableWords(translatorFor(one).t, base.questionnaire, one),
  );
  const read = readRows(table, languages);
  if ('problem' in read) return read;
  const { rows, places, unknown } = read;
  const earlier = await readEarlier(db, rows, actions);
  const judgement = judgeRows(rows, {
    languages,
    isFrom1904: table.isFrom1904,
    base,
    actions,
    choices,
    contentAt: (id, revision) => earlier.get(id)?.find((version) => version.revision === revision)?.content,
  });
  return { ...judgement, places, unknown };
}

/** The versions of the actions that have been saved since the file was made. */
async function readEarlier(db: Kysely<Database>, rows: ReadRows['rows'], actions: readonly StoredAction[]) {
  const revisions = new Map(actions.map(({ id, revision }) => [id, revision]));
  const stale = rows.flatMap(({ cells }) => {
    const id = cells.id?.trim().toLowerCase() ?? '';
    return revisions.has(id) && readNumber(cells.revision ?? '') !== revisions.get(id) ? [id] : [];
  });
  const versions = new Map<Id, Awaited<ReturnType<typeof listActionVersions>>>();
  for (const id of new Set(stale)) versions.set(id, await listActionVersions(db, id));
  return versions;
}
