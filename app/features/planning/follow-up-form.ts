import { ACTION_STATUSES } from '#app/domain/plan/action';
import type { FollowedUp } from './follow-up.server';

/** The names of one action's fields. */
export const rowField = {
  revision: (id: string) => `revision.${id}`,
  status: (id: string) => `status.${id}`,
  outcome: (id: string) => `outcome.${id}`,
  move: (id: string) => `move.${id}`,
};

/** What is said about each action, as it was written. Null when the form is not one of ours. */
export function readFollowUpForm(form: FormData): FollowedUp[] | null {
  const rows: FollowedUp[] = [];
  for (const id of form.getAll('row').map(String)) {
    const revision = String(form.get(rowField.revision(id)) ?? '');
    const status = ACTION_STATUSES.find((one) => one === form.get(rowField.status(id)));
    if (!/^\d{1,6}$/.test(revision) || !status) return null;
    rows.push({
      actionId: id,
      baseRevision: Number(revision),
      status,
      outcome: String(form.get(rowField.outcome(id)) ?? ''),
      isMovedOver: form.has(rowField.move(id)),
    });
  }
  return rows;
}

/** What a saved follow-up did. */
export interface SavedFollowUp {
  changed: number;
  movedOver: number;
}

/** The receipt travels in the address, so that it survives a reload and needs no scripts. */
export function writeSaved({ changed, movedOver }: SavedFollowUp): string {
  return `?andrade=${changed}&flyttade=${movedOver}`;
}

/** null when the address tells of no follow-up. */
export function readSaved(search: URLSearchParams): SavedFollowUp | null {
  const [changed, movedOver] = ['andrade', 'flyttade'].map((name) => {
    const text = search.get(name) ?? '';
    return /^\d{1,4}$/.test(text) ? Number(text) : null;
  });
  return typeof changed === 'number' && typeof movedOver === 'number' ? { changed, movedOver } : null;
}
