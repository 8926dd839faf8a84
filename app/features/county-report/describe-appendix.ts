import { type Block, heading, list, paragraph, type Sheet, type SheetValue } from '#app/documents/model';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { formatNumber } from '#app/i18n/format';
import { changeText, rangeText, valueText } from '#app/i18n/value-text';
import { columnsOf } from './report-columns';
import {
  areaCodes,
  changeOf,
  countWords,
  figureOf,
  figureWords,
  groupName,
  nameOf,
  type ReportWords,
} from './report-words';

/** What somebody wants who checks the report: other groups, intervals, places under other ways to count, tests. */
export function describeAppendix(words: ReportWords): Block[] {
  const { t } = words;
  return [
    { kind: 'pageBreak' },
    heading(2, t('report.appendix.title')),
    ...describeGroups(words),
    ...describeIntervals(words),
    ...describePlaces(words),
    ...describeTests(words),
    heading(3, t('report.appendix.alpha')),
    paragraph(t('report.appendix.alphaText')),
    heading(3, t('report.appendix.source')),
    list([
      t('report.appendix.methodId', { id: words.content.methodId }),
      t('report.appendix.seed', { seed: words.content.seed }),
      t('report.appendix.hash', { hash: words.content.resultHash }),
    ]),
  ];
}

function describeGroups(words: ReportWords): Block[] {
  const { content, t } = words;
  return [
    heading(3, t('report.appendix.groups')),
    {
      kind: 'table',
      caption: t('report.appendix.groupsTable'),
      columns: [
        { header: t('report.appendix.group'), kind: 'text', width: 3 },
        { header: t('report.areas.n'), kind: 'text', width: 1.6 },
        { header: t('report.appendix.indexMedian'), kind: 'text', width: 3 },
      ],
      rows: content.groups.map(({ code }) => [
        groupName(words, code),
        countWords(words, figureOf(words, INDEX_NODE, code), code),
        figureWords(words, figureOf(words, INDEX_NODE, code)),
      ]),
    },
  ];
}

function describeIntervals(words: ReportWords): Block[] {
  const { content, t } = words;
  if (content.intervals.length === 0) {
    return [heading(3, t('report.appendix.intervals')), paragraph(t('report.appendix.noIntervals'))];
  }
  return [
    heading(3, t('report.appendix.intervals')),
    paragraph(t('report.appendix.intervalsText', { B: formatNumber(content.parameters.B) })),
    {
      kind: 'table',
      caption: t('report.appendix.intervalsTable'),
      columns: [
        { header: t('report.appendix.group'), kind: 'text', width: 3 },
        { header: t('report.areas.n'), kind: 'text', width: 1.3 },
        { header: t('report.appendix.mean'), kind: 'number', decimals: 2, width: 1.2 },
        { header: t('report.appendix.stability'), kind: 'text', width: 2 },
        { header: t('report.appendix.sampling'), kind: 'text', width: 2.6 },
      ],
      rows: content.intervals.map(({ group, n, populationSize, mean, stability, sampling }) => [
        groupName(words, group),
        t('report.of', { n, total: populationSize }),
        mean,
        rangeText(stability.low, stability.high),
        n === populationSize ? t('report.appendix.census') : rangeText(sampling.low, sampling.high),
      ]),
    },
  ];
}

/** The places' own order is the alphabet's too: who is where is in the numbers, not in the order of the rows. */
function describePlaces(words: ReportWords): Block[] {
  const { content, t } = words;
  const { places } = content;
  if (places.length === 0) {
    return [heading(3, t('report.appendix.places')), paragraph(t('report.appendix.noPlaces'))];
  }
  const n = places[0]!.n;
  const isUnsteady = places.some(({ scenarioLow, scenarioHigh }) => scenarioHigh - scenarioLow > n / 4);
  const span = (low: number, high: number) => (low === high ? String(low) : `${low}–${high}`);
  return [
    heading(3, t('report.appendix.places')),
    paragraph(t('report.appendix.placesText', { n })),
    paragraph(t(isUnsteady ? 'report.appendix.unsteady' : 'report.appendix.steady')),
    {
      kind: 'table',
      caption: t('report.appendix.placesTable'),
      columns: [
        { header: t('county.organisation'), kind: 'text', width: 2 },
        { header: t('report.appendix.place'), kind: 'number' },
        { header: t('report.appendix.placeInterval'), kind: 'text', width: 1.6 },
        { header: t('report.appendix.placeScenarios'), kind: 'text', width: 1.8 },
      ],
      rows: places
        .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
        .map((one) => [one.name, one.rank, span(one.low, one.high), span(one.scenarioLow, one.scenarioHigh)]),
    },
  ];
}

function describeTests(words: ReportWords): Block[] {
  const { content, t } = words;
  if (!content.previousRound) return [];
  const rows = [INDEX_NODE, ...areaCodes(words)].flatMap((node) => {
    const change = changeOf(words, node);
    if (!change?.isShown || change.mean === null) return [];
    const p = change.signTestP === null ? '–' : valueText(change.signTestP, 3);
    return [
      [nameOf(words, node), change.nPanel, changeText(change.mean, 2), changeText(change.compositionEffect, 2), p],
    ];
  });
  if (rows.length === 0) return [];
  return [
    heading(3, t('report.appendix.tests')),
    paragraph(t('report.appendix.testsText')),
    {
      kind: 'table',
      caption: t('report.appendix.testsTable', { round: content.previousRound }),
      columns: [
        { header: t('result.column.name'), kind: 'text', width: 3 },
        { header: t('report.change.nPanel'), kind: 'number' },
        { header: t('report.appendix.meanChange'), kind: 'text', width: 1.4 },
        { header: t('report.appendix.composition'), kind: 'text', width: 2 },
        { header: t('report.appendix.p'), kind: 'text', width: 1.4 },
      ],
      rows,
    },
  ];
}

/** How steady each group's mean is; of a group without an interval, the reason. */
export function intervalsSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { content, t } = words;
  return {
    name: t('report.excel.intervals'),
    columns: [
      column('group', 34),
      column('n', 10),
      column('members', 12),
      column('mean', 12, 6),
      column('stabilityLow', 18, 6),
      column('stabilityHigh', 18, 6),
      column('samplingLow', 18, 6),
      column('samplingHigh', 18, 6),
      column('reason', 60),
    ],
    rows: content.groups.map(({ code }): SheetValue[] => {
      const found = content.intervals.find(({ group }) => group === code);
      if (!found) return [groupName(words, code), ...NO_INTERVAL, t('report.appendix.noIntervals')];
      const { n, populationSize, mean, stability, sampling } = found;
      const isCensus = n === populationSize;
      return [
        groupName(words, code),
        n,
        populationSize,
        mean,
        stability.low,
        stability.high,
        isCensus ? null : sampling.low,
        isCensus ? null : sampling.high,
        isCensus ? t('report.appendix.census') : null,
      ];
    }),
  };
}

const NO_INTERVAL = Array.from({ length: 7 }, () => null);

/** The places as in the appendix; the reason where there are none. */
export function placesSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { content, t } = words;
  const places = content.places.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
  return {
    name: t('report.excel.places'),
    columns: [
      column('organisation', 30),
      column('placed', 12),
      ...['place', 'placeLow', 'placeHigh', 'scenarioLow', 'scenarioHigh'].map((key) => column(key, 18)),
      column('reason', 60),
    ],
    rows:
      places.length === 0
        ? [[null, null, null, null, null, null, null, t('report.appendix.noPlaces')]]
        : places.map((one): SheetValue[] => [
            one.name,
            one.n,
            one.rank,
            one.low,
            one.high,
            one.scenarioLow,
            one.scenarioHigh,
            null,
          ]),
  };
}
