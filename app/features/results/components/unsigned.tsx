import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#app/i18n/format';
import type { UnsignedView } from '../view';
import { PageHeading } from './page-head';

/** No sign-off yet: what will be here, and what to do now. */
export function Unsigned({ view, canOpenAssessment }: { view: UnsignedView; canOpenAssessment: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="narrow">
      <PageHeading view={view} />
      <p className="lead">{t('result.unsigned.what')}</p>
      <p>{t(`result.unsigned.${view.status}`, { date: formatDate(view.closesAt) })}</p>
      <p className="button-row">
        {canOpenAssessment && (
          <Link className="ds-button" to={`/sjalvskattning/${view.assessmentId}`}>
            {t('result.unsigned.open')}
          </Link>
        )}
        {view.earlierPath && (
          <Link className="ds-button" data-variant="secondary" to={view.earlierPath}>
            {t('result.unsigned.earlier', { round: view.earlierLabel })}
          </Link>
        )}
      </p>
    </div>
  );
}
