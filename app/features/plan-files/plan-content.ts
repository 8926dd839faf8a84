import type { ActionContent } from '#app/domain/plan/action';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';

/** One action as it stood when the plan was frozen. Ids are stable: files carry them out and back. */
export interface PlannedAction {
  id: string;
  revision: number;
  content: ActionContent;
  /** The round in whose plan the work began, when it was moved over. */
  movedOverFrom: string | null;
  /** The later round in whose plan the work goes on, when it has been moved there. */
  movedOverTo: string | null;
  /** The title of the joint action that it belongs to. */
  jointAction: string | null;
  /** Against the latest decision; null when nothing has been decided, or nothing has changed. */
  sinceDecision: 'new' | 'changed' | null;
  isOverdue: boolean;
  /** Newest first. */
  notes: { text: string; notedAt: string; personName: string }[];
  createdAt: string;
  savedAt: string;
  savedBy: string;
}

/** A plan frozen: everything that its files are made from. */
export interface PlanContent {
  planId: string;
  organisation: { id: string; slug: string; name: string; formalName: string; kind: OrganisationKind };
  round: { id: string; slug: string; label: string };
  questionnaireVersionId: string;
  /** The day on which overdue was judged, YYYY-MM-DD. */
  day: string;
  /** Newest first. */
  decisions: {
    number: number;
    decidingBody: string;
    decidedOn: string;
    paragraph: string;
    diaryNumber: string | null;
  }[];
  /** The signed self-assessment that the plan rests on; a score is null where too little was answered. */
  result: { signedAt: string; scores: { code: string; score: number | null }[] } | null;
  /** The focus areas that have a target, in levels. */
  areaTargets: { code: string; target: number }[];
  /** In the order in which they were written. */
  actions: PlannedAction[];
}
