import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { formatDate } from '#app/i18n/format';
import type { ResultView, UnsignedView } from '../view';
import { pageAddress } from './how-link';

/** The page's heading, alike whether there is a result or not. */
export function PageHeading({ view }: { view: ResultView | UnsignedView }) {
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumb trail={[{ to: '/oversikt', label: t('layout.link.overview') }]} />
      <h1 className="ds-heading" data-size="lg">
        {t('result.title', { organisation: view.formalName, round: view.roundLabel })}
      </h1>
    </>
  );
}

/** Who signed what and when, with what the reader must know before trusting it: replaced, revised, or being reworked. */
export function PageHead({ view, canOpenAssessment }: { view: ResultView; canOpenAssessment: boolean }) {
  const { t } = useTranslation();
  const { replacedBy, counted } = view;
  return (
    <header>
      <PageHeading view={view} />
      {view.isReworked && (
        <p className="notice">
          <strong>{t('result.reworked')}</strong> {t('result.reworkedText')} {counted && t('result.reworkedClosed')}
        </p>
      )}
      {counted && counted.revision !== view.latestRevision && (
        <p className="notice">
          <strong>{t('result.revised')}</strong>{' '}
          {t('result.revisedText', {
            counted: counted.revision,
            latest: view.latestRevision,
            date: formatDate(counted.signedAt),
          })}
        </p>
      )}
      {replacedBy && (
        <p className="notice">
          <strong>{t('result.replaced')}</strong>{' '}
          {t('result.replacedText', {
            revision: view.revision,
            latest: replacedBy.revision,
            date: formatDate(replacedBy.signedAt),
          })}{' '}
          <Link className="ds-link" to={pageAddress(null, null)}>
            {t('result.toLatest')}
          </Link>
        </p>
      )}
      <p>{t('result.signed', { date: formatDate(view.signedAt), person: view.signedBy })}</p>
      <p className="result-print">{t('result.reference', { reference: view.reference })}</p>
      <ul className="result-links no-print">
        <li>
          <Link className="ds-link" to={`/sjalvskattning/${view.assessmentId}/kvitto`}>
            {t('result.toReceipt')}
          </Link>
        </li>
        {canOpenAssessment && (
          <li>
            <Link className="ds-link" to={`/sjalvskattning/${view.assessmentId}`}>
              {t('result.toAssessment')}
            </Link>
          </li>
        )}
      </ul>
    </header>
  );
}
