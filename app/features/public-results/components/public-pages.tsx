import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ClosedRoundView } from '../read-public-results.server';

/** The way to what single organisations show beyond their values. */
export function PublicPages({ view: { pages, slug: round, programmeSlug } }: { view: ClosedRoundView }) {
  const { t } = useTranslation();
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="pages">
      <h2 className="ds-heading" data-size="sm" id="pages">
        {t('public.pages.title')}
      </h2>
      <p>{t('public.pages.text')}</p>
      <ul className="plain-list">
        {pages.map(({ slug, name, hasAnswers, hasPlan }) => (
          <li key={slug}>
            <Link className="ds-link row-link" to={`/publikt/${round}/${slug}?lan=${programmeSlug}`}>
              {name}
            </Link>
            {': '}
            {hasAnswers && hasPlan
              ? t('public.pages.both')
              : t(hasAnswers ? 'public.pages.answers' : 'public.pages.plan')}
          </li>
        ))}
      </ul>
    </section>
  );
}
