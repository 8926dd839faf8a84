import type { Kysely } from 'kysely';
import { proposeActions } from '#app/domain/plan/proposals';
import { HIGHEST_RATING } from '#app/domain/priorities/priority-list';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Indicator, Language } from '#app/domain/questionnaire/schema';
import type { SignedBase } from '#app/plans/signed-base.server';
import { listIndicatorPriorities } from '#db/queries/plans';
import type { Database } from '#db/schema';
import type { PlanPage } from './plan-page.server';
import { type AreaTargetView, readAreaTargets } from './read-area-targets.server';
import type { PlanHeadView } from './view';

interface ProposedQuestion {
  code: string;
  question: string;
  areaName: string;
  /** Actions of the plan that are about the question already. */
  inPlan: { id: string; title: string }[];
}

/** A question with what the organisation has set for it; null where the method's own value holds. */
export interface RatedQuestion extends ProposedQuestion {
  set: {
    target: number | null;
    importance: number | null;
    feasibility: number | null;
    revision: number;
    by: string | null;
  };
}

export interface ProposalView extends RatedQuestion {
  level: number;
  levelName: string;
  target: number;
  targetName: string;
  isBelowRequired: boolean;
  requiredMin: number;
  gap: number;
  importance: number;
  feasibility: number;
  /** The questionnaire's ways to the next level, with their places in the question's list. */
  hints: { index: number; text: string }[];
}

/** A question with nothing left to its target. */
export interface ReachedView extends RatedQuestion {
  level: number;
  target: number;
}

export interface ProposalsView {
  head: PlanHeadView;
  proposals: ProposalView[];
  /** How many there are in all. */
  total: number;
  investigate: ProposedQuestion[];
  reached: ReachedView[];
  areaTargets: AreaTargetView[];
  scale: { min: number; max: number };
  highestRating: number;
  actionCount: number;
}

type RatingRow = Awaited<ReturnType<typeof listIndicatorPriorities>>[number];

/** The first view of a plan is this long (method 8). */
const FIRST_VIEW = 10;

/** What to work on after the sign-off, with what the organisation has set; null when nothing is signed. */
export async function readProposals(
  db: Kysely<Database>,
  page: PlanPage,
  { language, isWhole }: { language: Language; isWhole: boolean },
): Promise<ProposalsView | null> {
  const { base, assessment } = page;
  if (!base) return null;
  const rows = await listIndicatorPriorities(db, assessment.id);
  const ratings = new Map(rows.map((row) => [row.indicator, row]));
  const { scale } = base.questionnaire;
  const { first, investigate, reached } = proposeActions(
    { ...base, scale },
    (code) => ratings.get(code),
    base.parameters,
  );
  const toQuestion = questionsOf(page, base, language);
  const toRated = (indicator: Indicator): RatedQuestion => ({
    ...toQuestion(indicator),
    set: writtenOf(ratings.get(indicator.code)),
  });
  const levelName = (level: number) => scale.levels.find(({ value }) => value === level)?.name[language] ?? '';
  const shown = isWhole ? first : first.slice(0, FIRST_VIEW);
  return {
    head: page.head,
    proposals: shown.map(({ indicator, level, indexGain: _gain, ...parts }) => ({
      ...toRated(indicator),
      ...parts,
      level,
      levelName: levelName(level),
      targetName: levelName(parts.target),
      requiredMin: indicator.requiredMin,
      hints: indicator.actionHints.flatMap((hint, index) =>
        hint.from === level ? [{ index, text: hint.text[language] }] : [],
      ),
    })),
    total: first.length,
    investigate: investigate.map(toQuestion),
    reached: reached.map(({ indicator, level, target }) => ({ ...toRated(indicator), level, target })),
    areaTargets: await readAreaTargets(db, assessment.id, base, language),
    scale: { min: scale.min, max: scale.max },
    highestRating: HIGHEST_RATING,
    actionCount: page.actions.length,
  };
}

function writtenOf(rating: RatingRow | undefined): RatedQuestion['set'] {
  const { target = null, importance = null, feasibility = null, revision = 0, personName: by = null } = rating ?? {};
  return { target, importance, feasibility, revision, by };
}

function questionsOf(page: PlanPage, base: SignedBase, language: Language): (indicator: Indicator) => ProposedQuestion {
  const places = placesByIndicator(base.areas);
  return ({ code, question }) => ({
    code,
    question: question[language],
    areaName: places.get(code)?.area.name[language] ?? '',
    inPlan: page.actions
      .filter(({ content }) => content.status !== 'cancelled' && content.indicators.some((one) => one.code === code))
      .map(({ id, content }) => ({ id, title: content.title })),
  });
}
