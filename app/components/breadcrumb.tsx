import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Where the page stands: links to what it is part of. */
export function Breadcrumb({ trail }: { trail: readonly { to: string; label: string }[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('layout.breadcrumb')} className="breadcrumb">
      <ol>
        {trail.map((step) => (
          <li key={step.to}>
            <Link to={step.to}>{step.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
