import type { ExportedAction } from '#app/domain/plan/table/exported';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';

export type { ExportedAction as PlannedAction };

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
  actions: ExportedAction[];
}
