import { type Block, type Document, heading, list, note, paragraph, type Stamp } from '#app/documents/model';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { formatDate } from '#app/i18n/format';
import { changeText, valueText } from '#app/i18n/value-text';
import { describeAppendix } from './describe-appendix';
import { describeAreas } from './describe-areas';
import { describeFacts } from './describe-facts';
import { describePlans } from './describe-plans';
import { type FigureContent, SECTIONS, type Section } from './report-content';
import {
  areaCodes,
  changeOf,
  changeSentence,
  directionCodes,
  figureOf,
  hiddenChangeWords,
  hiddenWords,
  nameOf,
  questionOf,
  type ReportWords,
  totalOf,
} from './report-words';

export interface ReportSection {
  section: Section | 'appendix';
  blocks: Block[];
}

export const reportTitle = ({ content, language, t }: ReportWords) =>
  t('report.title', { programme: content.programme[language], round: content.round.label });

export const reportSubtitle = ({ content, t }: ReportWords) =>
  t('report.subtitle', { date: formatDate(content.round.closedAt) });

/** The report's parts in reading order, each with the coordinator's comment. */
export function describeSections(words: ReportWords): ReportSection[] {
  const write: Record<Section, (words: ReportWords) => Block[]> = {
    summary: describeSummary,
    participation: describeParticipation,
    areas: describeAreas,
    change: describeChange,
    facts: describeFacts,
    lacking: describeLacking,
    plans: describePlans,
    method: describeMethod,
    limits: describeLimits,
  };
  return [
    ...SECTIONS.map((section) => ({
      section,
      blocks: [
        heading(2, words.t(`report.section.${section}`)),
        ...write[section](words),
        ...commentOn(words, section),
      ],
    })),
    { section: 'appendix' as const, blocks: describeAppendix(words) },
  ];
}

/** The whole report as one document. */
export function describeReport(words: ReportWords, stamp: Stamp): Document {
  return {
    title: reportTitle(words),
    subtitle: reportSubtitle(words),
    language: words.language,
    author: words.content.programme[words.language],
    stamp,
    blocks: describeSections(words).flatMap(({ blocks }) => blocks),
  };
}

function commentOn({ content, t }: ReportWords, section: Section): Block[] {
  const comment = content.comments.find((one) => one.section === section);
  return comment ? [heading(3, t('report.comment.heading')), paragraph(comment.text)] : [];
}

function describeSummary(words: ReportWords): Block[] {
  const { content, questionnaire, t } = words;
  const index = figureOf(words, INDEX_NODE);
  const taking = content.takers.filter((taker) => taker.kind === 'municipality' && taker.took === 'counted').length;
  const shown = areaCodes(words).flatMap((node) => {
    const median = figureOf(words, node)?.median ?? null;
    return median === null ? [] : [{ node, median }];
  });
  const [highest] = shown.toSorted((a, b) => b.median - a.median);
  const [lowest] = shown.toSorted((a, b) => a.median - b.median);
  const { min, max } = questionnaire.scale;
  return [
    paragraph(t('report.summary.took', { count: taking, total: totalOf(words) })),
    paragraph(
      index?.isShown
        ? [
            index.median === null
              ? t('report.summary.indexMean', { mean: valueText(index.mean), min, max })
              : t('report.summary.index', { median: valueText(index.median), min, max }),
            index.low === null
              ? ''
              : t('report.summary.half', { low: valueText(index.low), high: valueText(index.high) }),
            countedWords(words, index, taking),
          ]
            .filter((part) => part !== '')
            .join(' ')
        : t('report.summary.indexHidden', { reason: hiddenWords(words, index?.reason) }),
    ),
    ...(highest && lowest && highest.node !== lowest.node
      ? [
          paragraph(
            t('report.summary.areas', {
              highest: nameOf(words, highest.node),
              high: valueText(highest.median),
              lowest: nameOf(words, lowest.node),
              low: valueText(lowest.median),
            }),
          ),
        ]
      : []),
    paragraph(changeSentence(words, INDEX_NODE)),
  ];
}

/** Of how many the index is, where that is not everybody who takes part. */
function countedWords(words: ReportWords, index: FigureContent, taking: number): string {
  const of = { count: index.n, total: totalOf(words) };
  if (index.reason === 'not_shared') return words.t('report.summary.named', of);
  return index.n === taking ? '' : words.t('report.summary.counted', of);
}

function describeParticipation(words: ReportWords): Block[] {
  const { content, t } = words;
  const counted = content.takers.filter((taker) => taker.took === 'counted');
  const late = content.takers.filter((taker) => taker.took === 'late');
  const none = content.takers.filter((taker) => taker.took === 'none');
  const names = (takers: typeof late) => takers.map((taker) => taker.name).join(', ');
  return [
    paragraph(t('report.participation.counted', { count: counted.length, total: content.takers.length })),
    ...(late.length > 0 ? [paragraph(t('report.participation.late', { count: late.length, names: names(late) }))] : []),
    ...(none.length > 0 ? [paragraph(t('report.participation.none', { count: none.length, names: names(none) }))] : []),
    {
      kind: 'table',
      caption: t('report.participation.table'),
      columns: [
        { header: t('county.organisation'), kind: 'text', width: 2 },
        { header: t('report.participation.kind'), kind: 'text', width: 2 },
        { header: t('county.status'), kind: 'text', width: 3 },
      ],
      rows: content.takers.map(({ name, kind, took }) => [
        name,
        t(`report.kind.${kind}`),
        t(`report.participation.took.${took}`),
      ]),
    },
  ];
}

function describeChange(words: ReportWords): Block[] {
  const { content, t } = words;
  if (!content.previousRound) return [paragraph(t('report.change.noPrevious'))];
  const nodes = [INDEX_NODE, ...areaCodes(words)];
  return [
    paragraph(t('report.change.panel', { round: content.previousRound })),
    list(nodes.map((node) => changeSentence(words, node))),
    {
      kind: 'table',
      caption: t('report.change.table', { round: content.previousRound }),
      columns: [
        { header: t('result.column.name'), kind: 'text', width: 3 },
        { header: t('report.change.nPanel'), kind: 'number' },
        { header: t('report.change.columnUp'), kind: 'number' },
        { header: t('report.change.columnDown'), kind: 'number' },
        { header: t('report.change.columnSame'), kind: 'number' },
        { header: t('report.change.median'), kind: 'text', width: 2.4 },
      ],
      rows: nodes.map((node) => {
        const change = changeOf(words, node);
        const median = change?.isShown ? changeText(change.median) : hiddenChangeWords(words, change?.reason);
        return [
          nameOf(words, node),
          change?.nPanel ?? 0,
          change?.up ?? 0,
          change?.down ?? 0,
          change?.same ?? 0,
          median,
        ];
      }),
    },
  ];
}

const FEW = 3;

function describeLacking(words: ReportWords): Block[] {
  const { content, t } = words;
  const lowest = directionCodes(words)
    .flatMap((node) => {
      const mean = figureOf(words, node)?.mean ?? null;
      return mean === null ? [] : [{ node, mean }];
    })
    .toSorted((a, b) => a.mean - b.mean)
    .slice(0, FEW);
  const { shown, total, questions } = content.lacking;
  return [
    ...(lowest.length > 0
      ? [
          paragraph(t('report.lacking.directions')),
          list(lowest.map(({ node, mean }) => `${nameOf(words, node)}: ${valueText(mean)}`)),
        ]
      : [paragraph(t('report.lacking.noDirections'))]),
    paragraph(t('report.lacking.shown', { count: shown, total })),
    ...(questions.length > 0
      ? [
          list(
            questions.map(({ code, below, of }) =>
              t('report.lacking.question', { count: below, of, code, question: questionOf(words, code) }),
            ),
          ),
        ]
      : shown > 0
        ? [paragraph(t('report.lacking.noQuestions'))]
        : []),
  ];
}

function describeMethod({ content, t }: ReportWords): Block[] {
  const { k, nQuartile, nMean } = content.parameters;
  return [
    paragraph(t('report.method.scale')),
    paragraph(t('report.method.statistics', { nMean, nQuartile })),
    paragraph(t('report.method.sharing', { k })),
    paragraph(t('report.method.frozen', { date: formatDate(content.round.closedAt) })),
    ...content.corrections.map(({ correctedAt, reason }) =>
      paragraph(t('chart.corrected', { date: formatDate(correctedAt), reason })),
    ),
  ];
}

function describeLimits({ t }: ReportWords): Block[] {
  return [
    list([
      t('report.limits.self'),
      t('report.limits.few'),
      t('report.limits.order'),
      t('report.limits.hidden'),
      t('report.limits.missing'),
    ]),
    note(t('report.limits.records')),
  ];
}
