import { type Block, type Document, heading, list, note, paragraph, type Stamp } from '#app/documents/model';
import type { Fact } from '#app/domain/questionnaire/schema';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { formatDate, formatNumber } from '#app/i18n/format';
import { valueText } from '#app/i18n/value-text';
import { describeCollaboration } from './describe-collaboration';
import { figureOf, valuesTable } from './describe-values';
import {
  type AnsweredIndicator,
  achievedWords,
  answersIn,
  answerWords,
  changeWords,
  countyMedianWords,
  coverageWords,
  nameOf,
  nodeOf,
  pickedDirections,
  type ResultWords,
  titleOf,
  withheldWords,
} from './result-words';

/** The whole result as one text: what it says first, every value, every answer, and how it was made. */
export function describeResult(words: ResultWords, stamp: Stamp): Document {
  const { content, areas, t, language } = words;
  const areaCodes = areas.map((area) => area.code);
  const directionCodes = areas.flatMap((area) => area.directions.map((direction) => direction.code));
  return {
    title: titleOf(words),
    subtitle: signedWords(words),
    language,
    author: content.organisation.formalName,
    stamp,
    blocks: [
      ...(content.isReworked ? [note(t('document.reworked', { revision: content.signOff.revision }))] : []),
      heading(2, t('document.section.summary')),
      ...summarise(words),
      heading(2, t('result.figure.areas')),
      figureOf(words, [INDEX_NODE, ...areaCodes], t('result.figure.areas')),
      valuesTable(words, [INDEX_NODE, ...areaCodes], t('document.table.areas')),
      heading(2, t('result.figure.directions')),
      figureOf(words, directionCodes, t('result.figure.directions')),
      valuesTable(words, directionCodes, t('document.table.directions')),
      ...describeCollaboration(words),
      ...describeMoved(words),
      ...describeFacts(words),
      heading(2, t('document.section.answers')),
      note(t('document.answersNote')),
      ...areas.flatMap((area) => [
        heading(3, area.name[language]),
        ...area.directions.flatMap((direction) => describeAnswers(words, direction)),
      ]),
      ...describeMaking(words),
    ],
  };
}

export function signedWords({ content, t }: ResultWords): string {
  const { signedAt, signedBy, reference } = content.signOff;
  return `${t('result.signed', { date: formatDate(signedAt), person: signedBy })} ${t('result.reference', { reference })}`;
}

/** The index, the achieved level, and the three best and weakest directions, in sentences. */
function summarise(words: ResultWords): Block[] {
  const { t } = words;
  const { strengths, gaps } = pickedDirections(words);
  const named = (nodes: typeof strengths) =>
    nodes.map((node) => `${nameOf(words, node.code)}: ${valueText(node.score)}`);
  return [
    paragraph(indexSentence(words)),
    paragraph(achievedWords(words)),
    paragraph(coverageWords(words)),
    paragraph(countyMedianWords(words)),
    ...(strengths.length > 0
      ? [
          heading(3, t('result.strengths.title')),
          list(named(strengths)),
          heading(3, t('result.gaps.title')),
          list(named(gaps)),
        ]
      : []),
  ];
}

/** `Index är 2,5 på skalan 0–5, +0,3 sedan 2024, tydlig ökning.` */
export function indexSentence(words: ResultWords): string {
  const { content, questionnaire, t } = words;
  const index = nodeOf(words, INDEX_NODE);
  if (!index || index.score === null) return t('document.indexWithheld', { reason: withheldWords(words, INDEX_NODE) });
  const change = changeWords(words, INDEX_NODE);
  const { min, max } = questionnaire.scale;
  return t(change ? 'document.indexChanged' : content.earlier ? 'document.index' : 'document.indexFirst', {
    value: valueText(index.score),
    min,
    max,
    change,
  });
}

function describeMoved(words: ResultWords): Block[] {
  const { content, areas, language, t } = words;
  if (!content.earlier) return [];
  const moved = areas
    .flatMap((area) => area.directions.flatMap((direction) => answersIn(words, direction)))
    .filter(hasMoved);
  const round = content.earlier.round;
  return [
    heading(2, t('result.fold.moved', { count: moved.length })),
    moved.length === 0
      ? paragraph(t('result.moved.none', { round }))
      : {
          kind: 'table',
          caption: t('result.moved.intro', { round }),
          columns: [
            { header: t('document.column.question'), kind: 'text', width: 5 },
            { header: round, kind: 'text' },
            { header: content.round.label, kind: 'text' },
          ],
          rows: moved.map(({ indicator, answer, earlier }) => [
            `${indicator.code} ${indicator.question[language]}`,
            answerWords(t, earlier),
            answerWords(t, answer),
          ]),
        },
  ];
}

/** Only levels are compared, as on the result page: a question that nobody could answer has not moved. */
function hasMoved({ answer, earlier }: AnsweredIndicator): boolean {
  return answer.kind === 'level' && earlier?.kind === 'level' && earlier.level !== answer.level;
}

function describeFacts({ content, questionnaire, language, t }: ResultWords): Block[] {
  const values = new Map(content.facts.map((fact) => [fact.code, fact.value]));
  return [
    heading(2, t('result.fold.facts')),
    {
      kind: 'table',
      caption: t('document.table.facts', { round: content.round.label }),
      columns: [
        { header: t('result.column.fact'), kind: 'text', width: 3 },
        { header: content.round.label, kind: 'text', width: 1 },
      ],
      rows: questionnaire.facts.map(({ code, kind, question }) => [
        question[language],
        factWords(t, kind, values.get(code) ?? null),
      ]),
    },
  ];
}

export function factWords(t: ResultWords['t'], kind: Fact['kind'], value: string | null): string {
  if (value === null || value === '') return t('result.notFilledIn');
  if (kind === 'yes_no') return t(value === 'yes' ? 'result.yes' : 'result.no');
  return kind === 'number' && Number.isFinite(Number(value)) ? formatNumber(Number(value)) : value;
}

function describeAnswers(words: ResultWords, direction: ResultWords['areas'][number]['directions'][number]): Block[] {
  const { content, language, t } = words;
  return [
    { kind: 'paragraph', runs: [{ text: direction.name[language], isBold: true }] },
    ...answersIn(words, direction).map(({ indicator, answer, levelName, levelText, earlier }): Block => {
      const level = [answerWords(t, answer), levelName, levelText].filter((part) => part !== '').join('. ');
      const marks = [
        indicator.required ? t('result.isRequired') : '',
        indicator.sensitive ? t('result.isSensitive') : '',
      ].filter((mark) => mark !== '');
      return {
        kind: 'paragraph',
        runs: [
          { text: `${indicator.code} ${indicator.question[language]}\n`, isBold: true },
          { text: level },
          ...(marks.length > 0 ? [{ text: `\n${marks.join('. ')}` }] : []),
          ...(answer.comment ? [{ text: `\n${t('result.comment')} ${answer.comment}` }] : []),
          ...(answer.evidence ? [{ text: `\n${t('result.evidence')} ${answer.evidence}` }] : []),
          ...(earlier && content.earlier
            ? [{ text: `\n${t('result.before', { round: content.earlier.round, value: answerWords(t, earlier) })}` }]
            : []),
        ],
      };
    }),
  ];
}

function describeMaking({ content, t }: ResultWords): Block[] {
  const { answersHash, treeHash, methodId, revision } = content.signOff;
  return [
    heading(2, t('document.section.making')),
    paragraph(t('document.making')),
    list([
      `${t('result.stamp.revision')}: ${revision}`,
      `${t('result.stamp.method')}: ${methodId}`,
      `${t('result.stamp.answersHash')}: ${answersHash}`,
      `${t('result.stamp.treeHash')}: ${treeHash}`,
    ]),
  ];
}
