import type { JointContent } from '#app/domain/plan/joint-action';

/** A joint action as the county writes it: the questions are known by their codes. */
export type JointDraft = Omit<JointContent, 'indicators'> & { indicators: readonly string[] };

/** What was written in the form. What can't be a value of its field is checked when it is saved. */
export function readJointForm(form: FormData): JointDraft {
  const text = (name: string) => String(form.get(name) ?? '');
  const orNull = (name: string) => text(name).trim() || null;
  const list = (name: string) => [...new Set(form.getAll(name).map(String))];
  return {
    title: text('title'),
    collaborationArea: orNull('collaborationArea'),
    description: text('description'),
    effectGoal: text('effectGoal'),
    responsible: text('responsible'),
    startsOn: orNull('startsOn'),
    dueOn: orNull('dueOn'),
    areas: list('areas'),
    indicators: list('indicators'),
  };
}
