import type { TFunction } from 'i18next';
import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { formatNumber, formatPercent } from '#app/i18n/format';
import type { ParameterRow } from './parameter-rows';
import type { ExampleUnit, NumberForm, Range, Sum } from './view';

const NO_BREAK_SPACE = '\u00A0';
const MOST_DECIMALS = 9;
/** Narrower than this on a scale of levels, two numbers are the same one. */
const SAME = 1e-9;

/** Rounded as the method rounds, always with these decimals. */
export function decimalText(value: number, decimals = 2): string {
  return formatNumber(value, decimals);
}

/** As many decimals as the number needs: `5`, `0,5`, `1,96`. */
export function numberText(value: number, most = MOST_DECIMALS): string {
  let decimals = 0;
  while (decimals < most && Math.abs(roundedHalfAway(value, decimals) - value) > SAME / 1000) decimals++;
  return decimalText(value, decimals);
}

/** A share 0–1 in percent with at most two decimals; two thirds in words, as everybody says it. */
export function limitText(t: TFunction, share: number): string {
  return Math.abs(share - 2 / 3) < SAME ? t('method.twoThirds') : `${numberText(share * 100, 2)}${NO_BREAK_SPACE}%`;
}

/** One number, or the lowest and highest when they differ. */
export function rangeText({ low, high }: Range, text: (value: number) => string): string {
  const [from, to] = [text(low), text(high)];
  return from === to ? from : `${from}–${to}`;
}

const WRITTEN: Record<NumberForm, (value: number) => string> = {
  whole: (value) => formatNumber(value),
  decimals: (value) => decimalText(value),
  percent: (value) => formatPercent(value),
};

/** `(4 + 2) ÷ 2 = 3,00`. A sign never ends a line: what follows it comes along. */
export function sumText({ terms, termForm, divisor, resultForm, result }: Sum): string {
  const added = terms.map(WRITTEN[termForm]).join(' + ');
  const total = terms.length > 1 ? `(${added})` : added;
  return `${total} ÷${NO_BREAK_SPACE}${divisor} =${NO_BREAK_SPACE}${WRITTEN[resultForm](result)}`;
}

/** A unit's value with one decimal, and how far the unanswered could move it. */
export function valueWithRange(t: TFunction, { score, lower, upper }: ExampleUnit): string {
  const value = decimalText(score.result, 1);
  if (upper.result - lower.result < SAME) return value;
  return t('method.example.range', {
    value,
    low: decimalText(lower.result, 1),
    high: decimalText(upper.result, 1),
  });
}

/** A parameter's value with its unit. */
export function parameterText(t: TFunction, { form, value }: ParameterRow): string {
  if (form === 'share') return `${numberText(value * 100, 2)}${NO_BREAK_SPACE}%`;
  return t(`method.inForce.unit.${form}`, { count: value, value: numberText(value) });
}
