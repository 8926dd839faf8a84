import type { Block, Figure } from '#app/documents/model';
import { rangeText, shareText } from '#app/i18n/value-text';
import {
  changeOf,
  countyRound,
  countyWords,
  nameOf,
  nodeOf,
  type ResultWords,
  valueWords,
  withheldWords,
} from './result-words';

/** The nodes' values as a picture, with the earlier and the county's where there are any. */
export function figureOf(words: ResultWords, codes: readonly string[], caption: string): Figure {
  const { content, questionnaire, t } = words;
  const { county, earlier } = content;
  const rows = codes.map((code) => {
    const figure = county.reason === null ? county.figures.find((one) => one.code === code && one.isShown) : undefined;
    return {
      label: nameOf(words, code),
      value: nodeOf(words, code)?.score ?? null,
      note: withheldWords(words, code),
      earlier: earlier?.nodes.find((node) => node.code === code)?.score ?? null,
      median: figure?.median ?? null,
      band: figure && figure.low !== null && figure.high !== null ? { low: figure.low, high: figure.high } : null,
    };
  });
  const name = content.organisation.name;
  const isBandShown = rows.some((row) => row.band !== null);
  return {
    kind: 'figure',
    shape: 'strip',
    caption,
    alternative: rows.map((row, index) => `${row.label}: ${valueWords(words, codes[index]!)}.`).join(' '),
    scale: questionnaire.scale,
    legend: {
      value: t('chart.own', { organisation: name, round: content.round.label }),
      ...(earlier ? { earlier: t('chart.own', { organisation: name, round: earlier.round }) } : {}),
      ...(county.reason === null ? { median: t('chart.median', { round: county.round }) } : {}),
      ...(county.reason === null && isBandShown ? { band: t('chart.band', { round: county.round }) } : {}),
    },
    rows,
  };
}

/** The nodes' values as a table; last either what the county has or the achieved level. */
export function valuesTable(
  words: ResultWords,
  codes: readonly string[],
  caption: string,
  last: 'county' | 'stage' = 'county',
): Block {
  const { content, t } = words;
  return {
    kind: 'table',
    caption,
    columns: [
      { header: t('result.column.name'), kind: 'text', width: 3.2 },
      { header: t('document.column.value'), kind: 'text', width: 1.3 },
      ...(content.earlier
        ? [
            {
              header: t('document.column.change', { round: content.earlier.round }),
              kind: 'number' as const,
              decimals: 1,
              isChange: true,
              width: 1.4,
            },
          ]
        : []),
      { header: t('result.column.coverage'), kind: 'text', width: 1.1 },
      last === 'county'
        ? { header: t('result.column.county', { round: countyRound(words) }), kind: 'text', width: 3.2 }
        : { header: t('result.achieved'), kind: 'text', width: 1.1 },
    ],
    rows: codes.map((code) => [
      nameOf(words, code),
      valueWords(words, code) + boundsWords(words, code),
      ...(content.earlier ? [changeOf(words, code)] : []),
      shareText(nodeOf(words, code)?.coverage ?? null),
      last === 'county' ? countyWords(words, code) : String(nodeOf(words, code)?.stage ?? '–'),
    ]),
  };
}

const WIDE_BOUNDS = 0.2;

/** ` (2,5–3,2)` where the answers that are missing could move the value much (method 3.3). */
function boundsWords(words: ResultWords, code: string): string {
  const node = nodeOf(words, code);
  if (!node || node.score === null || node.lower === null || node.upper === null) return '';
  return node.upper - node.lower > WIDE_BOUNDS + 1e-9 ? ` (${rangeText(node.lower, node.upper)})` : '';
}
