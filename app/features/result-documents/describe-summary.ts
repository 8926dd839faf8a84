import { type Document, heading, list, note, paragraph } from '#app/documents/model';
import { valueText } from '#app/i18n/value-text';
import { indexSentence, signedWords } from './describe-result';
import {
  achievedWords,
  changeWords,
  countyMedianWords,
  countyRound,
  countyWords,
  coverageWords,
  nameOf,
  pickedDirections,
  type ResultWords,
  valueWords,
} from './result-words';

/** The result on one page for a committee: where we are, how it has changed, what is strong and what is left to do. */
export function describeSummary(words: ResultWords): Omit<Document, 'stamp'> {
  const { content, areas, language, t } = words;
  const { strengths, gaps } = pickedDirections(words);
  const named = (nodes: typeof strengths) =>
    nodes.map((node) => `${nameOf(words, node.code)}: ${valueText(node.score)}`);
  return {
    title: t('summary.title', { organisation: content.organisation.formalName, round: content.round.label }),
    subtitle: signedWords(words),
    language,
    author: content.organisation.formalName,
    blocks: [
      paragraph(t('summary.what')),
      ...(content.isReworked ? [note(t('document.reworked', { revision: content.signOff.revision }))] : []),
      heading(2, t('summary.where')),
      paragraph(indexSentence(words), achievedWords(words)),
      paragraph(countyMedianWords(words)),
      {
        kind: 'table',
        caption: t('document.table.areas'),
        columns: [
          { header: t('summary.area'), kind: 'text', width: 2.2 },
          { header: t('document.column.value'), kind: 'text', width: 1.2 },
          { header: t('summary.change'), kind: 'text', width: 2 },
          { header: t('result.column.county', { round: countyRound(words) }), kind: 'text', width: 2.6 },
        ],
        rows: areas.map((area) => [
          area.name[language],
          valueWords(words, area.code),
          changeWords(words, area.code) || '–',
          countyWords(words, area.code),
        ]),
      },
      heading(2, t('result.strengths.title')),
      strengths.length > 0 ? list(named(strengths)) : paragraph(t('result.tooFewDirections')),
      heading(2, t('result.gaps.title')),
      gaps.length > 0 ? list(named(gaps)) : paragraph(t('result.tooFewDirections')),
      heading(2, t('summary.reading')),
      paragraph(coverageWords(words), t('summary.limits')),
    ],
  };
}
