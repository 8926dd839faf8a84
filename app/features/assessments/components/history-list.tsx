import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { HistoryStep } from '../read-assessment.server';

/** Every step of the assessment, oldest first, with who took it and why. */
export function HistoryList({ steps }: { steps: HistoryStep[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 className="ds-heading" data-size="sm" id="history">
        {t('assessment.history')}
      </h2>
      <ol className="history">
        {steps.map((step) => (
          <li key={step.id}>
            <time dateTime={step.at}>{formatDateTime(step.at)}</time> {t(`event.${step.action}`)}
            {step.personName ? `, ${step.personName}` : ''}
            {step.reason && <blockquote>{step.reason}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
