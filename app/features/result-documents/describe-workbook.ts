import type { Sheet, SheetColumn, SheetValue, Stamp, Workbook } from '#app/documents/model';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { formatDate } from '#app/i18n/format';
import { shareText } from '#app/i18n/value-text';
import { collaborationCodes } from './describe-collaboration';
import { factWords } from './describe-result';
import { answersIn, answerWords, nameOf, nodeOf, type ResultWords, titleOf, withheldWords } from './result-words';

/** All answers with level texts, comments, evidence and earlier answers; the values, by both trees; the facts. */
export function describeWorkbook(words: ResultWords, stamp: Stamp): Workbook {
  const { content, language, t } = words;
  const { signOff, organisation } = content;
  const said = (key: string) => t(`document.sheet.${key}`);
  return {
    title: titleOf(words),
    language,
    author: organisation.formalName,
    stamp,
    sheets: [answersSheet(words), valuesSheet(words), ...collaborationSheets(words), factsSheet(words)],
    continued: (part, parts) => t('document.continued', { part, parts }),
    dictionary: {
      name: said('dictionary'),
      sheet: said('sheet'),
      column: said('column'),
      description: said('description'),
      about: [
        [t('document.about.organisation'), organisation.formalName],
        [t('document.about.round'), content.round.label],
        [t('result.stamp.signedAt'), `${formatDate(signOff.signedAt)}, ${signOff.signedBy}`],
        [t('result.stamp.reference'), signOff.reference],
        [t('result.stamp.revision'), String(signOff.revision)],
        [t('result.stamp.method'), signOff.methodId],
        [t('document.about.snapshot'), stamp.snapshotId],
        [t('document.about.checksum'), stamp.checksum],
        [t('document.about.empty'), t('document.about.emptyText')],
      ],
    },
  };
}

function answersSheet(words: ResultWords): Sheet {
  const { content, t } = words;
  const column = (key: string, width: number) => ({
    header: t(`document.answers.${key}.header`),
    description: t(`document.answers.${key}.description`),
    width,
  });
  const earlierColumns = [
    { ...column('earlierAnswer', 14) },
    { ...column('earlierLevel', 10) },
    { ...column('earlierComment', 40) },
  ];
  return {
    name: t('document.sheet.answers'),
    nameColumns: 4,
    columns: [
      column('code', 10),
      column('area', 24),
      column('direction', 34),
      column('question', 50),
      column('answer', 14),
      column('level', 8),
      column('levelName', 18),
      column('levelText', 60),
      column('comment', 60),
      column('evidence', 40),
      column('earlierRound', 14),
      ...earlierColumns,
      column('required', 12),
      column('sensitive', 14),
    ],
    rows: answerRows(words, content.earlier?.round ?? null),
  };
}

function* answerRows(words: ResultWords, earlierRound: string | null): Generator<SheetValue[]> {
  const { areas, language, t } = words;
  for (const area of areas) {
    for (const direction of area.directions) {
      for (const { indicator, answer, levelName, levelText, earlier } of answersIn(words, direction)) {
        yield [
          indicator.code,
          area.name[language],
          direction.name[language],
          indicator.question[language],
          answerWords(t, answer),
          answer.level,
          levelName,
          levelText,
          answer.comment,
          answer.evidence,
          earlier ? earlierRound : null,
          earlier ? answerWords(t, earlier) : null,
          earlier?.level ?? null,
          earlier?.comment ?? null,
          t(indicator.required ? 'result.yes' : 'result.no'),
          t(indicator.sensitive ? 'result.yes' : 'result.no'),
        ];
      }
    }
  }
}

function valuesSheet(words: ResultWords): Sheet {
  const { areas, t } = words;
  const codes = [INDEX_NODE, ...areas.flatMap((area) => [area.code, ...area.directions.map(({ code }) => code)])];
  return {
    name: t('document.sheet.values'),
    columns: [
      valueColumn(words, 'code', 10),
      valueColumn(words, 'name', 40),
      ...valueColumns(words),
      valueColumn(words, 'countyN', 12),
      valueColumn(words, 'countyMedian', 12, 2),
      valueColumn(words, 'countyLow', 12, 2),
      valueColumn(words, 'countyHigh', 12, 2),
    ],
    rows: codes.map((code) => [...valueCells(words, code), ...countyCells(words, code)]),
  };
}

/** Nothing of the county: no group statistics are computed for the collaboration areas. */
function collaborationSheets(words: ResultWords): Sheet[] {
  const { t } = words;
  const codes = collaborationCodes(words);
  if (codes.length === 0) return [];
  return [
    {
      name: t('result.collaboration.title'),
      columns: [
        valueColumn(words, 'collaborationCode', 26),
        valueColumn(words, 'collaborationName', 40),
        ...valueColumns(words),
      ],
      rows: codes.map((code) => valueCells(words, code)),
    },
  ];
}

function valueColumn({ content, t }: ResultWords, key: string, width: number, decimals?: number): SheetColumn {
  return {
    header: t(`document.values.${key}.header`),
    description: t(`document.values.${key}.description`, { share: shareText(content.parameters.stageShare) }),
    width,
    ...(decimals === undefined ? {} : { decimals }),
  };
}

function valueColumns(words: ResultWords): SheetColumn[] {
  return [
    valueColumn(words, 'value', 10, 2),
    valueColumn(words, 'reason', 34),
    valueColumn(words, 'earlier', 12, 2),
    valueColumn(words, 'coverage', 12, 2),
    valueColumn(words, 'lower', 12, 2),
    valueColumn(words, 'upper', 12, 2),
    valueColumn(words, 'stage', 12),
    valueColumn(words, 'share3', 12, 2),
  ];
}

function valueCells(words: ResultWords, code: string): SheetValue[] {
  const node = nodeOf(words, code);
  return [
    code,
    nameOf(words, code),
    node?.score ?? null,
    node && node.score !== null ? null : withheldWords(words, code),
    words.content.earlier?.nodes.find((one) => one.code === code)?.score ?? null,
    node?.coverage ?? null,
    node?.lower ?? null,
    node?.upper ?? null,
    node?.stage ?? null,
    node?.share3 ?? null,
  ];
}

function countyCells({ content }: ResultWords, code: string): SheetValue[] {
  const figures = content.county.reason === null ? content.county.figures : [];
  const figure = figures.find((one) => one.code === code);
  return [figure?.n ?? null, figure?.median ?? null, figure?.low ?? null, figure?.high ?? null];
}

function factsSheet({ content, questionnaire, language, t }: ResultWords): Sheet {
  const values = new Map(content.facts.map((fact) => [fact.code, fact.value]));
  return {
    name: t('document.sheet.facts'),
    columns: [
      { header: t('document.facts.code.header'), description: t('document.facts.code.description'), width: 10 },
      { header: t('result.column.fact'), description: t('document.facts.fact.description'), width: 60 },
      { header: t('document.facts.value.header'), description: t('document.facts.value.description'), width: 30 },
    ],
    rows: questionnaire.facts.map(({ code, kind, question }): SheetValue[] => {
      const value = values.get(code) ?? null;
      const isNumber = kind === 'number' && value !== null && value !== '' && Number.isFinite(Number(value));
      return [code, question[language], isNumber ? Number(value) : factWords(t, kind, value)];
    }),
  };
}
