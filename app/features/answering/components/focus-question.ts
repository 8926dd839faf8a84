import { fieldName } from '../answer-fields';
import { fieldNames } from '../build-survey-definition';

type Part = 'level' | 'comment' | 'evidence';
const PARTS: Part[] = ['level', 'comment', 'evidence'];

/** Which field of which question has focus, in words that both forms understand. */
export interface FieldFocus {
  code: string;
  part: Part;
  value: string;
  selection: [number, number] | null;
}

/** The field of the server's form that has focus now, or null. */
export function readFocus(): FieldFocus | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || !field.form?.matches('#svar'))
    return null;
  const [, code, part] = /^(.+)\.(level|comment|evidence)$/.exec(field.name) ?? [];
  if (!code || !PARTS.includes(part as Part)) return null;
  const selection: [number, number] | null =
    field instanceof HTMLTextAreaElement ? [field.selectionStart, field.selectionEnd] : null;
  return { code, part: part as Part, value: field.value, selection };
}

function fieldsOf(code: string, part: Part): (HTMLInputElement | HTMLTextAreaElement)[] {
  const inSurvey = `[data-name="${fieldNames(code)[part]}"] :is(input, textarea)`;
  const inForm = `#svar [name="${fieldName[part](code)}"]`;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`${inSurvey}, ${inForm}`)];
}

/** Puts focus into the same field again, at the same place in its text. */
export function restoreFocus({ code, part, value, selection }: FieldFocus): void {
  const fields = fieldsOf(code, part);
  const field = fields.find((one) => part !== 'level' || one.value === value) ?? fields[0];
  field?.focus({ preventScroll: true });
  if (selection && field instanceof HTMLTextAreaElement) field.setSelectionRange(...selection);
}

/** Goes to a question: its chosen level, else its first. False when the question is not on the page. */
export function focusQuestion(code: string): boolean {
  const levels = fieldsOf(code, 'level');
  const field = levels.find((one) => one instanceof HTMLInputElement && one.checked) ?? levels[0];
  if (!field) return false;
  field.closest('.question')?.scrollIntoView({ block: 'start' });
  field.focus({ preventScroll: true });
  return true;
}
