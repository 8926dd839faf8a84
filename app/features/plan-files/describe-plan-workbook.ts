import type { Sheet, SheetColumn, SheetValue, Workbook } from '#app/documents/model';
import { withMarkedGaps } from '#app/documents/plain-text';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import { formatDateTime } from '#app/i18n/format';
import type { FrozenPlan } from './freeze-plan.server';
import { NAME_COLUMNS, SHEET_COLUMNS, sheetColumns, sheetValue, yesAndNo } from './plan-table';

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
    sheets: [planSheet(plan), questionsSheet(plan), checksSheet(plan), notesSheet(plan)],
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

/** The columns that name the action in the sheets of its parts. */
function actionColumns({ t }: FrozenPlan): SheetColumn[] {
  return [
    { header: t('planTables.column.id.header'), description: t('planTables.column.id.description'), width: 14 },
    { header: t('plan.field.title'), description: t('planTables.column.title.description'), width: 40 },
  ];
}

const columnsOf = (t: FrozenPlan['t'], sheet: string, widths: Record<string, number>): SheetColumn[] =>
  Object.entries(widths).map(([column, width]) => ({
    header: t(`planTables.${sheet}.${column}.header`),
    description: t(`planTables.${sheet}.${column}.description`),
    width,
  }));

function questionsSheet(plan: FrozenPlan): Sheet {
  const { content, questionnaire, language, t } = plan;
  const questions = new Map(
    indicatorsOf(questionnaire.focusAreas).map(({ code, question }) => [code, question[language]]),
  );
  return {
    name: t('planTables.sheet.questions'),
    nameColumns: NAME_COLUMNS,
    columns: [
      ...actionColumns(plan),
      ...columnsOf(t, 'questions', { code: 10, question: 60, fromLevel: 10, target: 10 }),
    ],
    rows: content.actions.flatMap(({ id, content: { title, indicators } }) =>
      indicators.map(({ code, fromLevel, target }) => [
        id,
        title,
        code,
        questions.get(code) ?? null,
        fromLevel,
        target,
      ]),
    ),
  };
}

function checksSheet(plan: FrozenPlan): Sheet {
  const { content, t } = plan;
  const [yes, no] = yesAndNo(t);
  const columns = columnsOf(t, 'checks', { number: 8, text: 60, isDone: 8 });
  return {
    name: t('planTables.sheet.checks'),
    nameColumns: NAME_COLUMNS,
    columns: [...actionColumns(plan), ...columns.slice(0, -1), { ...columns.at(-1)!, choices: yesAndNo(t) }],
    rows: content.actions.flatMap(({ id, content: { title, checks } }) =>
      checks.map(({ text, isDone }, index): SheetValue[] => [id, title, index + 1, text, (isDone ? yes : no) ?? null]),
    ),
  };
}

function notesSheet(plan: FrozenPlan): Sheet {
  const { content, t } = plan;
  return {
    name: t('planTables.sheet.notes'),
    nameColumns: NAME_COLUMNS,
    columns: [...actionColumns(plan), ...columnsOf(t, 'notes', { notedAt: 18, personName: 24, text: 80 })],
    rows: content.actions.flatMap(({ id, content: { title }, notes }) =>
      notes.map(({ text, notedAt, personName }) => [id, title, formatDateTime(notedAt), personName, text]),
    ),
  };
}
