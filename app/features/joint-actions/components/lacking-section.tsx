import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#app/i18n/format';
import type { LackingView } from '../view';

const NEW = '/lan/gemensamma-aktiviteter/ny';

/** What many lack: the lowest directions, which are released figures, and questions of those who show theirs. */
export function LackingSection({ lacking }: { lacking: LackingView | null }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="lacking">
      <h2 className="ds-heading" data-size="sm" id="lacking">
        {t('joint.lacking.title')}
      </h2>
      {lacking ? <Found lacking={lacking} /> : <p>{t('joint.lacking.noRound')}</p>}
    </section>
  );
}

function Found({ lacking }: { lacking: LackingView }) {
  const { t } = useTranslation();
  const { roundName, directions, shown, total, questions } = lacking;
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {t('joint.lacking.directions', { round: roundName })}
      </h3>
      {directions.length === 0 ? (
        <p>{t('joint.lacking.noDirections')}</p>
      ) : (
        <ul className="plain-list">
          {directions.map(({ code, name, mean, n }) => (
            <li key={code}>
              <span className="code">{code}</span> {name}: {formatNumber(mean, 1)} (
              {t('joint.lacking.of', { count: n })}){' '}
              <Link className="ds-link joint__draft" to={`${NEW}?om=${code}`}>
                {t('joint.lacking.draft')} <span className="visually-hidden">{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <h3 className="ds-heading" data-size="xs">
        {t('joint.lacking.questions')}
      </h3>
      <p>{t('report.lacking.shown', { count: shown, total })}</p>
      {questions.length === 0 ? (
        <p>{t('joint.lacking.noQuestions')}</p>
      ) : (
        <ul className="plain-list">
          {questions.map(({ code, question, below, of }) => (
            <li key={code}>
              {t('report.lacking.question', { count: below, of, code, question })}{' '}
              <Link className="ds-link joint__draft" to={`${NEW}?om=${code}`}>
                {t('joint.lacking.draft')} <span className="visually-hidden">{question}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
