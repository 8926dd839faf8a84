import { compareCodes } from '../code-order';
import type { ActionContent } from './action-schema';

/** föreslagen, beslutad, pågår, klar, avbruten */
export const ACTION_STATUSES = ['proposed', 'decided', 'ongoing', 'done', 'cancelled'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Within the ordinary budget, and up to or beyond what a manager may decide alone. */
export const COST_CLASSES = ['none', 'low', 'medium', 'high'] as const;

/** The perspectives that the regional development strategy wants in every plan. */
export const PERSPECTIVES = [
  'gender_equality',
  'children_and_youth',
  'integration',
  'international',
  'sustainability',
] as const;

/** What usually stands in the way of digitalisation in a public organisation. */
export const OBSTACLES = [
  'low_maturity',
  'seen_as_it',
  'weak_interplay',
  'silos',
  'weak_leadership',
  'security_and_law',
] as const;

export const MAX_TITLE_LENGTH = 200;
export const MAX_LINE_LENGTH = 200;
export const MAX_TEXT_LENGTH = 4000;
export const MAX_CHECK_LENGTH = 300;
export const MAX_CHECKS = 40;
export const MAX_INDICATORS = 100;

export type { ActionContent };
export type ActionIndicator = ActionContent['indicators'][number];
export type ActionField = keyof ActionContent;

/** An action as somebody writes it: the levels of its questions are the signed ones, and nobody's to write. */
export type ActionDraft = Omit<ActionContent, 'indicators'> & {
  indicators: readonly { code: string; target: number }[];
};

export const EMPTY_ACTION: ActionContent = {
  title: '',
  description: '',
  effectGoal: '',
  responsible: '',
  startsOn: null,
  dueOn: null,
  status: 'proposed',
  costClass: null,
  collaborationArea: null,
  perspective: null,
  rusGoal: '',
  obstacle: null,
  outcome: '',
  areas: [],
  indicators: [],
  checks: [],
};

/** The same content with its codes in order, as it is stored: equal contents are equal texts. */
export function inOrder(content: ActionContent): ActionContent {
  return {
    ...content,
    areas: [...new Set(content.areas)].sort(compareCodes),
    indicators: [...content.indicators].sort((a, b) => compareCodes(a.code, b.code)),
  };
}

/** The fields in which two versions differ, in the order of the form. */
export function changedFields(before: ActionContent, after: ActionContent): ActionField[] {
  return (Object.keys(EMPTY_ACTION) as ActionField[]).filter((field) => !isSame(before[field], after[field]));
}

/** Two values of a field are the same; lists are compared in order. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
