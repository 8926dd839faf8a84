import { type FormEvent, useRef } from 'react';
import { fieldName, writtenAs } from '../answer-fields';
import type { EntryKind } from '../queue/entries';
import type { SaveQueue } from '../queue/save-queue';

const PATIENCE_MS = 5000;

/**
 * Lets the queue save before the server's form is sent: then the form has nothing left to save and only says where to go.
 * While something can't be saved the form stays, with everything in it.
 */
export function useSubmitAfterFlush(queue: SaveQueue | null, kind: EntryKind, codes: readonly string[]) {
  const isSaved = useRef(false);
  return async (event: FormEvent<HTMLFormElement>) => {
    if (!queue || isSaved.current) return;
    event.preventDefault();
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(await queue.flush(PATIENCE_MS))) {
      document.getElementById('osparat')?.focus();
      return;
    }
    for (const code of codes) {
      setHidden(form, fieldName.revision(code), String(queue.revisionOf(kind, code)));
      setHidden(form, fieldName.was(code), writtenAs(queue.valueOf(kind, code)));
    }
    // A form ignores a request to submit while it still tells of the first one.
    await new Promise((resolve) => setTimeout(resolve, 0));
    isSaved.current = true;
    form.requestSubmit(submitter);
  };
}

function setHidden(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
