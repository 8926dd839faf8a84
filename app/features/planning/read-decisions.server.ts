import type { Kysely } from 'kysely';
import { type ActionContent, changedFields } from '#app/domain/plan/action';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import type { SignedBase } from '#app/plans/signed-base.server';
import type { StoredAction } from '#db/queries/actions';
import { listPlanDecisions } from '#db/queries/plans';
import type { Database } from '#db/schema';
import { fingerprintOf } from './decide-plan.server';
import { areaNames, type PlanPage } from './plan-page.server';
import { readDecidedContents } from './read-plan.server';
import type { DecisionLine, FieldChange, NamedCode, PlanHeadView } from './view';

export interface DecisionView extends DecisionLine {
  registeredAt: string;
  personName: string;
  /** The plan as it was decided. */
  actions: { id: string; content: ActionContent }[];
}

/** What has happened to an action since the plan was last decided. */
export interface ChangedAction {
  id: string;
  title: string;
  /** null for an action that was not there. */
  changes: FieldChange[] | null;
}

export interface DecisionsView {
  head: PlanHeadView;
  /** Newest first. */
  decisions: DecisionView[];
  changed: ChangedAction[];
  /** How many actions a decision now would be about, and which versions of them. */
  toDecide: number;
  fingerprint: string;
  areas: NamedCode[];
  collaborationAreas: NamedCode[];
  /** The questions that decided actions are about. */
  questions: NamedCode[];
}

/** The decided versions of a plan, what has changed since the last one, and what a new one would be about. */
export async function readDecisions(
  db: Kysely<Database>,
  page: PlanPage,
  language: Language,
): Promise<DecisionsView | null> {
  const { base, planId, actions } = page;
  if (!base) return null;
  const rows = planId ? await listPlanDecisions(db, planId) : [];
  const contents = await Promise.all(rows.map(({ id }) => readDecidedContents(db, id)));
  return {
    head: page.head,
    decisions: rows.map(({ id: _id, ...row }, index) => ({
      ...row,
      actions: [...contents[index]!].map(([id, content]) => ({ id, content })),
    })),
    changed: contents[0] ? findChanges(actions, contents[0]) : [],
    toDecide: actions.filter(({ content }) => content.status !== 'cancelled').length,
    fingerprint: fingerprintOf(actions),
    areas: areaNames(base, language),
    collaborationAreas: base.questionnaire.collaborationAreas.map(({ code, name }) => ({ code, name: name[language] })),
    questions: questionsIn(base, contents, language),
  };
}

function questionsIn(
  { areas }: SignedBase,
  contents: readonly ReadonlyMap<string, ActionContent>[],
  language: Language,
): NamedCode[] {
  const codes = new Set(
    contents.flatMap((of) => [...of.values()].flatMap(({ indicators }) => indicators.map(({ code }) => code))),
  );
  return indicatorsOf(areas).flatMap(({ code, question }) =>
    codes.has(code) ? [{ code, name: question[language] }] : [],
  );
}

function findChanges(actions: readonly StoredAction[], decided: ReadonlyMap<string, ActionContent>): ChangedAction[] {
  return actions.flatMap(({ id, content }): ChangedAction[] => {
    const before = decided.get(id);
    if (!before) return [{ id, title: content.title, changes: null }];
    const changes = changedFields(before, content).map((field) => ({
      field,
      before: before[field],
      after: content[field],
    }));
    return changes.length > 0 ? [{ id, title: content.title, changes }] : [];
  });
}
