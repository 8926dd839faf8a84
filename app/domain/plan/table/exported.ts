import { markGaps, plainText } from '../../plain-text';
import type { ActionContent } from '../action';
import type { FactColumn, SideSheet, TableWords } from './columns';

/** One action as an export shows it. Ids are stable: files carry them out and back. */
export interface ExportedAction {
  id: string;
  revision: number;
  content: ActionContent;
  /** The round in whose plan the work began, when it was moved over. */
  movedOverFrom: string | null;
  /** The later round in whose plan the work goes on, when it has been moved there. */
  movedOverTo: string | null;
  /** The title of the joint action that it belongs to. */
  jointAction: string | null;
  /** Against the latest decision; null when nothing has been decided, or nothing has changed. */
  sinceDecision: 'new' | 'changed' | null;
  isOverdue: boolean;
  /** Newest first. */
  notes: { text: string; notedAt: string; personName: string }[];
  createdAt: string;
  savedAt: string;
  savedBy: string;
}

export type ExportedValue = string | number | null;

/** What stands in a cell that nobody writes: in words or, without them, in codes and instants. */
export function factValue(action: ExportedAction, column: FactColumn, words: TableWords | null): ExportedValue {
  const time = (instant: string) => (words ? words.time(instant) : instant);
  switch (column) {
    case 'isOverdue':
      return words ? yesOrNo(action.isOverdue, words) : String(action.isOverdue);
    case 'sinceDecision':
      return action.sinceDecision && words ? words.since[action.sinceDecision] : action.sinceDecision;
    case 'createdAt':
    case 'savedAt':
      return time(action[column]);
    case 'notes':
      return action.notes.map((note) => `${time(note.notedAt)} ${note.personName}: ${note.text}`).join('\n\n') || null;
    default:
      return action[column];
  }
}

/** The rows of an action in a sheet beside the table, each led by the action's id and title. */
export function sideRows(
  { id, content, notes }: ExportedAction,
  sheet: SideSheet,
  words: TableWords,
): ExportedValue[][] {
  const { title, indicators, checks } = content;
  switch (sheet) {
    case 'questions':
      return indicators.map(({ code, fromLevel, target }) => {
        return [id, title, code, words.questions.get(code) ?? null, fromLevel, target];
      });
    case 'checks':
      return checks.map(({ text, isDone }, index) => [id, title, index + 1, text, yesOrNo(isDone, words)]);
    case 'notes':
      return notes.map(({ text, notedAt, personName }) => [id, title, words.time(notedAt), personName, text]);
  }
}

const yesOrNo = (isSo: boolean, { yesAndNo: [yes, no] }: TableWords) => (isSo ? yes : no);

/** A value as it can be compared with what a file holds: Excel's own file marks what no document can hold. */
export function comparable(value: ExportedValue | undefined): string {
  return plainText(markGaps(String(value ?? ''))).trim();
}
