import type { Kysely } from 'kysely';
import { type ActionContent, EMPTY_ACTION } from '#app/domain/plan/action';
import { targetOf } from '#app/domain/plan/proposals';
import { isOverdue, nextStatuses } from '#app/domain/plan/status';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import type { SignedBase } from '#app/plans/signed-base.server';
import { listActionNotes, listActionVersions } from '#db/queries/action-history';
import { findPlanIdOfAction, type StoredAction } from '#db/queries/actions';
import { listJointLinks } from '#db/queries/joint-actions';
import { listIndicatorPriorities, listPlans } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import { areaNames, type PlanPage, pathOf } from './plan-page.server';
import type { NamedCode, PlanHeadView, QuestionView } from './view';

export interface QuestionGroup extends NamedCode {
  questions: (QuestionView & { suggestedTarget: number })[];
}

export interface ActionPageView {
  head: PlanHeadView;
  /** null for a new one. */
  id: Id | null;
  revision: number;
  content: ActionContent;
  statuses: ActionContent['status'][];
  isOverdue: boolean;
  areas: NamedCode[];
  collaborationAreas: NamedCode[];
  groups: QuestionGroup[];
  scale: { min: number; max: number };
  continues: { path: string; roundName: string } | null;
  /** The joint action that it belongs to. */
  joint: { path: string; title: string } | null;
  notes: { id: string; text: string; notedAt: string; personName: string }[];
  versions: { revision: number; savedAt: string; personName: string }[];
}

/**
 * One action with its notes and versions, or an empty one to write, with the question that it is to be about if one was
 * named. Null without signed answers to rest on, and for an action that is not this plan's.
 */
export async function readAction(
  db: Kysely<Database>,
  page: PlanPage,
  asked: { actionId: Id | null; question: string | null },
  { today, language }: { today: string; language: Language },
): Promise<ActionPageView | null> {
  const { base } = page;
  if (!base) return null;
  const stored = page.actions.find(({ id }) => id === asked.actionId) ?? null;
  if (asked.actionId !== null && !stored) return null;
  const groups = await readQuestions(db, page, base, language);
  const content = stored?.content ?? startingFrom(groups, asked.question);
  const { questionnaire } = base;
  return {
    head: page.head,
    id: stored?.id ?? null,
    revision: stored?.revision ?? 0,
    content,
    statuses: [content.status, ...nextStatuses(content.status)],
    isOverdue: isOverdue(content, today),
    areas: areaNames(base, language),
    collaborationAreas: questionnaire.collaborationAreas.map(({ code, name }) => ({ code, name: name[language] })),
    groups,
    scale: { min: questionnaire.scale.min, max: questionnaire.scale.max },
    continues: stored ? await readContinued(db, page, stored) : null,
    joint: stored ? await readJointLink(db, page, stored) : null,
    notes: stored ? await listActionNotes(db, stored.id) : [],
    versions: stored
      ? (await listActionVersions(db, stored.id)).map(({ content: _content, ...version }) => version)
      : [],
  };
}

function startingFrom(groups: readonly QuestionGroup[], code: string | null): ActionContent {
  const group = groups.find(({ questions }) => questions.some((one) => one.code === code));
  const question = group?.questions.find((one) => one.code === code);
  if (!group || !question) return EMPTY_ACTION;
  const { suggestedTarget: target, level: fromLevel } = question;
  return {
    ...EMPTY_ACTION,
    areas: [group.code],
    indicators: [{ code: question.code, majorVersion: 1, fromLevel, target }],
  };
}

async function readQuestions(
  db: Kysely<Database>,
  page: PlanPage,
  base: SignedBase,
  language: Language,
): Promise<QuestionGroup[]> {
  const ratings = new Map((await listIndicatorPriorities(db, page.assessment.id)).map((row) => [row.indicator, row]));
  return base.areas.map((area) => ({
    code: area.code,
    name: area.name[language],
    questions: indicatorsOf([area]).map(({ code, question }) => {
      const answer = base.answerOf(code);
      return {
        code,
        question: question[language],
        area: area.code,
        level: typeof answer === 'number' ? answer : null,
        suggestedTarget: targetOf(answer, ratings.get(code), base.questionnaire.scale),
      };
    }),
  }));
}

/** The plan in which the work began, when the action goes on with an earlier one. */
async function readContinued(
  db: Kysely<Database>,
  page: PlanPage,
  { continuesActionId }: StoredAction,
): Promise<ActionPageView['continues']> {
  if (continuesActionId === null) return null;
  const planId = await findPlanIdOfAction(db, continuesActionId, page.organisationIds);
  const plan = (await listPlans(db, page.organisationIds)).find(({ id }) => id === planId);
  return plan ? { path: `${pathOf(plan)}/aktivitet/${continuesActionId}`, roundName: plan.roundName } : null;
}

/** The joint action that the work is part of, as long as the organisation's acceptance holds. */
async function readJointLink(
  db: Kysely<Database>,
  { assessment }: PlanPage,
  { id }: StoredAction,
): Promise<ActionPageView['joint']> {
  const link = (await listJointLinks(db, [assessment.organisationId])).find(({ actionId }) => actionId === id);
  return link ? { path: link.path, title: link.title } : null;
}
