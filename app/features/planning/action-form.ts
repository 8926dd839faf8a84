import type { ActionContent, ActionDraft } from '#app/domain/plan/action';

/** Fields of the checklist beyond the written ones. */
export const EMPTY_CHECK_LINES = 3;

/** The names of the form's fields. */
export const fieldName = {
  target: (code: string) => `target.${code}`,
  checkText: (index: number) => `check.${index}.text`,
  checkDone: (index: number) => `check.${index}.done`,
};

const MOST_LINES = 60;

/** The action as it was written in the form. What can't be a value of its field is checked when it is saved. */
export function readActionForm(form: FormData): ActionDraft {
  const text = (name: string) => String(form.get(name) ?? '');
  const orNull = (name: string) => text(name).trim() || null;
  const list = (name: string) => [...new Set(form.getAll(name).map(String))];
  return {
    title: text('title'),
    description: text('description'),
    effectGoal: text('effectGoal'),
    responsible: text('responsible'),
    startsOn: orNull('startsOn'),
    dueOn: orNull('dueOn'),
    status: text('status') as ActionContent['status'],
    costClass: orNull('costClass') as ActionContent['costClass'],
    collaborationArea: orNull('collaborationArea'),
    perspective: orNull('perspective') as ActionContent['perspective'],
    rusGoal: text('rusGoal'),
    obstacle: orNull('obstacle') as ActionContent['obstacle'],
    outcome: text('outcome'),
    areas: list('areas'),
    indicators: list('indicators').map((code) => ({
      code,
      target: Number(text(fieldName.target(code)) || Number.NaN),
    })),
    checks: readChecks(form),
  };
}

function readChecks(form: FormData): ActionContent['checks'] {
  const checks: ActionContent['checks'] = [];
  for (let index = 0; index < MOST_LINES && form.has(fieldName.checkText(index)); index++) {
    const text = String(form.get(fieldName.checkText(index)) ?? '');
    if (text.trim() !== '') checks.push({ text, isDone: form.has(fieldName.checkDone(index)) });
  }
  return checks;
}
