import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

export interface WaitingOffer {
  id: string;
  title: string;
  path: string;
  organisationName: string;
  hasAsked: boolean;
}

interface WaitingOffersProps {
  offers: readonly WaitingOffer[];
  /** Where somebody works in several organisations. */
  namesOrganisation?: boolean;
}

/** What the county offers and nobody has answered yet. */
export function WaitingOffers({ offers, namesOrganisation }: WaitingOffersProps) {
  const { t } = useTranslation();
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="waiting-offers" className="notice no-print waiting-offers">
      <h2 className="ds-heading" data-size="xs" id="waiting-offers">
        {t('joint.waiting.title')}
      </h2>
      <ul className="plain-list">
        {offers.map(({ id, title, path, organisationName, hasAsked }) => (
          <li key={id}>
            <Link className="ds-link" to={path}>
              {title}
            </Link>
            {namesOrganisation && ` (${organisationName})`}
            {hasAsked && ` ${t('joint.waiting.asked')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
