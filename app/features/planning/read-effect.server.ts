import type { Kysely } from 'kysely';
import { type AreaStanding, areaStanding } from '#app/domain/plan/area-target';
import { type EffectSummary, effectOf, type IndicatorEffect, summariseEffect } from '#app/domain/plan/effect';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import type { SignedBase } from '#app/plans/signed-base.server';
import type { Database, Id } from '#db/schema';
import { readLaterAnswers } from './later-sign-off.server';
import type { PlanPage } from './plan-page.server';
import { type AreaTargetView, readAreaTargets, readScores } from './read-area-targets.server';
import type { PlanHeadView } from './view';

export interface ActionEffect {
  id: string;
  title: string;
  outcome: string;
  questions: (IndicatorEffect & { question: string })[];
}

export interface AreaEffect extends AreaTargetView {
  /** The later result; null where there is none to show. */
  now: number | null;
  standing: AreaStanding;
}

export interface EffectView {
  head: PlanHeadView;
  /** The round whose answers are the later ones; null until there is one. */
  later: { roundName: string; resultPath: string } | null;
  /** Finished actions, each with what became of its questions. */
  actions: ActionEffect[];
  summary: EffectSummary | null;
  areas: AreaEffect[];
}

/** Beside each finished action: its questions' levels when it was decided, in the next round, and the target. */
export async function readEffect(db: Kysely<Database>, page: PlanPage, language: Language): Promise<EffectView | null> {
  const { base, assessment } = page;
  if (!base) return null;
  const done = page.actions.filter(({ content }) => content.status === 'done');
  const later = await readLaterAnswers(db, assessment);
  const areas = await readAreas(db, page, base, { language, laterSignOffId: later?.signOffId ?? null });
  if (!later) {
    const actions = done.map(({ id, content }) => ({
      id,
      title: content.title,
      outcome: content.outcome,
      questions: [],
    }));
    return { head: page.head, later: null, actions, summary: null, areas };
  }
  const places = placesByIndicator(base.areas);
  const actions = done.map(({ id, content }) => ({
    id,
    title: content.title,
    outcome: content.outcome,
    questions: effectOf(content.indicators, later.answers, base.parameters).map((effect) => ({
      ...effect,
      question: places.get(effect.code)?.indicator.question[language] ?? '',
    })),
  }));
  const effects = actions.flatMap(({ questions }) => questions);
  return {
    head: page.head,
    later: {
      roundName: later.roundName,
      resultPath: `/resultat/${assessment.organisationSlug}/${later.roundSlug}`,
    },
    actions,
    summary: summariseEffect(effects, base.answers, later.answers),
    areas,
  };
}

/** Each focus area with its target and where it is in the later round. */
async function readAreas(
  db: Kysely<Database>,
  { assessment }: PlanPage,
  base: SignedBase,
  { language, laterSignOffId }: { language: Language; laterSignOffId: Id | null },
): Promise<AreaEffect[]> {
  const targets = await readAreaTargets(db, assessment.id, base, language);
  const later = laterSignOffId === null ? null : await readScores(db, laterSignOffId);
  return targets.map((area) => {
    const now = later?.get(area.code);
    return { ...area, now: now ?? null, standing: areaStanding(area.target, now, later !== null) };
  });
}
