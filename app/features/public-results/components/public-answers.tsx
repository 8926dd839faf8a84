import { useTranslation } from 'react-i18next';
import type { PublicAnswer, PublicDirection, PublicOrganisationView } from '../read-public-organisation.server';

/** Every answer that the organisation shows, folded area by area. */
export function PublicAnswers({ areas }: { areas: NonNullable<PublicOrganisationView['areas']> }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="answers" className="public-answers">
      <h2 className="ds-heading" data-size="sm" id="answers">
        {t('public.of.answers')}
      </h2>
      <p>{t('public.of.answersText')}</p>
      {areas.map(({ code, name, directions }) => (
        <details key={code} className="fold">
          <summary>
            <h3 className="ds-heading" data-size="xs">
              {name}
            </h3>
          </summary>
          {directions.map((direction) => (
            <Direction key={direction.code} direction={direction} />
          ))}
        </details>
      ))}
    </section>
  );
}

function Direction({ direction: { name, answers } }: { direction: PublicDirection }) {
  const { t } = useTranslation();
  return (
    <div className="answers">
      <h4 className="ds-heading" data-size="2xs">
        {name}
      </h4>
      {answers === null ? (
        <p>{t('result.notShown', { reason: t('result.hidden.sensitive') })}</p>
      ) : (
        answers.map((answer) => <Answer key={answer.code} answer={answer} />)
      )}
    </div>
  );
}

function Answer({ answer: { question, kind, level, levelText, comment } }: { answer: PublicAnswer }) {
  const { t } = useTranslation();
  return (
    <div className="answer">
      <p className="answer__question">{question}</p>
      <p>
        <strong>{kind === 'level' ? t('public.of.level', { level }) : t(`public.of.${kind}`)}</strong>
        {levelText !== '' && `. ${levelText}`}
      </p>
      {comment !== '' && <p className="written-text">{t('public.of.comment', { text: comment })}</p>}
    </div>
  );
}
