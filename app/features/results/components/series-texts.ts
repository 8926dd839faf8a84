import type { TFunction } from 'i18next';
import { formatChange } from '#app/domain/scoring/format-change';
import { formatSigned } from '#app/i18n/format';
import { valueText } from '#app/i18n/value-text';
import type { LinkView, SeriesView, SeriesYearView } from '../describe-series';

/** A list in running text: `2023, 2024 och 2025`. */
function listText(t: TFunction, items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${t('result.series.and')} ${last}`;
}

const labelsOf = (years: readonly SeriesYearView[]) => years.map((year) => year.label);
/** A year without a value is a gap already. */
export const isBroken = ({ official, link }: SeriesYearView) => official !== null && link?.isComparable === false;

/** What a picture of the years shows, in words: where the line goes, and where it is broken or missing. */
export function seriesSummary(t: TFunction, { years }: SeriesView): string {
  const linked = years.filter((year) => year.linked !== null);
  const without = years.filter((year) => year.official === null);
  if (without.length === years.length) return t('chart.nothing');
  const [first, last] = [linked[0], linked.at(-1)];
  const sentences: string[] = [];
  if (first && last && first !== last) {
    sentences.push(
      t('result.series.line', {
        first: first.label,
        from: valueText(first.linked),
        last: last.label,
        to: valueText(last.linked),
      }),
    );
  } else if (last) {
    sentences.push(t('result.series.only', { round: last.label, value: valueText(last.linked) }));
  }
  const about = (key: string, some: readonly SeriesYearView[]) => {
    if (some.length > 0) sentences.push(t(`result.series.${key}`, { rounds: listText(t, labelsOf(some)) }));
  };
  about('without', without);
  for (const { label, link } of years) {
    if (link?.isFar) sentences.push(t('result.series.farBack', { round: label, earlier: link.to }));
  }
  about('broken', years.filter(isBroken));
  about(
    'outside',
    years.filter((year) => year.isOutOfRange),
  );
  return sentences.join(' ');
}

/** Why a year has no value; null when it has one. */
export function missingText(t: TFunction, { status }: SeriesYearView): string | null {
  if (status === 'ok') return null;
  if (status === 'missing') return t('result.series.missing');
  if (status === 'not_asked') return t('result.series.notAsked');
  return status === 'not_applicable' ? t('result.NA') : t('result.series.insufficient');
}

/** `+0,20 tydlig ökning`, on the questions that are common; a dash when the series breaks. */
export function linkChangeText(t: TFunction, link: LinkView | null): string {
  if (link?.change == null) return '–';
  const { change } = formatChange({ from: 0, to: link.change, decimals: 2 });
  const written = formatSigned(change ?? 0, 2);
  return link.label ? `${written}, ${t(`result.label.${link.label}`)}` : written;
}

/** What has to be known before a year's values are compared, one sentence each. */
export function yearNotes(t: TFunction, year: SeriesYearView, scale: { min: number; max: number }): string[] {
  const { link } = year;
  return [
    ...(link && !link.isComparable ? [t('result.series.notComparable', { round: link.to })] : []),
    ...(link?.isFar ? [t('result.series.far', { round: link.to })] : []),
    ...(year.isOutOfRange ? [t('result.series.outOfRange', scale)] : []),
    ...(year.isBesideLine ? [t('result.series.besideLine')] : []),
    ...(year.comparedRevision === null ? [] : [t('result.series.otherRevision', { revision: year.comparedRevision })]),
  ];
}
