import type { JointDraft } from '../joint-form';
import type { StaleJoint } from '../save-joint-action.server';

/** What the page of a joint action is told when something could not be done. */
export interface JointProblem {
  errors?: Record<string, string>;
  /** What was written of the content, when it could not be saved. */
  draft?: JointDraft;
  /** What was written in the other forms. */
  written?: Record<string, string>;
  stale?: Pick<StaleJoint, 'stored' | 'merged' | 'mine' | 'conflicts' | 'taken'>;
}

export type OfferProblem = Pick<JointProblem, 'errors' | 'written'>;
