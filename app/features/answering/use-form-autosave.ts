import { type RefObject, useEffect } from 'react';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { choiceOf, fieldName, readAnswerFields, readFactField, readOrigin } from './answer-fields';
import type { EntryKind, EntryValue } from './queue/entries';
import type { SaveQueue } from './queue/save-queue';

export const TEXT_DELAY_MS = 400;

/**
 * Lets the server's form save itself while somebody writes in it: what they had changed before, every change from now
 * on, and unsaved values of an earlier visit, which are put into the fields.
 */
export function useFormAutosave(
  form: RefObject<HTMLFormElement>,
  queue: SaveQueue | null,
  codes: { kind: EntryKind; list: readonly string[] },
): void {
  const { kind } = codes;
  const list = codes.list.join(' ');
  useEffect(() => {
    const element = form.current;
    if (!element || !queue) return;
    const known = new Set(list.split(' '));
    for (const code of known) takeOver(element, queue, kind, code);
    const onInput = (event: Event) => {
      const field = event.target as HTMLInputElement | HTMLTextAreaElement;
      const code = field.name.replace(/\.[a-z]+$/, '');
      const value = known.has(code) ? readValue(element, kind, code) : null;
      if (value !== null) queue.change(kind, code, value, field.type === 'radio' ? 0 : TEXT_DELAY_MS);
    };
    element.addEventListener('input', onInput);
    const stopAdopting = queue.onAdopt((adoptedKind, code, value) => {
      if (adoptedKind === kind && known.has(code)) writeValue(element, code, value);
    });
    return () => {
      element.removeEventListener('input', onInput);
      stopAdopting();
    };
  }, [form, queue, kind, list]);
}

function readValue(form: HTMLFormElement, kind: EntryKind, code: string): EntryValue | null {
  const fields = new FormData(form);
  return kind === 'answer' ? readAnswerFields(fields, code) : readFactField(fields, code);
}

function takeOver(form: HTMLFormElement, queue: SaveQueue, kind: EntryKind, code: string): void {
  const value = readValue(form, kind, code);
  if (value === null) return;
  if (readOrigin(new FormData(form), code, value).isChanged) queue.change(kind, code, value);
  else writeValue(form, code, queue.valueOf(kind, code));
}

function writeValue(form: HTMLFormElement, code: string, value: EntryValue): void {
  if (typeof value === 'string') write(form, fieldName.value(code), value);
  else writeAnswer(form, code, value);
}

function writeAnswer(form: HTMLFormElement, code: string, answer: AnswerContent): void {
  write(form, fieldName.level(code), choiceOf(answer));
  write(form, fieldName.comment(code), answer.comment);
  write(form, fieldName.evidence(code), answer.evidence);
}

function write(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList) {
    for (const radio of field) if (radio instanceof HTMLInputElement) radio.checked = radio.value === value;
  } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.value = value;
  }
}
