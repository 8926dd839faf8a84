import { useTranslation } from 'react-i18next';
import { AnswersByDirection } from '#app/components/answers-by-direction';
import type { AnswerGroupView, AnswerView } from '../view';
import { answerText } from './texts';

interface AllAnswersProps {
  areas: AnswerGroupView[];
  earlier: string | null;
}

/** Every signed answer with its text, comment and evidence. */
export function AllAnswers({ areas, earlier }: AllAnswersProps) {
  return (
    <AnswersByDirection areas={areas} idPrefix="svar">
      {(answer) => <Answer answer={answer} earlier={earlier} />}
    </AnswersByDirection>
  );
}

function Answer({ answer, earlier }: { answer: AnswerView; earlier: string | null }) {
  const { t } = useTranslation();
  return (
    <div className="answer">
      <p className="answer__question">
        {answer.code} {answer.question}
      </p>
      <p>
        <span className="level" data-level={answer.level ?? undefined}>
          {answer.level ?? '–'}
        </span>{' '}
        <strong>
          {answerText(t, answer)}
          {answer.levelName && `, ${answer.levelName}`}
        </strong>
        {answer.levelText && `: ${answer.levelText}`}
      </p>
      {earlier && answer.earlier && (
        <p>{t('result.before', { round: earlier, value: answerText(t, answer.earlier) })}</p>
      )}
      {answer.isRequired && <p>{t('result.isRequired')}</p>}
      {answer.isSensitive && <p>{t('result.isSensitive')}</p>}
      {answer.comment && (
        <p className="answer__text">
          <span className="answer__label">{t('result.comment')}</span> {answer.comment}
        </p>
      )}
      {answer.evidence && (
        <p className="answer__text">
          <span className="answer__label">{t('result.evidence')}</span> {answer.evidence}
        </p>
      )}
    </div>
  );
}
