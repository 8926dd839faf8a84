import { type Block, type Figure, heading, paragraph } from '#app/documents/model';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { valueText } from '#app/i18n/value-text';
import { areaCodes, countWords, directionCodes, figureOf, figureWords, nameOf, type ReportWords } from './report-words';

/**
 * Medians with their quartiles; where most medians would tell too much, every mean instead: one measure a figure, and
 * never a figure of the few that are left.
 */
function figure(words: ReportWords, nodes: readonly string[], caption: string): Figure {
  const { content, questionnaire, t } = words;
  const shown = nodes.map((node) => figureOf(words, node)).filter((found) => found?.isShown);
  const isOfMeans = shown.filter((found) => found?.median === null).length > shown.length / 2;
  const rows = nodes.map((node) => {
    const found = figureOf(words, node);
    const isBandShown = !isOfMeans && found?.isShown && found.low !== null && found.high !== null;
    const others = content.named
      .filter((one) => one.kind === 'municipality')
      .flatMap((one) => one.values.find((value) => value.node === node)?.score ?? []);
    return {
      label: nameOf(words, node),
      value: (isOfMeans ? found?.mean : found?.median) ?? null,
      // The table says it too: between the rings a text could not be read.
      ...(others.length === 0 ? { note: figureWords(words, found) } : {}),
      band: isBandShown ? { low: found.low!, high: found.high! } : null,
      others,
    };
  });
  const round = content.round.label;
  return {
    kind: 'figure',
    shape: 'strip',
    caption,
    alternative: nodes.map((node) => `${nameOf(words, node)}: ${figureWords(words, figureOf(words, node))}.`).join(' '),
    scale: questionnaire.scale,
    legend: {
      value: t(isOfMeans ? 'chart.mean' : 'chart.median', { round }),
      ...(rows.some((row) => row.band) ? { band: t('chart.band', { round }) } : {}),
      ...(rows.some((row) => row.others.length > 0) ? { others: t('report.areas.single') } : {}),
    },
    rows,
  };
}

/** Medians and quartiles of the index, the areas and the directions, and who shows what by name. */
export function describeAreas(words: ReportWords): Block[] {
  const { t } = words;
  const table = (nodes: readonly string[], caption: string): Block => ({
    kind: 'table',
    caption,
    columns: [
      { header: t('result.column.name'), kind: 'text', width: 4 },
      { header: t('report.areas.median'), kind: 'text', width: 3 },
      { header: t('report.areas.n'), kind: 'text', width: 2 },
    ],
    rows: nodes.map((node) => [
      nameOf(words, node),
      figureWords(words, figureOf(words, node)),
      countWords(words, figureOf(words, node)),
    ]),
  });
  const areas = [INDEX_NODE, ...areaCodes(words)];
  return [
    paragraph(t('report.areas.reading')),
    figure(words, areas, t('result.figure.areas')),
    table(areas, t('report.areas.table')),
    figure(words, directionCodes(words), t('result.figure.directions')),
    table(directionCodes(words), t('report.areas.directionsTable')),
    ...describeNamed(words),
  ];
}

/** Those who show their values by name, in the order of the alphabet: a list, not a contest. */
function describeNamed(words: ReportWords): Block[] {
  const { content, t } = words;
  const nodes = [INDEX_NODE, ...areaCodes(words)];
  if (content.named.length === 0) return [paragraph(t('report.named.none'))];
  return [
    heading(3, t('report.named.heading')),
    paragraph(t('report.named.reading', { count: content.named.length })),
    {
      kind: 'table',
      caption: t('report.named.table'),
      columns: [
        { header: t('county.organisation'), kind: 'text', width: 2.2 },
        ...nodes.map((node) => ({ header: nameOf(words, node), kind: 'text' as const, width: 1.5 })),
      ],
      rows: content.named.map((one) => [
        one.name,
        ...nodes.map((node) => {
          const value = one.values.find((each) => each.node === node);
          if (!value) return t('report.named.notShown');
          return value.reason === null ? valueText(value.score) : t(`report.named.${value.reason}`);
        }),
      ]),
    },
  ];
}
