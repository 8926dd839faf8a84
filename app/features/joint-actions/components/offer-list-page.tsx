import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { formatDate } from '#app/i18n/format';
import type { OfferLine } from '../view';
import { JointMark, OfferMark } from './marks';

/** What the county has offered the own organisations. */
export function OfferListPage({ offers }: { offers: readonly OfferLine[] }) {
  const { t } = useTranslation();
  const isOfSeveral = new Set(offers.map(({ organisation }) => organisation)).size > 1;
  return (
    <div className="joint narrow">
      <Breadcrumb trail={[{ to: '/oversikt', label: t('layout.link.overview') }]} />
      <h1 className="ds-heading" data-size="lg">
        {t('joint.offers.title')}
      </h1>
      <p className="lead">{t('joint.offers.lead')}</p>
      {offers.length === 0 && <p>{t('joint.offers.empty')}</p>}
      <ul className="plain-list">
        {offers.map(({ id, title, path, organisation, status, jointStatus, offeredAt }) => (
          <li key={id} className="joint__offer">
            <Link className="ds-link row-link" to={path}>
              {title}
            </Link>
            <span className="joint__marks">
              <OfferMark status={status} />
              {jointStatus !== 'offered' && <JointMark status={jointStatus} />}
            </span>
            <span className="joint__sub">
              {t('joint.offers.offeredOn', { day: formatDate(offeredAt) })}
              {isOfSeveral && ` ${organisation}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
