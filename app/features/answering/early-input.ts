/**
 * What somebody writes in the form between the moment it is seen and the moment React takes it over. React puts the
 * server's text back into a text area that it takes over, so the words are remembered here and given back. Runs when the
 * page's script is loaded, which is before React begins.
 */
const written = new Map<string, string>();
const FORM = 'form[data-answers]';
let isListening = false;

type Field = HTMLInputElement | HTMLTextAreaElement;

function isField(element: unknown): element is Field {
  return (
    (element instanceof HTMLInputElement && element.type !== 'hidden') ||
    (element instanceof HTMLTextAreaElement && element.name !== '')
  );
}

function remember(field: Field): void {
  if (field instanceof HTMLInputElement && field.type === 'radio' && !field.checked) return;
  written.set(field.name, field.value);
}

function isDirty(field: Field): boolean {
  if (field instanceof HTMLInputElement && field.type === 'radio') return field.checked && !field.defaultChecked;
  return field.value !== field.defaultValue;
}

function onInput(event: Event): void {
  if (isField(event.target) && event.target.form?.matches(FORM)) remember(event.target);
}

if (typeof document !== 'undefined') {
  for (const form of document.querySelectorAll<HTMLFormElement>(FORM)) {
    for (const element of form.elements) if (isField(element) && isDirty(element)) remember(element);
  }
  document.addEventListener('input', onInput, { capture: true });
  isListening = true;
}

/** Gives the form back what was written before React took over, once. */
export function restoreEarlyInput(form: HTMLFormElement): void {
  if (!isListening) return;
  isListening = false;
  document.removeEventListener('input', onInput, { capture: true });
  for (const element of form.elements) {
    if (!isField(element)) continue;
    const value = written.get(element.name);
    if (value === undefined) continue;
    if (element instanceof HTMLInputElement && element.type === 'radio') element.checked = element.value === value;
    else element.value = value;
  }
  written.clear();
}
