import type { Kysely } from 'kysely';
import { columnName } from '#app/documents/xlsx-parts';
import type { ActionContent } from '#app/domain/plan/action';
import { type TableColumn, tableWords } from '#app/domain/plan/table/columns';
import type { FieldDifference, RowChange, RowError } from '#app/domain/plan/table/judge';
import type { CellProblem } from '#app/domain/plan/table/read-field';
import type { ReadRows } from '#app/domain/plan/table/read-rows';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import type { SignedBase } from '#app/plans/signed-base.server';
import type { Database, Id } from '#db/schema';
import { fingerprintOf } from './decide-plan.server';
import { judgeUpload, type Upload } from './judge-upload.server';
import { areaNames, type PlanPage } from './plan-page.server';
import type { NamedCode } from './view';

/** A mistake in a cell, as people find it in their file. */
export interface ErrorLine extends CellProblem {
  row: number;
  /** `I, Status`, or just the header of a column that the file does not have. */
  column: string;
}

export interface ChangedAction extends Omit<RowChange, 'content' | 'conflicts'> {
  /** null when nobody else has changed the same fields. */
  conflict: { fields: FieldDifference[]; savedBy: string; savedAt: string } | null;
}

export interface ReviewView {
  errors: ErrorLine[];
  moreErrors: number;
  changed: ChangedAction[];
  added: { number: number; content: ActionContent }[];
  missing: { id: Id; title: string; status: ActionContent['status'] }[];
  unchanged: number;
  /** Headers whose columns are not read. */
  unknown: string[];
  fingerprint: string;
  areas: NamedCode[];
  collaborationAreas: NamedCode[];
}

/** More would be no list to mend by. */
const MOST_ERRORS = 50;

/** What a file would change in the plan of a page, to be read before anybody says yes. */
export async function reviewUpload(
  db: Kysely<Database>,
  page: PlanPage & { base: SignedBase },
  upload: Upload,
): Promise<ReviewView | { problem: CellProblem }> {
  const { base, actions } = page;
  const { language } = upload;
  const judged = await judgeUpload(db, { base, actions }, upload);
  if ('problem' in judged) return judged;
  const stored = new Map(actions.map((action) => [action.id, action]));
  return {
    errors: judged.errors.slice(0, MOST_ERRORS).map((error) => toLine(error, judged.places, base, language)),
    moreErrors: Math.max(0, judged.errors.length - MOST_ERRORS),
    changed: judged.changed.map(({ content: _content, conflicts, ...change }) => {
      const { savedBy, savedAt } = stored.get(change.id)!;
      return { ...change, conflict: conflicts.length > 0 ? { fields: conflicts, savedBy, savedAt } : null };
    }),
    added: judged.added,
    missing: judged.missing.map(({ id, content: { title, status } }) => ({ id, title, status })),
    unchanged: judged.unchanged,
    unknown: judged.unknown.map((header) => header.slice(0, 100)).slice(0, 20),
    fingerprint: fingerprintOf(actions),
    areas: areaNames(base, language),
    collaborationAreas: base.questionnaire.collaborationAreas.map(({ code, name }) => ({ code, name: name[language] })),
  };
}

function toLine(
  { number, column, key, values }: RowError,
  places: ReadRows['places'],
  { questionnaire }: SignedBase,
  language: Language,
): ErrorLine {
  const header = tableWords(translatorFor(language).t, questionnaire, language).header(column as TableColumn);
  const place = places[column];
  const cut = Object.entries(values ?? {}).map(([name, text]) => [name, name === 'text' ? shortened(text) : text]);
  return {
    row: number,
    column: place === undefined ? header : `${columnName(place)}, ${header}`,
    key,
    ...(values ? { values: Object.fromEntries(cut) } : {}),
  };
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)} …` : text);
