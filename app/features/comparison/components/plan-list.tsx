import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { PlansView } from '../view';

/** Whose plans there are to read, and the way to each. */
export function PlanList({ view: { setting, plans } }: { view: PlansView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="planer">
      <h2 id="planer" className="ds-heading" data-size="md">
        {t('compare.plans.list')}
      </h2>
      {plans.length === 0 ? (
        <p>{t('compare.plans.nobody')}</p>
      ) : (
        <ul className="plain-list">
          {plans.map(({ slug, name, isOwn, actions }) => (
            <li key={slug}>
              <Link className="ds-link row-link" to={`/jamfor/handlingsplaner/${slug}/${setting.choice.round}`}>
                {name}
                {isOwn && ` (${t('compare.map.own')})`}
              </Link>
              {', '}
              {t('compare.plans.actions', { count: actions })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
