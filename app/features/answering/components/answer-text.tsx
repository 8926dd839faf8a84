import { useTranslation } from 'react-i18next';
import type { AnswerContent } from '#app/domain/questionnaire/answer';

interface AnswerTextProps {
  answer: AnswerContent;
  /** The level texts of the question, when they should be written out. */
  levels?: readonly string[];
}

/** An answer to read: level, comment, evidence. */
export function AnswerText({ answer, levels }: AnswerTextProps) {
  const { t } = useTranslation();
  const { kind, level, comment, evidence } = answer;
  const text = level === null ? undefined : levels?.[level];
  return (
    <div className="answer-text">
      <p>
        <strong>{kind === 'level' ? t('answering.level', { level }) : t(`answering.kind.${kind ?? 'none'}`)}</strong>
        {text && `. ${text}`}
      </p>
      {comment && (
        <p className="answer-text__words">
          {t('answering.commentLabel')}: {comment}
        </p>
      )}
      {evidence && (
        <p className="answer-text__words">
          {t('answering.evidenceLabel')}: {evidence}
        </p>
      )}
    </div>
  );
}
