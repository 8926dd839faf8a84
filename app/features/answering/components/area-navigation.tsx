import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AreaLink, AreaView } from '../area-view';

interface AreaNavigationProps {
  view: AreaView;
  /** How many of this area's questions have a value now, where the form knows better than the page. */
  answeredHere: number | null;
}

/** The areas and the facts, with how much of each the person has answered. */
export function AreaNavigation({ view, answeredHere }: AreaNavigationProps) {
  const { t } = useTranslation();
  const doneOf = ({ slug, answered }: AreaLink) => (slug === view.slug ? (answeredHere ?? answered) : answered);
  return (
    <nav aria-label={t('answering.areas')} className="area-nav no-print">
      <ul>
        {view.areas.map((area) => (
          <li key={area.slug}>
            <Link
              to={`/sjalvskattning/${view.assessment.id}/${area.slug}`}
              aria-current={area.slug === view.slug ? 'page' : undefined}
            >
              {area.name}{' '}
              <span className="area-nav__count">{t('progress.of', { done: doneOf(area), of: area.total })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
