import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Progress } from '#app/components/progress';
import { StatusTag } from '#app/components/status-tag';
import { formatDate } from '#app/i18n/format';
import type { OpenAssessment } from '../read-overview.server';

/** The round now: what it is, when it closes, what is left for me, how far the organisation is. */
export function CurrentRound({ assessment, isMain }: { assessment: OpenAssessment; isMain: boolean }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'sv';
  const { step, areas } = assessment;
  const date = formatDate(assessment.closesAt);
  return (
    <section className="card" aria-labelledby={`round-${assessment.id}`}>
      <div className="card__head">
        <h2 className="ds-heading" data-size="sm" id={`round-${assessment.id}`}>
          {assessment.organisationName}: {assessment.roundName}
        </h2>
        <StatusTag status={assessment.status} />
      </div>
      <p>{t(assessment.isClosed ? 'overview.closed' : 'overview.closes', { date })}</p>
      {assessment.message && !assessment.isClosed && (
        <div className="notice">
          <h3 className="ds-heading" data-size="2xs">
            {t('overview.message')}
          </h3>
          <p className="written-text">{assessment.message}</p>
        </div>
      )}
      <p className="lead">{t(`overview.step.${step.text}`)}</p>
      {step.to && (
        <p>
          <Link className="ds-button" data-variant={isMain ? undefined : 'secondary'} to={step.to}>
            {t(`overview.button.${step.text}`)}
          </Link>
        </p>
      )}
      <h3 className="ds-heading" data-size="2xs">
        {t('overview.progress', { count: assessment.people })}
      </h3>
      <ul className="progress-list">
        {areas.map((area) => (
          <li key={area.code}>
            <span>{area.name[language]}</span>
            <Progress done={area.answered} of={area.total} label={area.name[language]} />
          </li>
        ))}
      </ul>
      {assessment.mayOpen && (
        <p>
          <Link className="ds-link" to={`/sjalvskattning/${assessment.id}`}>
            {t('overview.toAssessment')}
          </Link>
        </p>
      )}
    </section>
  );
}
