import type { Sheet, SheetValue } from '#app/documents/model';
import { columnsOf } from './report-columns';
import { groupName, questionOf, type ReportWords, withheldWords } from './report-words';

/** How every group answered each question; of a question that is not shown, the reason. */
export function answersSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { content, questionnaire, language, t } = words;
  const { levels } = questionnaire.scale;
  const categories = levels.length + 2;
  return {
    name: t('report.excel.answers'),
    columns: [
      column('group', 34),
      column('questionCode', 10),
      column('question', 60),
      ...levels.map(({ value, name }) => column('level', 10, 0, { value, name: name[language] })),
      column('DK', 10),
      column('NA', 14),
      column('counted', 12),
      column('reason', 60),
    ],
    rows: content.answers.map(({ group, code, counts }): SheetValue[] => [
      groupName(words, group),
      code,
      questionOf(words, code),
      ...(counts.isShown ? counts.counts : Array.from({ length: categories }, () => null)),
      counts.isShown ? counts.n : null,
      withheldWords(words, counts, group),
    ]),
  };
}
