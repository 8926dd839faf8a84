import { indicatorsOf } from '../../questionnaire/applicable';
import type { Language, Questionnaire } from '../../questionnaire/schema';
import {
  ACTION_STATUSES,
  type ActionContent,
  type ActionField,
  COST_CLASSES,
  OBSTACLES,
  PERSPECTIVES,
} from '../action';

/** The columns that name a row: they lead a row back to its action. */
export const KEY_COLUMNS = ['id', 'revision'] as const;

/** What people write, in the order of the table. These are read back; see FACT_COLUMNS. */
export const WRITTEN_COLUMNS = [
  'title',
  'status',
  'responsible',
  'startsOn',
  'dueOn',
  'areas',
  'indicators',
  'effectGoal',
  'description',
  'costClass',
  'collaborationArea',
  'perspective',
  'rusGoal',
  'obstacle',
  'checks',
  'outcome',
] as const satisfies readonly ActionField[];

/** What is known of an action and nobody writes: shown in the table, and left aside when it is read back. */
export const FACT_COLUMNS = [
  'isOverdue',
  'sinceDecision',
  'movedOverFrom',
  'movedOverTo',
  'jointAction',
  'createdAt',
  'savedAt',
  'savedBy',
  'notes',
] as const;
export type FactColumn = (typeof FACT_COLUMNS)[number];

export const TABLE_COLUMNS = [...KEY_COLUMNS, ...WRITTEN_COLUMNS, ...FACT_COLUMNS] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** The sheets beside the table in a workbook, with their columns after the action's id and title. Only checks are read. */
export const SIDE_COLUMNS = {
  questions: ['code', 'question', 'fromLevel', 'target'],
  checks: ['number', 'text', 'isDone'],
  notes: ['notedAt', 'personName', 'text'],
} as const;
export type SideSheet = keyof typeof SIDE_COLUMNS;
export const SIDE_SHEETS = Object.keys(SIDE_COLUMNS) as SideSheet[];

/** Fields with a fixed set of values. */
export const CHOICE_FIELDS = ['status', 'costClass', 'collaborationArea', 'perspective', 'obstacle'] as const;
export type ChoiceField = (typeof CHOICE_FIELDS)[number];

export function isChoice(column: TableColumn): column is ChoiceField {
  return (CHOICE_FIELDS as readonly string[]).includes(column);
}

/** A code, and the word that people read in its place. */
export interface Choice {
  code: string;
  word: string;
}

/** What the table says in one language. */
export interface TableWords {
  header: (column: TableColumn) => string;
  choices: Readonly<Record<ChoiceField, readonly Choice[]>>;
  areas: readonly Choice[];
  yesAndNo: readonly [yes: string, no: string];
  since: Readonly<Record<'new' | 'changed', string>>;
  /** An instant as the table writes it. */
  time: (instant: string) => string;
  /** The questions' texts by code. */
  questions: ReadonlyMap<string, string>;
  sides: Readonly<Record<SideSheet, { name: string; headers: readonly string[] }>>;
  /** Follows the part of a text that a cell could not hold. */
  continued: (part: number, parts: number) => string;
}

/** Texts by their keys, as the translator of a language gives them. */
export type Wording = (key: string, values?: Record<string, unknown>) => string;

/** The table's words in a language, from its texts, the questionnaire, and the way times are written. */
export function tableWords(
  t: Wording,
  { focusAreas, collaborationAreas }: Questionnaire,
  language: Language,
  time: TableWords['time'],
): TableWords {
  const named = (field: string, codes: readonly string[]) =>
    codes.map((code) => ({ code, word: t(`plan.${field}.${code}`) }));
  const isWritten = (column: TableColumn) => (WRITTEN_COLUMNS as readonly string[]).includes(column);
  const header = (column: TableColumn) =>
    t(isWritten(column) ? `plan.field.${column}` : `planTables.column.${column}.header`);
  const side = (sheet: SideSheet) => ({
    name: t(`planTables.sheet.${sheet}`),
    headers: [
      header('id'),
      header('title'),
      ...SIDE_COLUMNS[sheet].map((column) => t(`planTables.${sheet}.${column}.header`)),
    ],
  });
  return {
    header,
    choices: {
      status: named('status', ACTION_STATUSES),
      costClass: named('costClass', COST_CLASSES),
      collaborationArea: collaborationAreas.map(({ code, name }) => ({ code, word: name[language] })),
      perspective: named('perspective', PERSPECTIVES),
      obstacle: named('obstacle', OBSTACLES),
    },
    areas: focusAreas.map(({ code, name }) => ({ code, word: `${code} ${name[language]}` })),
    yesAndNo: [t('planTables.yes'), t('planTables.no')],
    since: { new: t('planTables.since.new'), changed: t('planTables.since.changed') },
    time,
    questions: new Map(indicatorsOf(focusAreas).map(({ code, question }) => [code, question[language]])),
    sides: { questions: side('questions'), checks: side('checks'), notes: side('notes') },
    continued: (part, parts) => t('document.continued', { part, parts }),
  };
}

/** The column as programs call it: `starts_on`. */
export function machineName(column: TableColumn): string {
  return column === 'id' ? 'action_id' : column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What stands in the cell of a field, in words or, without them, in codes. Days are written YYYY-MM-DD. */
export function fieldText(content: ActionContent, field: ActionField, words: TableWords | null): string {
  if (field === 'areas') {
    return content.areas.map((code) => (words ? wordOf(words.areas, code) : code)).join(words ? '; ' : ';');
  }
  if (field === 'indicators') {
    const [from, between] = words ? [': ', '; '] : ['=', ';'];
    return content.indicators.map(({ code, target }) => `${code}${from}${target}`).join(between);
  }
  if (field === 'checks') return content.checks.map(({ text, isDone }) => `[${isDone ? 'x' : ' '}] ${text}`).join('\n');
  const value = content[field] ?? '';
  return words && isChoice(field) ? wordOf(words.choices[field], value) : value;
}

function wordOf(choices: readonly Choice[], code: string): string {
  return choices.find((one) => one.code === code)?.word ?? code;
}
