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

export const TABLE_COLUMNS = [...KEY_COLUMNS, ...WRITTEN_COLUMNS, ...FACT_COLUMNS] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

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
  /** Follows the part of a text that a cell could not hold. */
  continued: (part: number, parts: number) => string;
}

/** Texts by their keys, as the translator of a language gives them. */
export type Wording = (key: string, values?: Record<string, unknown>) => string;

/** The table's words in a language, from its texts and the questionnaire. */
export function tableWords(
  t: Wording,
  { focusAreas, collaborationAreas }: Questionnaire,
  language: Language,
): TableWords {
  const named = (field: string, codes: readonly string[]) =>
    codes.map((code) => ({ code, word: t(`plan.${field}.${code}`) }));
  const isWritten = (column: TableColumn) => (WRITTEN_COLUMNS as readonly string[]).includes(column);
  return {
    header: (column) => t(isWritten(column) ? `plan.field.${column}` : `planTables.column.${column}.header`),
    choices: {
      status: named('status', ACTION_STATUSES),
      costClass: named('costClass', COST_CLASSES),
      collaborationArea: collaborationAreas.map(({ code, name }) => ({ code, word: name[language] })),
      perspective: named('perspective', PERSPECTIVES),
      obstacle: named('obstacle', OBSTACLES),
    },
    areas: focusAreas.map(({ code, name }) => ({ code, word: `${code} ${name[language]}` })),
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
