import { type Block, heading, paragraph } from '#app/documents/model';
import { figureOf, valuesTable } from './describe-values';
import { nodeOf, type ResultWords } from './result-words';

/** The collaboration areas that were scored at the sign-off. */
export function collaborationCodes(words: ResultWords): string[] {
  return words.questionnaire.collaborationAreas.map(({ code }) => code).filter((code) => nodeOf(words, code));
}

/** The same answers by the areas that the county collaborates in; nothing when none were scored. */
export function describeCollaboration(words: ResultWords): Block[] {
  const { content, t } = words;
  const codes = collaborationCodes(words);
  if (codes.length === 0) return [];
  const title = t('result.collaboration.title');
  const lens = asCollaboration(words, codes);
  const round = content.earlier?.round;
  return [
    heading(2, title),
    paragraph(t('result.collaboration.intro')),
    ...(round
      ? [paragraph(t(`result.collaboration.${lens.content.earlier ? 'change' : 'noEarlier'}`, { round }))]
      : []),
    paragraph(t('result.county.hidden', { reason: t('result.hidden.not_computed') })),
    figureOf(lens, codes, title),
    valuesTable(lens, codes, t('document.table.collaboration'), 'stage'),
  ];
}

/** The words without what the collaboration areas have nothing of: the county's figures, maybe the earlier round. */
function asCollaboration(words: ResultWords, codes: readonly string[]): ResultWords {
  const { earlier } = words.content;
  const isCompared = earlier?.nodes.some((node) => codes.includes(node.code));
  return {
    ...words,
    content: { ...words.content, county: { reason: 'not_computed' }, earlier: isCompared ? earlier : null },
  };
}
