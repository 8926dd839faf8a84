import type { Sheet, SheetValue, Stamp, Workbook } from '#app/documents/model';
import { formatDate } from '#app/i18n/format';
import { answersSheet } from './describe-answers';
import { intervalsSheet, placesSheet } from './describe-appendix';
import { factsSheet, namedFactsSheet } from './describe-facts';
import { areaPlansSheet, effectsSheet, jointSheet, plansSheet } from './describe-plans';
import { reportTitle } from './describe-report';
import { columnsOf } from './report-columns';
import { groupName, hiddenChangeWords, hiddenWords, nameOf, type ReportWords } from './report-words';

/** Every released number of the report, each sheet one table, with what every column means. */
export function describeReportWorkbook(words: ReportWords, stamp: Stamp): Workbook {
  const { content, language, t } = words;
  return {
    title: reportTitle(words),
    language,
    author: content.programme[language],
    stamp,
    sheets: [
      figuresSheet(words),
      changesSheet(words),
      namedSheet(words),
      answersSheet(words),
      factsSheet(words),
      namedFactsSheet(words),
      takersSheet(words),
      plansSheet(words),
      areaPlansSheet(words),
      jointSheet(words),
      effectsSheet(words),
      intervalsSheet(words),
      placesSheet(words),
      commentsSheet(words),
    ],
    continued: (part, parts) => t('document.continued', { part, parts }),
    dictionary: {
      name: t('document.sheet.dictionary'),
      sheet: t('document.sheet.sheet'),
      column: t('document.sheet.column'),
      description: t('document.sheet.description'),
      about: [
        [t('document.about.round'), content.round.name],
        [t('report.excel.closed'), formatDate(content.round.closedAt)],
        [t('result.stamp.method'), content.methodId],
        [t('document.about.snapshot'), stamp.snapshotId],
        [t('document.about.checksum'), stamp.checksum],
        [t('document.about.empty'), t('document.about.emptyText')],
      ],
    },
  };
}

function figuresSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  return {
    name: words.t('report.excel.figures'),
    columns: [
      column('group', 34),
      column('code', 10),
      column('part', 40),
      column('n', 10),
      column('named', 10),
      column('mean', 12, 6),
      column('median', 12, 6),
      column('low', 12, 6),
      column('high', 12, 6),
      column('min', 12, 6),
      column('max', 12, 6),
      column('reason', 44),
    ],
    rows: words.content.figures.map((one): SheetValue[] => [
      groupName(words, one.group),
      one.node,
      nameOf(words, one.node),
      one.n,
      one.nNamed,
      one.mean,
      one.median,
      one.low,
      one.high,
      one.min,
      one.max,
      one.reason === null ? null : hiddenWords(words, one.reason),
    ]),
  };
}

function changesSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  return {
    name: words.t('report.excel.changes'),
    columns: [
      column('group', 34),
      column('code', 10),
      column('part', 40),
      column('nPanel', 12),
      column('up', 10),
      column('down', 10),
      column('same', 10),
      column('meanChange', 14, 6),
      column('medianChange', 14, 6),
      column('composition', 14, 6),
      column('p', 12, 6),
      column('reason', 44),
    ],
    rows: words.content.changes.map((one): SheetValue[] => [
      groupName(words, one.group),
      one.node,
      nameOf(words, one.node),
      one.nPanel,
      one.up,
      one.down,
      one.same,
      one.mean,
      one.median,
      one.compositionEffect,
      one.signTestP,
      one.isShown ? null : hiddenChangeWords(words, one.reason),
    ]),
  };
}

function namedSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { t } = words;
  return {
    name: t('report.excel.organisations'),
    columns: [
      column('organisation', 30),
      column('kind', 20),
      column('code', 10),
      column('part', 40),
      column('value', 12, 6),
      column('reason', 44),
    ],
    rows: words.content.named.flatMap((one) =>
      one.values.map(({ node, score, reason }): SheetValue[] => [
        one.name,
        t(`report.kind.${one.kind}`),
        node,
        nameOf(words, node),
        score,
        reason && t(`report.named.${reason}`),
      ]),
    ),
  };
}

function takersSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { t, content } = words;
  return {
    name: t('report.excel.participation'),
    columns: [column('organisation', 30), column('kind', 26), column('took', 50)],
    rows: content.takers.map(({ name, kind, took }): SheetValue[] => [
      name,
      t(`report.kind.${kind}`),
      t(`report.participation.took.${took}`),
    ]),
  };
}

function commentsSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { t, content } = words;
  return {
    name: t('report.excel.comments'),
    columns: [column('section', 30), column('comment', 100)],
    rows: content.comments.map(({ section, text }): SheetValue[] => [t(`report.section.${section}`), text]),
  };
}
