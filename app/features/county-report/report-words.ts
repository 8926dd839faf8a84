import type { TFunction } from 'i18next';
import type { Counts } from '#app/access/answer-counts.server';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { rangeText, valueText } from '#app/i18n/value-text';
import { type ChangeContent, type FigureContent, MUNICIPALITIES, type ReportContent } from './report-content';

/** A frozen report together with the words for it. */
export interface ReportWords {
  content: ReportContent;
  questionnaire: Questionnaire;
  language: Language;
  t: TFunction;
}

export const areaCodes = ({ questionnaire }: ReportWords) => questionnaire.focusAreas.map((area) => area.code);

export const directionCodes = ({ questionnaire }: ReportWords) =>
  questionnaire.focusAreas.flatMap((area) => area.directions.map((direction) => direction.code));

/** The name of the index, an area or a direction. */
export function nameOf({ questionnaire, language, t }: ReportWords, node: string): string {
  if (node === INDEX_NODE) return t('result.index');
  const parts = questionnaire.focusAreas.flatMap((area) => [area, ...area.directions]);
  return (
    parts.find((part) => part.code === node)?.name[language] ??
    questionnaire.collaborationAreas.find((area) => area.code === node)?.name[language] ??
    node
  );
}

export const questionOf = ({ questionnaire, language }: ReportWords, code: string): string =>
  indicatorsOf(questionnaire.focusAreas).find((indicator) => indicator.code === code)?.question[language] ?? '';

export const groupName = ({ content, language }: ReportWords, code: string) =>
  content.groups.find((group) => group.code === code)?.[language] ?? code;

/** How many are in the group, with a result or without. */
export const totalOf = ({ content }: ReportWords, code = MUNICIPALITIES) =>
  content.groups.find((group) => group.code === code)?.total ?? 0;

export const figureOf = ({ content }: ReportWords, node: string, group = MUNICIPALITIES): FigureContent | undefined =>
  content.figures.find((figure) => figure.group === group && figure.node === node);

export const changeOf = ({ content }: ReportWords, node: string, group = MUNICIPALITIES): ChangeContent | undefined =>
  content.changes.find((change) => change.group === group && change.node === node);

/** Why a number is not shown: `Visas inte: färre än 5 organisationer`. */
export function hiddenWords({ content, t }: ReportWords, reason: string | null | undefined): string {
  return t('result.notShown', { reason: t(`result.hidden.${reason ?? 'too_few'}`, { k: content.parameters.k }) });
}

/** The same for a change: it is those without a name that are too few, the counted may be more. */
export function hiddenChangeWords(words: ReportWords, reason: string | null | undefined): string {
  return hiddenWords(words, reason === 'too_few' || !reason ? 'too_few_unnamed' : reason);
}

/** Why counts are not shown, or are only of those who show their answers; null where all who share them are counted. */
export function withheldWords(words: ReportWords, counts: Counts, group: string): string | null {
  const { content, t } = words;
  const why = (reason: string) => t(`compare.hidden.${reason}`, { n: content.parameters.nDistribution });
  if (!counts.isShown) return t('compare.notShown', { reason: why(counts.reason) });
  if (counts.withheld === null) return null;
  const { n, withheld } = counts;
  const shown = t('compare.answers.namedOnly', { n, total: totalOf(words, group) });
  return `${shown}. ${t('compare.others', { reason: why(withheld) })}`;
}

/** `2,4 (2,1–2,8)`, the mean where the median would tell too much, or why nothing is shown. */
export function figureWords(words: ReportWords, figure: FigureContent | undefined): string {
  if (!figure?.isShown) return hiddenWords(words, figure?.reason);
  if (figure.median === null) return words.t('report.meanOnly', { mean: valueText(figure.mean) });
  const median = valueText(figure.median);
  return figure.low === null || figure.high === null ? median : `${median} (${rangeText(figure.low, figure.high)})`;
}

/** `11 av 12`, and that only those are counted who show their value, where that is so. */
export function countWords(words: ReportWords, figure: FigureContent | undefined, group?: string): string {
  const { t } = words;
  const total = totalOf(words, group);
  if (!figure) return t('report.of', { n: 0, total });
  const key = figure.isShown && figure.reason === 'not_shared' ? 'report.ofNamed' : 'report.of';
  return t(key, { n: figure.n, total });
}

/** `9 av 12 kommuner har ökat i index. 2 har minskat och 1 är oförändrad.` */
export function changeSentence(words: ReportWords, node: string): string {
  const { content, t } = words;
  const change = changeOf(words, node);
  if (!content.previousRound) return t('report.change.noPrevious');
  if (!change || change.nPanel < 2) return t('report.change.tooFew', { round: content.previousRound });
  const name = node === INDEX_NODE ? t('report.change.index') : nameOf(words, node);
  const { up, down, same, nPanel } = change;
  const sentences = [
    t(up === 0 ? 'report.change.noneUp' : 'report.change.up', { up, of: nPanel, name }),
    t(down === 0 ? 'report.change.noneDown' : 'report.change.down', { count: down }),
    ...(same > 0 ? [t('report.change.same', { count: same })] : []),
  ];
  return sentences.join(' ');
}
