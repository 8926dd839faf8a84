import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import { isLevel } from '#app/domain/answer';
import { type ActionContent, EMPTY_ACTION, MAX_CHECKS, MAX_TEXT_LENGTH } from '#app/domain/plan/action';
import { signedLevel } from '#app/domain/plan/check-draft';
import { targetOf } from '#app/domain/plan/proposals';
import { joinLines, toTitle } from '#app/domain/plan/shorten';
import { type IndicatorPlace, placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import { openPlan, type PlanProblem, type PlanScope, type WritablePlan } from '#app/plans/open-plan.server';
import { addAction } from '#app/plans/write-action.server';
import { listIndicatorPriorities } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import { type StaleTargets, type TargetChanges, writeTargets } from './set-targets.server';

/** A proposal that somebody has ticked: the question and which of its hints. */
export interface Pick {
  code: string;
  hint: number;
}

export interface PickInput extends PlanScope, TargetChanges {
  picks: readonly Pick[];
  /** One action of them all, with the hints as its checklist. */
  isMerged: boolean;
  language: Language;
}

export type PickResult =
  | { actionIds: Id[] }
  | { problem: PlanProblem | 'invalid' | 'areaTarget' | 'nothing_picked' | 'one_to_merge' }
  | { problem: 'stale'; stale: StaleTargets };

/** A title is read in tables and on cards: a longer hint is shortened, and stands whole first in the description. */
const TITLE_LENGTH = 110;

interface PickedHint {
  place: IndicatorPlace;
  text: string;
  target: number;
}

/** Makes proposed actions of what was ticked. Ratings that were changed on the same page are saved with it. */
export function pickProposals(db: Kysely<Database>, input: PickInput, acting: Acting): Promise<PickResult> {
  return inTransaction(db, async (trx): Promise<PickResult> => {
    const plan = await openPlan(trx, input, acting);
    if ('problem' in plan) return plan;
    if (input.picks.length === 0) return { problem: 'nothing_picked' };
    if (input.isMerged && input.picks.length === 1) return { problem: 'one_to_merge' };
    const hints = readHints(plan, input);
    if (!hints || hints.length > MAX_CHECKS) return { problem: 'invalid' };
    const written = await writeTargets(trx, plan, input, acting);
    if ('problem' in written) return written;
    const ratings = new Map(
      (await listIndicatorPriorities(trx, plan.assessment.id)).map((row) => [row.indicator, row]),
    );
    const { scale } = plan.base.questionnaire;
    const picked = hints.map((hint): PickedHint => {
      const { code } = hint.place.indicator;
      return { ...hint, target: targetOf(plan.base.answerOf(code), ratings.get(code), scale) };
    });
    const actionIds: Id[] = [];
    for (const group of input.isMerged ? [picked] : picked.map((one) => [one])) {
      actionIds.push(await addAction(trx, plan, toContent(plan, group, input.language), acting));
    }
    return { actionIds };
  });
}

function readHints({ base }: WritablePlan, { picks, language }: PickInput): Omit<PickedHint, 'target'>[] | null {
  const places = placesByIndicator(base.areas);
  const hints = picks.map(({ code, hint }) => {
    const place = places.get(code);
    const text = place?.indicator.actionHints[hint]?.text[language];
    return place && text ? { place, text } : null;
  });
  return hints.some((hint) => hint === null) ? null : (hints as Omit<PickedHint, 'target'>[]);
}

function toContent({ base }: WritablePlan, picked: readonly PickedHint[], language: Language): ActionContent {
  const first = picked[0]!;
  const targets = new Map(picked.map(({ place, target }) => [place.indicator.code, { place, target }]));
  const isOne = picked.length === 1;
  const title = toTitle(first.text, TITLE_LENGTH);
  return {
    ...EMPTY_ACTION,
    title,
    // Of several, all stand in the checklist: only a shortened title needs its whole text here.
    description: isOne || title.endsWith('…') ? first.text : '',
    effectGoal: joinLines(
      [...targets.values()].map((one) => goalOf(one, language)),
      MAX_TEXT_LENGTH,
    ),
    collaborationArea: first.place.indicator.collaborationAreas[0] ?? null,
    areas: picked.map(({ place }) => place.area.code),
    indicators: [...targets].map(([code, { place, target }]) => {
      const { majorVersion } = place.indicator;
      return { code, majorVersion, fromLevel: signedLevel(base, { code, majorVersion }), target };
    }),
    checks: isOne ? [] : picked.map(({ text }) => ({ text, isDone: false })),
  };
}

/** What the target level says, in the questionnaire's own words. */
function goalOf({ place, target }: { place: IndicatorPlace; target: number }, language: Language): string {
  const { code, levels } = place.indicator;
  return isLevel(target) ? `${code}: ${levels[target]?.[language] ?? ''}` : code;
}
