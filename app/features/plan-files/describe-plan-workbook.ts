import type { Sheet, Workbook } from '#app/documents/model';
import { withMarkedGaps } from '#app/documents/plain-text';
import { SIDE_COLUMNS, SIDE_SHEETS, type SideSheet } from '#app/domain/plan/table/columns';
import { sideRows } from '#app/domain/plan/table/exported';
import { formatDateTime } from '#app/i18n/format';
import type { FrozenPlan } from './freeze-plan.server';
import { NAME_COLUMNS, SHEET_COLUMNS, sheetColumns, sheetValue, tableWordsOf } from './plan-table';

/** The name that the table keeps in every language: it is found by it when the file is read in again. */
export const TABLE_NAME = 'Handlingsplan';

/** The plan as a workbook: one row an action, its questions, checks and notes in sheets of their own, and explanations. */
export function describePlanWorkbook(frozen: FrozenPlan): Workbook {
  // Nothing leaves a text unseen: what Excel's files can't hold is marked.
  const plan = { ...frozen, content: withMarkedGaps(frozen.content) };
  const { content, language, stamp, t } = plan;
  return {
    title: t('plan.title', { organisation: content.organisation.formalName, round: content.round.label }),
    language,
    author: content.organisation.formalName,
    stamp,
    sheets: [planSheet(plan), ...SIDE_SHEETS.map((sheet) => sideSheet(plan, sheet))],
    lists: { name: t('planTables.sheet.lists'), wrong: t('planTables.sheet.wrong') },
    continued: (part, parts) => t('document.continued', { part, parts }),
    dictionary: {
      name: t('document.sheet.dictionary'),
      sheet: t('document.sheet.sheet'),
      column: t('document.sheet.column'),
      description: t('document.sheet.description'),
      about: aboutOf(plan),
    },
  };
}

function aboutOf({ content, stamp, t }: FrozenPlan): [string, string][] {
  const decisions = content.decisions.map(({ number, decidingBody, decidedOn, paragraph, diaryNumber }) => {
    const said = { body: decidingBody, date: decidedOn, paragraph, diary: diaryNumber ?? '' };
    return [t('planTables.about.decision', { number }), t('planTables.about.decisionText', said).trim()] as [
      string,
      string,
    ];
  });
  return [
    [t('document.about.organisation'), content.organisation.formalName],
    [t('document.about.round'), content.round.label],
    ...decisions,
    [t('document.about.snapshot'), stamp.snapshotId],
    [t('document.about.checksum'), stamp.checksum],
    [t('planTables.about.made'), formatDateTime(stamp.createdAt)],
    [t('planTables.about.import'), t('planTables.about.importText')],
    [t('planTables.about.empty'), t('planTables.about.emptyText')],
    [t('planTables.about.gap'), t('planTables.about.gapText')],
  ];
}

function planSheet(plan: FrozenPlan): Sheet {
  return {
    name: plan.t('planTables.sheet.plan'),
    tableName: TABLE_NAME,
    nameColumns: NAME_COLUMNS,
    columns: sheetColumns(plan),
    rows: plan.content.actions.map((action) => SHEET_COLUMNS.map((column) => sheetValue(action, column, plan))),
  };
}

const WIDTHS: Readonly<Record<SideSheet, readonly number[]>> = {
  questions: [10, 60, 10, 10],
  checks: [8, 60, 8],
  notes: [18, 24, 80],
};

/** A sheet of an action's parts, each row led by the action's id and title. */
function sideSheet(plan: FrozenPlan, sheet: SideSheet): Sheet {
  const { content, t } = plan;
  const words = tableWordsOf(plan);
  const { name, headers } = words.sides[sheet];
  const descriptions = SIDE_COLUMNS[sheet].map((column) => t(`planTables.${sheet}.${column}.description`));
  const ofAction = (['id', 'title'] as const).map((column) => t(`planTables.column.${column}.description`));
  const widths = [14, 40, ...WIDTHS[sheet]];
  return {
    name,
    nameColumns: NAME_COLUMNS,
    columns: [...ofAction, ...descriptions].map((description, index) => ({
      header: headers[index]!,
      description,
      width: widths[index]!,
      ...(sheet === 'checks' && index === headers.length - 1 ? { choices: words.yesAndNo } : {}),
    })),
    rows: content.actions.flatMap((action) => sideRows(action, sheet, words)),
  };
}
