/**
 * What somebody writes in the form between the moment it is seen and the moment React takes it over. React puts the
 * server's values back into fields that it takes over, so the words are remembered here and given back. Runs when the
 * page's script is loaded, which is before React begins.
 */
const written = new Map<string, string>();
const FORM = 'form[data-answers]';
let isListening = false;

/**
 * React, when it is handed a key press in the middle of taking over a page, hurries, and can give up on the whole page.
 * So until it is done it hears nothing of these from the form. The browser does: letters appear, buttons get chosen.
 */
const HELD_BACK = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'textInput', 'compositionend', 'paste'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'focusin', 'focusout', 'selectionchange'],
];

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
  // React resets a text area only where it finds the text that it rendered: with another default it leaves the words be.
  if (field instanceof HTMLTextAreaElement) field.defaultValue = field.value;
}

function isDirty(field: Field): boolean {
  if (field instanceof HTMLInputElement && field.type === 'radio') return field.checked && !field.defaultChecked;
  return field.value !== field.defaultValue;
}

function holdBack(event: Event): void {
  const element = event.target instanceof Element ? event.target : document.activeElement;
  if (!element?.closest(FORM)) return;
  event.stopImmediatePropagation();
  if (event.type === 'input' && isField(element)) remember(element);
}

if (typeof document !== 'undefined') {
  for (const form of document.querySelectorAll<HTMLFormElement>(FORM)) {
    for (const element of form.elements) if (isField(element) && isDirty(element)) remember(element);
  }
  for (const type of HELD_BACK) window.addEventListener(type, holdBack, { capture: true });
  isListening = true;
}

/** Gives the form back what was written before React took over. For the moment in which it has: later it does nothing. */
export function restoreEarlyInput(form: HTMLFormElement): void {
  if (!isListening) return;
  isListening = false;
  for (const type of HELD_BACK) window.removeEventListener(type, holdBack, { capture: true });
  for (const element of form.elements) {
    if (!isField(element)) continue;
    const value = written.get(element.name);
    if (value === undefined) continue;
    if (element instanceof HTMLInputElement && element.type === 'radio') element.checked = element.value === value;
    else element.value = value;
  }
  written.clear();
}
