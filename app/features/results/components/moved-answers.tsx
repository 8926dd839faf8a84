import { useTranslation } from 'react-i18next';
import type { AnswerGroupView, AnswerView } from '../view';
import { answerText } from './texts';

/** The questions whose level is another than last time: what a direction's change is made of (method 6.2). */
export function MovedAnswers({ areas, earlier }: { areas: readonly AnswerGroupView[]; earlier: string | null }) {
  const { t } = useTranslation();
  const moved = movedOf(areas);
  if (earlier === null) return <p>{t('result.firstTime')}</p>;
  if (moved.length === 0) return <p>{t('result.moved.none', { round: earlier })}</p>;
  return (
    <>
      <p>{t('result.moved.intro', { round: earlier })}</p>
      <ul className="plain-list">
        {moved.map((answer) => (
          <li key={answer.code}>
            {answer.code} {answer.question}{' '}
            <strong>
              {t('result.moved.step', { from: answerText(t, answer.earlier ?? answer), to: answerText(t, answer) })}
            </strong>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Only levels are compared: a question that nobody could answer has not moved. */
export function movedOf(areas: readonly AnswerGroupView[]): AnswerView[] {
  return areas
    .flatMap((area) => area.directions.flatMap((direction) => direction.answers))
    .filter(({ kind, level, earlier }) => kind === 'level' && earlier?.kind === 'level' && earlier.level !== level);
}
