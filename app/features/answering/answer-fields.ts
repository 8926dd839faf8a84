import type { AnswerContent, AnswerKind } from '#app/domain/questionnaire/answer';

/** An answer's level as one form field: a digit, `DK`, `NA`, or nothing. */
export function choiceOf({ kind, level }: Pick<AnswerContent, 'kind' | 'level'>): string {
  return kind === 'level' ? String(level) : (kind ?? '');
}

/** The other way round. What is no level stays what it is: the questionnaire's own check refuses it. */
export function contentOf(choice: string, comment: string, evidence: string): AnswerContent {
  if (choice === '') return { kind: null, level: null, comment, evidence };
  if (/^\d+$/.test(choice)) return { kind: 'level', level: Number(choice), comment, evidence };
  return { kind: choice as AnswerKind, level: null, comment, evidence };
}

/** What a form field held when the page was made, to tell what the person changed from what they left alone. */
export function writtenAs(value: AnswerContent | string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return JSON.stringify([choiceOf(value), value.comment, value.evidence]);
}

export const fieldName = {
  level: (code: string) => `${code}.level`,
  comment: (code: string) => `${code}.comment`,
  evidence: (code: string) => `${code}.evidence`,
  value: (code: string) => `${code}.value`,
  revision: (code: string) => `${code}.revision`,
  was: (code: string) => `${code}.was`,
};

/** The field that a reason is about. A reason that is about the question as a whole leads to its levels, or its value. */
export function refusedField(kind: 'answer' | 'fact', code: string, reason: string | null): string {
  if (kind === 'fact') return fieldName.value(code);
  if (reason === 'comment_too_long') return fieldName.comment(code);
  return reason === 'evidence_too_long' ? fieldName.evidence(code) : fieldName.level(code);
}

/** Forms send line breaks as two characters; answers hold one. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

/** The answer that a form holds for one indicator; null when the form does not ask about it. */
export function readAnswerFields(form: FormData, code: string): AnswerContent | null {
  if (!form.has(fieldName.comment(code))) return null;
  const field = (name: (code: string) => string) => textOf(form, name(code));
  return contentOf(field(fieldName.level), field(fieldName.comment), field(fieldName.evidence));
}

/** The value that a form holds for one fact; null when the form does not ask about it. */
export function readFactField(form: FormData, code: string): string | null {
  return form.has(fieldName.was(code)) ? textOf(form, fieldName.value(code)) : null;
}

/** Which revision the form's fields were made from, and whether the person has changed them since. */
export function readOrigin(form: FormData, code: string, value: AnswerContent | string) {
  const revision = Number(textOf(form, fieldName.revision(code)));
  return {
    baseRevision: Number.isInteger(revision) && revision >= 0 ? revision : 0,
    isChanged: textOf(form, fieldName.was(code)) !== writtenAs(value),
  };
}
