import { useTranslation } from 'react-i18next';
import { AnswersByDirection } from '#app/components/answers-by-direction';
import type { DescribedAnswer, DescribedArea } from '../describe-answers';

/** All answers on one page, to read and to print. */
export function AnswersToRead({ areas }: { areas: DescribedArea[] }) {
  return (
    <AnswersByDirection areas={areas} idPrefix="area">
      {(answer) => <AnswerToRead answer={answer} />}
    </AnswersByDirection>
  );
}

/** One answer: question, value with its text, what it was before, comment and evidence. A copy has no id to link to. */
export function AnswerToRead({ answer, isCopy = false }: { answer: DescribedAnswer; isCopy?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="answer" id={isCopy ? undefined : answer.code}>
      <p className="answer__question">
        {answer.code} {answer.question}
      </p>
      <p>
        <strong>{describeValue(t, answer)}</strong>
        {answer.levelText ? `: ${answer.levelText}` : ''}
      </p>
      {answer.isChanged && answer.earlier && (
        <p className="answer__earlier">{t('review.before', { value: describeValue(t, answer.earlier) })}</p>
      )}
      {answer.comment && (
        <p>
          <span className="answer__label">{t('review.comment')}</span> {answer.comment}
        </p>
      )}
      {answer.evidence && (
        <p>
          <span className="answer__label">{t('review.evidence')}</span> {answer.evidence}
        </p>
      )}
    </div>
  );
}

function describeValue(
  t: (key: string, values?: Record<string, unknown>) => string,
  answer: Pick<DescribedAnswer, 'kind' | 'level'>,
): string {
  if (answer.kind === null) return t('review.unanswered');
  return answer.kind === 'level' ? t('review.level', { level: answer.level }) : t(`review.${answer.kind}`);
}
