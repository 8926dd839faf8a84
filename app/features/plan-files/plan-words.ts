import type { TFunction } from 'i18next';
import { withMarkedGaps } from '#app/documents/plain-text';
import type { ActionStatus } from '#app/domain/plan/action';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { FocusArea, Language, Questionnaire } from '#app/domain/questionnaire/schema';
import type { PlanContent, PlannedAction } from './plan-content';

/** A plan together with the words for it: what every file of it is written from. */
export interface PlanWords {
  content: PlanContent;
  questionnaire: Questionnaire;
  areas: FocusArea[];
  language: Language;
  t: TFunction;
}

/** What a file cannot hold is marked where it stood. */
export function wordsOf({ content, questionnaire, language, t }: Omit<PlanWords, 'areas'>): PlanWords {
  const areas = applicableAreas(questionnaire, content.organisation.kind);
  return { content: withMarkedGaps(content), questionnaire, areas, language, t };
}

export const titleOf = ({ content, t }: PlanWords) =>
  t('plan.title', { organisation: content.organisation.formalName, round: content.round.label });

/** `KS 2026-12-08 § 214, diarienummer KS 2026/0312` */
export function decisionWords({ t }: PlanWords, decision: PlanContent['decisions'][number]): string {
  const { decidingBody, decidedOn, paragraph, diaryNumber } = decision;
  const decided = `${decidingBody} ${decidedOn} ${paragraph}`;
  return diaryNumber ? `${decided}, ${t('planFiles.diaryNumber', { number: diaryNumber })}` : decided;
}

/** The latest decision, or the day of a proposal that nobody has decided on. */
export function standingWords(words: PlanWords): string {
  const { content, t } = words;
  const [latest] = content.decisions;
  return latest
    ? t('planFiles.decidedAs', { decision: decisionWords(words, latest) })
    : t('planFiles.undecided', { day: content.day });
}

/** The names of focus areas, unknown codes as they are. */
export function areaNamesOf({ areas, language }: PlanWords, codes: readonly string[]): string[] {
  return codes.map((code) => areas.find((area) => area.code === code)?.name[language] ?? code);
}

export function collaborationName({ questionnaire, language, t }: PlanWords, code: string | null): string {
  if (code === null) return t('planFiles.noCollaboration');
  return questionnaire.collaborationAreas.find((area) => area.code === code)?.name[language] ?? code;
}

export function questionText({ areas, language }: PlanWords, code: string): string {
  return indicatorsOf(areas).find((indicator) => indicator.code === code)?.question[language] ?? '';
}

/** `SDK, e-arkiv och öppna data` */
export function joined(t: TFunction, parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${t('planFiles.and')} ${last}`;
}

/** `2 är beslutade, en pågår och 3 är klara` */
export function statusCounts({ t }: PlanWords, actions: readonly PlannedAction[]): string {
  const count = (status: ActionStatus) => actions.filter(({ content }) => content.status === status).length;
  return joined(
    t,
    ACTION_STATUSES.filter((status) => count(status) > 0).map((status) =>
      t(`planFiles.count.${status}`, { count: count(status) }),
    ),
  );
}

export interface CollaborationGroup {
  code: string | null;
  name: string;
  actions: PlannedAction[];
}

/** The actions by collaboration area in the questionnaire's order, those without one last; only areas that have any. */
export function byCollaboration(words: PlanWords, actions: readonly PlannedAction[]): CollaborationGroup[] {
  const known = words.questionnaire.collaborationAreas.map(({ code }) => code);
  const used = actions.map(({ content }) => content.collaborationArea);
  const codes = [...new Set([...known, ...used.filter((code) => code !== null), null])];
  return codes
    .map((code) => ({
      code,
      name: collaborationName(words, code),
      actions: actions.filter(({ content }) => content.collaborationArea === code),
    }))
    .filter((group) => group.actions.length > 0);
}

export const isCancelled = ({ content }: PlannedAction) => content.status === 'cancelled';
export const titlesOf = (actions: readonly PlannedAction[]) => actions.map(({ content }) => content.title);
