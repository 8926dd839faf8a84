import type { ActionContent } from './action';

/**
 * An action as it begins in the next plan: the same work and status, with the questions' first levels and targets as they were when
 * it was decided, so that its effect is seen from there. The outcome stays with the year it tells about.
 */
export function carriedOver(content: ActionContent): ActionContent {
  return { ...content, outcome: '' };
}
