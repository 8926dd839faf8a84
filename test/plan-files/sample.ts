import { type ActionContent, EMPTY_ACTION } from '#app/domain/plan/action';
import type { Language } from '#app/domain/questionnaire/schema';
import type { FrozenPlan } from '#app/features/plan-files/freeze-plan.server';
import type { PlanContent, PlannedAction } from '#app/features/plan-files/plan-content';
import { translatorFor } from '#app/i18n/translator.server';
import { STAMP } from '#test/documents/sample';
import { questionnaire, VERSION } from '#test/support/county';

type ActionPart = Omit<Partial<PlannedAction>, 'content'> & Partial<ActionContent>;

let made = 0;

/** An action of a plan; what is not said is as in an empty one. */
export function actionOf(part: ActionPart): PlannedAction {
  const { id, revision, movedOverFrom, movedOverTo, jointAction, sinceDecision, isOverdue, notes, ...content } = part;
  made += 1;
  return {
    id: id ?? `01990000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    revision: revision ?? 1,
    content: { ...EMPTY_ACTION, title: `Aktivitet ${made}`, ...content },
    movedOverFrom: movedOverFrom ?? null,
    movedOverTo: movedOverTo ?? null,
    jointAction: jointAction ?? null,
    sinceDecision: sinceDecision ?? null,
    isOverdue: isOverdue ?? false,
    notes: notes ?? [],
    createdAt: '2026-11-01T08:00:00.000Z',
    savedAt: '2026-11-20T08:30:00.000Z',
    savedBy: 'Anna Ek',
  };
}

/** A frozen plan of Kumla in 2026. */
export function frozenOf(part: Partial<PlanContent>, language: Language = 'sv'): FrozenPlan {
  return {
    content: {
      planId: '01990000-0000-7000-8000-000000000001',
      organisation: {
        id: '01990000-0000-7000-8000-000000000002',
        slug: 'kumla',
        name: 'Kumla',
        formalName: 'Kumla kommun',
        kind: 'municipality',
      },
      round: { id: '01990000-0000-7000-8000-000000000003', slug: '2026', label: '2026' },
      questionnaireVersionId: VERSION,
      day: '2026-12-10',
      decisions: [],
      result: null,
      areaTargets: [],
      actions: [],
      ...part,
    },
    questionnaire,
    stamp: STAMP,
    language,
    t: translatorFor(language).t,
  };
}
