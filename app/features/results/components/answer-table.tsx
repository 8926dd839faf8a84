import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { shareText } from '#app/i18n/value-text';
import type { AnswerPartView, ExplanationView } from '../view';
import { answerText, weightText } from './texts';

/** The answers of a direction or a collaboration area as they entered its mean. */
export function AnswerTable({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation();
  const caption = t(`result.explain.table.${explanation.node.kind}`);
  return (
    <TableScroll label={caption}>
      <table className="ds-table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('result.explain.part.direction')}</th>
            <th scope="col">{t('result.explain.answer')}</th>
            <th scope="col">{t('result.explain.weight')}</th>
            <th scope="col">{t('result.explain.indexShare')}</th>
          </tr>
        </thead>
        <tbody>
          {explanation.answers.map((answer) => (
            <tr key={answer.code}>
              <th scope="row">
                {answer.code} {answer.question}
              </th>
              <td>
                <strong>{answerText(t, answer)}</strong>
                {answer.levelText && `: ${answer.levelText}`} <Treatment answer={answer} />
              </td>
              <td>{weightText(answer.weight)}</td>
              <td>{answer.kind === 'NA' || answer.weight === 0 ? '–' : shareText(answer.share, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Treatment({ answer }: { answer: AnswerPartView }) {
  const { t } = useTranslation();
  if (answer.weight === 0) return <>{t('result.explain.noWeight')}</>;
  if (answer.kind === 'level') return null;
  return <>{t(`result.explain.${answer.kind}`)}</>;
}
