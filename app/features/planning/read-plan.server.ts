import type { Kysely } from 'kysely';
import { dueNext, planProgress } from '#app/domain/plan/progress';
import { sinceDecision } from '#app/domain/plan/since-decision';
import { isOverdue, nextStatuses } from '#app/domain/plan/status';
import type { Language } from '#app/domain/questionnaire/schema';
import { decodeActionContent } from '#db/queries/action-history';
import type { StoredAction } from '#db/queries/actions';
import { listJointLinks, listWaitingOffers } from '#db/queries/joint-actions';
import { listDecidedContents, listPlanDecisions } from '#db/queries/plans';
import type { Database } from '#db/schema';
import { filterActions, type PlanFilter } from './plan-filter';
import { areaNames, type PlanPage } from './plan-page.server';
import type { ActionView, PlanView } from './view';

/** The plan as it stands, looked at in the way that was asked for. */
export async function readPlan(
  db: Kysely<Database>,
  page: PlanPage,
  filter: PlanFilter,
  { today, language }: { today: string; language: Language },
): Promise<PlanView> {
  const [latest] = page.planId ? await listPlanDecisions(db, page.planId) : [];
  const decided = latest ? await readDecidedContents(db, latest.id) : null;
  const { organisationId } = page.assessment;
  const linked = new Set((await listJointLinks(db, [organisationId])).map(({ actionId }) => actionId));
  const actions = page.actions.map((action) => ({
    ...toActionView(action, today, decided && sinceDecision(decided.get(action.id), action.content)),
    isJoint: linked.has(action.id),
  }));
  const contents = page.actions.map(({ content }) => content);
  const areas = page.base ? areaNames(page.base, language) : [];
  const next = dueNext(page.actions.map(({ id, content }) => ({ id, ...content }))).find(
    (action) => action.dueOn !== null && !isOverdue(action, today),
  );
  return {
    head: page.head,
    areas,
    actions: filterActions(actions, filter),
    total: actions.length,
    progress: planProgress(
      contents,
      areas.map(({ code }) => code),
      today,
    ),
    overdue: actions.filter((action) => action.isOverdue).length,
    next: next ? { id: next.id, title: next.title, dueOn: next.dueOn } : null,
    decision: latest
      ? {
          number: latest.number,
          decidingBody: latest.decidingBody,
          decidedOn: latest.decidedOn,
          paragraph: latest.paragraph,
          diaryNumber: latest.diaryNumber,
        }
      : null,
    offers: await listWaitingOffers(db, [organisationId]),
    today,
  };
}

/** What was decided, by action. */
export async function readDecidedContents(db: Kysely<Database>, decisionId: string) {
  const rows = await listDecidedContents(db, decisionId);
  return new Map(rows.map((row) => [row.actionId, decodeActionContent(row.content)] as const));
}

function toActionView(
  { id, revision, continuesActionId, content }: StoredAction,
  today: string,
  since: ActionView['sinceDecision'],
): Omit<ActionView, 'isJoint'> {
  const { title, areas, responsible, startsOn, dueOn, status, checks } = content;
  return {
    id,
    revision,
    title,
    areas,
    responsible,
    startsOn,
    dueOn,
    status,
    nextStatuses: nextStatuses(status),
    isOverdue: isOverdue(content, today),
    isContinued: continuesActionId !== null,
    checksDone: checks.filter(({ isDone }) => isDone).length,
    checks: checks.length,
    sinceDecision: since,
  };
}
