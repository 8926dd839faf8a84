import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { JointCardView } from '../read-joint-card.server';

/** The joint actions that are under way, each with where it is. */
export function JointCard({ joint }: { joint: JointCardView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="joint">
      <h2 className="ds-heading" data-size="sm" id="joint">
        {t('joint.title')}
      </h2>
      {joint.going.length === 0 && <p>{t('joint.card.none')}</p>}
      <ul className="plain-list">
        {joint.going.map(({ id, title, status, accepted, offered }) => (
          <li key={id}>
            <Link className="ds-link" to={`/lan/gemensamma-aktiviteter/${id}`}>
              {title}
            </Link>
            {`. ${t(`joint.status.${status}`)}. `}
            {offered > 0 && t('joint.card.accepted', { accepted, offered })}
          </li>
        ))}
      </ul>
      {joint.unanswered > 0 && <p>{t('joint.unanswered', { count: joint.unanswered })}</p>}
      <p>
        <Link className="ds-link row-link" to="/lan/gemensamma-aktiviteter">
          {t('joint.card.all')}
        </Link>
      </p>
    </section>
  );
}
