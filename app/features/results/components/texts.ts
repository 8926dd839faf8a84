import type { TFunction } from 'i18next';
import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { formatNumber, formatSigned } from '#app/i18n/format';
import { rangeText, valueText } from '#app/i18n/value-text';
import type { ShownRatio } from '../exact';
import type { AchievedView, ChangeView, ExplanationView, NodeView } from '../view';

const EN_DASH = '–';

/** `+0,3`; a dash when there is nothing to compare. */
export function changeText(change: ChangeView | null): string {
  return change === null || change.change === null ? EN_DASH : formatSigned(change.change, 1);
}

/** How sure the change is. It is judged on the common questions (method 6.2): where their change is another, it is said. */
export function changeLabelText(
  t: TFunction,
  { change, commonChange }: Pick<NodeView, 'change' | 'commonChange'>,
): string {
  if (commonChange === null) return '';
  const label = t(`result.label.${commonChange.label}`);
  const common = roundedHalfAway(commonChange.change, 1);
  return common === change?.change
    ? `, ${label}`
    : ` (${t('result.common', { change: formatSigned(common, 1), label })})`;
}

/** A weight: whole where it is whole. */
export function weightText(weight: number): string {
  const decimals = [0, 1, 2, 3, 4, 5].find((places) => roundedHalfAway(weight, places) === weight);
  return formatNumber(weight, decimals ?? 6);
}

/** `7 ÷ 3` */
export function divisionText(ratio: ShownRatio | null): string {
  return ratio === null ? EN_DASH : `${formatNumber(ratio.over)} ÷ ${formatNumber(ratio.under)}`;
}

/** The mean written out: `(6 ÷ 3 + 2 × (5 ÷ 3)) ÷ 3`. A weight of 1 is left out. */
export function meanText(terms: readonly { weight: number; value: ShownRatio }[]): string {
  const written = terms.map(({ weight, value }) => {
    const term = value.under === 1 ? formatNumber(value.over) : divisionText(value);
    if (weight === 1) return term;
    return `${weightText(weight)} × ${value.under === 1 ? term : `(${term})`}`;
  });
  return `(${written.join(' + ')}) ÷ ${weightText(terms.reduce((sum, { weight }) => sum + weight, 0))}`;
}

/** What enters the mean; null when some part is too long to write out. */
export function termsOf({ parts, answers }: Pick<ExplanationView, 'parts' | 'answers'>) {
  const ofAnswers = answers.flatMap(({ weight, level }) =>
    level === null || weight === 0 ? [] : [{ weight, value: { over: level, under: 1 } }],
  );
  const ofParts = parts
    .filter(({ weight, raw }) => weight > 0 && raw !== null)
    .map(({ weight, ratio }) => (ratio ? { weight, value: ratio } : null));
  if (ofParts.includes(null)) return null;
  const terms = [...ofAnswers, ...ofParts.flatMap((term) => term ?? [])];
  return terms.length > 0 ? terms : null;
}

export function answerText(t: TFunction, answer: { kind: 'level' | 'DK' | 'NA'; level: number | null }): string {
  return answer.kind === 'level' ? t('result.level', { level: answer.level }) : t(`result.${answer.kind}`);
}

/** Why a node has no value of its own, or null when it has one. */
export function withheldText(t: TFunction, node: Pick<NodeView, 'status' | 'kind'>): string | null {
  if (node.status === 'ok') return null;
  if (node.status === 'not_applicable') return t('result.NA');
  const reason = node.kind === 'index' ? t('result.indexInsufficient') : t('result.hidden.insufficient');
  return t('result.notShown', { reason });
}

/** What is missing for the next achieved level, as one sentence. */
export function nextLevelText(t: TFunction, achieved: AchievedView): string {
  if (achieved.stage === null) return '';
  if (achieved.nextStage === null) return t('result.highestLevel');
  const missing = [
    achieved.needed > 0 ? t('result.missing.questions', { count: achieved.needed }) : '',
    achieved.blocking.length > 0 ? t('result.missing.required', { count: achieved.blocking.length }) : '',
  ].filter((part) => part !== '');
  return t('result.forNextLevel', { level: achieved.nextStage, missing: missing.join(t('result.missing.and')) });
}

/** `Lägst: Digital ledning 2,1. Störst ökning sedan 2025: Digital trygghet +0,6.` */
export function summaryText(t: TFunction, nodes: readonly NodeView[], earlier: string | null): string {
  const shown = nodes.filter((node) => node.score !== null);
  const lowest = [...shown].sort((a, b) => (a.score ?? 0) - (b.score ?? 0))[0];
  if (!lowest) return t('chart.nothing');
  const risen = shown
    .filter((node) => (node.change?.change ?? 0) > 0)
    .sort((a, b) => (b.change?.change ?? 0) - (a.change?.change ?? 0))[0];
  const sentences = [t('chart.lowest', { name: lowest.name, value: valueText(lowest.score) })];
  if (risen && earlier) {
    sentences.push(t('chart.risen', { name: risen.name, round: earlier, change: changeText(risen.change) }));
  }
  return sentences.join(' ');
}

/** Where the value may lie, depending on what is unanswered; null where that is not much. */
export function boundsText(t: TFunction, { score, lower, upper, hasWideBounds }: NodeView): string | null {
  if (!hasWideBounds || lower === null || upper === null) return null;
  return score === null
    ? t('result.boundsOnly', { lower: valueText(lower), upper: valueText(upper) })
    : t('result.bounds', { value: valueText(score), range: rangeText(lower, upper) });
}
