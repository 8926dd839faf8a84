import type { TFunction } from 'i18next';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import { applicableAreas, indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Direction, FocusArea, Indicator, Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { formatChange } from '#app/domain/scoring/format-change';
import { achievedLevel, INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { changeText, rangeText, shareText, valueText } from '#app/i18n/value-text';
import type { AnswerContent, NodeContent, ResultContent } from './result-content';

/** How many directions are named as strengths and as gaps. */
const PICKED = 3;

/** A frozen result together with the words for it: what every document of it is written from. */
export interface ResultWords {
  content: ResultContent;
  questionnaire: Questionnaire;
  areas: FocusArea[];
  language: Language;
  t: TFunction;
}

export function wordsOf(
  content: ResultContent,
  questionnaire: Questionnaire,
  language: Language,
  t: TFunction,
): ResultWords {
  return { content, questionnaire, areas: applicableAreas(questionnaire, content.organisation.kind), language, t };
}

export const titleOf = ({ content, t }: ResultWords) =>
  t('result.title', { organisation: content.organisation.formalName, round: content.round.label });

export function nodeOf({ content }: ResultWords, code: string): NodeContent | undefined {
  return content.nodes.find((node) => node.code === code);
}

/** The name of the index, an area, a direction or a collaboration area. */
export function nameOf({ areas, questionnaire, language, t }: ResultWords, code: string): string {
  if (code === INDEX_NODE) return t('result.index');
  const parts: Pick<FocusArea, 'code' | 'name'>[] = areas.flatMap((area) => [area, ...area.directions]);
  return [...parts, ...questionnaire.collaborationAreas].find((part) => part.code === code)?.name[language] ?? code;
}

/** The value with one decimal, or in words why there is none. */
export function valueWords(words: ResultWords, code: string): string {
  const node = nodeOf(words, code);
  if (!node || node.score === null) return withheldWords(words, code);
  return valueText(node.score);
}

export function withheldWords(words: ResultWords, code: string): string {
  const { t } = words;
  const status = nodeOf(words, code)?.status;
  if (status === 'not_applicable' || status === undefined) return t('result.NA');
  const reason = code === INDEX_NODE ? t('result.indexInsufficient') : t('result.hidden.insufficient');
  return t('result.notShown', { reason });
}

/** The change since the earlier round, computed before rounding; null when either value is withheld. */
export function changeOf({ content }: ResultWords, code: string): number | null {
  const earlier = content.earlier?.nodes.find((node) => node.code === code)?.score ?? null;
  const now = content.nodes.find((node) => node.code === code)?.score ?? null;
  return formatChange({ from: earlier, to: now, decimals: 1 }).change;
}

/** `+0,3 sedan 2024, tydlig ökning`; empty when there is nothing to compare with. Directions get no label. */
export function changeWords(words: ResultWords, code: string): string {
  const { content, areas, t } = words;
  const change = changeOf(words, code);
  if (!content.earlier || change === null) return '';
  const isDirection = areas.some((area) => area.directions.some((direction) => direction.code === code));
  const label = isDirection ? undefined : content.changes.find((one) => one.code === code)?.label;
  const text = t('result.change', { change: changeText(change), round: content.earlier.round });
  return label ? `${text}, ${t(`result.label.${label}`)}` : text;
}

/** `2,4 (2,1–2,8), 11 av 12 kommuner`, or why it is not shown. */
export function countyWords({ content, t }: ResultWords, code: string): string {
  const { county } = content;
  const hidden = (reason: string) =>
    t('result.notShown', { reason: t(`result.hidden.${reason}`, { k: content.parameters.k }) });
  if (county.reason !== null) return hidden(county.reason);
  const figure = county.figures.find((one) => one.code === code);
  if (!figure) return t('result.county.none');
  if (!figure.isShown) return hidden(figure.reason ?? 'too_few');
  const median = valueText(figure.median);
  const quartiles = figure.low === null || figure.high === null ? '' : ` (${rangeText(figure.low, figure.high)})`;
  const isOfNamed = figure.reason === 'not_shared';
  const count = t(isOfNamed ? 'result.county.namedOnly' : 'result.county.count', { n: figure.n, total: county.total });
  return `${median}${quartiles}. ${count}`;
}

/** The round that the county's figures are from: the last that has closed. Without figures, the result's own. */
export function countyRound({ content: { county, round } }: ResultWords): string {
  return county.reason === null ? county.round : round.label;
}

/** `Länets kommuner 2025, median: 2,0 (1,7–2,5). 9 av 12 kommuner.` */
export function countyMedianWords(words: ResultWords): string {
  return words.t('document.countyMedian', { round: countyRound(words), figures: countyWords(words, INDEX_NODE) });
}

/** The achieved level in a sentence, with what is missing for the next. */
export function achievedWords({ content, questionnaire, areas, language, t }: ResultWords): string {
  const answers = new Map(content.answers.map((answer) => [answer.code, answer]));
  const { scale } = questionnaire;
  const { stage, neededForNext, blocking } = achievedLevel(
    { scale, answerOf: (code) => toMethodAnswer(answers.get(code)) },
    indicatorsOf(areas),
    content.parameters,
  );
  if (stage === null) return t('result.NA');
  const name = scale.levels[stage - scale.min]?.name[language] ?? '';
  const achieved = t('document.achieved', { level: stage, name });
  if (stage >= scale.max) return `${achieved} ${t('result.highestLevel')}`;
  const missing = [
    neededForNext !== null && neededForNext > 0 ? t('result.missing.questions', { count: neededForNext }) : '',
    blocking.length > 0 ? t('result.missing.required', { count: blocking.length }) : '',
  ].filter((part) => part !== '');
  const next = t('result.forNextLevel', { level: stage + 1, missing: missing.join(t('result.missing.and')) });
  return `${achieved} ${next}`;
}

export function coverageWords(words: ResultWords): string {
  const { content, t } = words;
  const { answers } = content;
  const count = (kind: AnswerContent['kind']) => answers.filter((answer) => answer.kind === kind).length;
  const [levels, dontKnow, notApplicable] = [count('level'), count('DK'), count('NA')];
  const share = shareText(nodeOf(words, INDEX_NODE)?.coverage ?? null);
  return [
    t('result.coverage', { share, count: levels, total: answers.length }),
    dontKnow > 0 ? t('result.dontKnow', { count: dontKnow }) : '',
    notApplicable > 0 ? t('result.notApplicable', { count: notApplicable }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The three highest directions and, among the others, the three lowest; equal values in the questionnaire's order. */
export function pickedDirections({ content, areas }: ResultWords): { strengths: NodeContent[]; gaps: NodeContent[] } {
  const nodes = areas
    .flatMap((area) => area.directions)
    .flatMap((direction) => content.nodes.find((node) => node.code === direction.code && node.score !== null) ?? []);
  const strengths = nodes.toSorted((a, b) => b.score! - a.score!).slice(0, PICKED);
  const gaps = nodes
    .filter((node) => !strengths.includes(node))
    .toSorted((a, b) => a.score! - b.score!)
    .slice(0, PICKED);
  return { strengths, gaps };
}

export function answerWords(t: TFunction, answer: Pick<AnswerContent, 'kind' | 'level'> | null): string {
  if (!answer) return '–';
  return answer.kind === 'level' ? t('result.level', { level: answer.level }) : t(`result.${answer.kind}`);
}

export interface AnsweredIndicator {
  indicator: Indicator;
  answer: AnswerContent;
  levelName: string;
  levelText: string;
  /** The earlier answer, where the question still means the same. */
  earlier: AnswerContent | null;
}

/** The direction's signed answers with what their levels ask for. */
export function answersIn(words: ResultWords, direction: Direction): AnsweredIndicator[] {
  const { content, questionnaire, language } = words;
  const { min, levels } = questionnaire.scale;
  return direction.indicators.flatMap((indicator) => {
    const answer = content.answers.find((one) => one.code === indicator.code);
    if (!answer) return [];
    const before = content.earlier?.answers.find((one) => one.code === indicator.code);
    const at = answer.level === null ? -1 : answer.level - min;
    return [
      {
        indicator,
        answer,
        levelName: levels[at]?.name[language] ?? '',
        levelText: indicator.levels[at]?.[language] ?? '',
        earlier: before && before.majorVersion === indicator.majorVersion ? before : null,
      },
    ];
  });
}
