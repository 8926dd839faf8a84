import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';

/** The areas and the facts, with how much of each the person has answered. */
export function AreaNavigation({ view }: { view: AreaView }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('answering.areas')} className="area-nav no-print">
      <ul>
        {view.areas.map((area) => (
          <li key={area.slug}>
            <Link
              to={`/sjalvskattning/${view.assessment.id}/${area.slug}`}
              aria-current={area.slug === view.slug ? 'page' : undefined}
            >
              {area.name} <span className="area-nav__count">{t('progress.of', { done: area.answered, of: area.total })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
