import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

const LINKS = [
  ['/lan/matomgangar', 'county.rounds.title'],
  ['/lan/handlingsplaner', 'joint.plans.title'],
  ['/lan/uppfoljning', 'county.followUp.title'],
] as const;

/** The county's other pages. */
export function MoreLinks() {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="ds-heading" data-size="sm">
        {t('county.more')}
      </h2>
      <ul className="plain-list">
        {LINKS.map(([path, name]) => (
          <li key={path}>
            <Link className="ds-link row-link" to={path}>
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
