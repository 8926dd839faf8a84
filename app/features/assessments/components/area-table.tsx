import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Progress } from '#app/components/progress';
import type { AssessmentView } from '../read-assessment.server';

/** The areas and "Fakta", how far each is for me and for everybody together, with the way in. */
export function AreaTable({ view }: { view: AssessmentView }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'sv';
  const path = `/sjalvskattning/${view.id}`;
  return (
    <section aria-labelledby="areas">
      <h2 className="ds-heading" data-size="sm" id="areas">
        {t('assessment.areas')}
      </h2>
      <ul className="area-list">
        {view.areas.map((area) => (
          <li key={area.code} className="area-list__row">
            <Link className="ds-link" to={`${path}/${area.code.toLowerCase()}`}>
              {area.name[language]}
            </Link>
            {view.own && (
              <span>
                {t('assessment.mine')}{' '}
                <Progress done={area.own} of={area.total} label={`${t('assessment.mine')} ${area.name[language]}`} />
              </span>
            )}
            <span>
              {t('assessment.all')}{' '}
              <Progress done={area.answered} of={area.total} label={`${t('assessment.all')} ${area.name[language]}`} />
            </span>
          </li>
        ))}
        <li className="area-list__row">
          <Link className="ds-link" to={`${path}/fakta`}>
            {t('assessment.facts')}
          </Link>
          <span>
            {t('assessment.all')}{' '}
            <Progress done={view.facts.answered} of={view.facts.total} label={t('assessment.facts')} />
          </span>
        </li>
      </ul>
    </section>
  );
}
